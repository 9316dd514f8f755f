/// What some compressed bytes expand to.
struct Expansion {
  /// How many bytes of the input were used up.
  let usedByteCount: Int
  /// How many bytes came out.
  let expandedByteCount: Int
  /// Whether more must follow before the input may end.
  let isInsideMember: Bool
  /// What is wrong with the input; nothing if nil.
  var damage: String?
}

/// Expands one kind of compressed bytes, piece by piece; members that follow one another are one text.
protocol Expander: AnyObject {
  /// The kind, as messages call it.
  static var name: String { get }

  /// Expands as much of `input` as fits into `output`.
  func expand(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Expansion
}

/// What a compressed file expands to.
final class ExpandingSource<Format: Expander>: ByteSource {
  private let source: FileSource
  private let expander: Format
  private let limit: ExpansionLimit
  private var input = [UInt8](repeating: 0, count: 64 << 10)
  private var inputRange = 0..<0
  private var expandedBytes = 0
  private var isInsideMember = false

  var consumedBytes: Int { source.consumedBytes }
  var isInteractive: Bool { source.isInteractive }

  init(_ source: FileSource, _ expander: Format, limit: ExpansionLimit) {
    self.source = source
    self.expander = expander
    self.limit = limit
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    while true {
      if inputRange.isEmpty {
        let length = try source.read(into: &input)
        inputRange = 0..<length
        if length == 0 {
          guard isInsideMember, StopSignal.received == nil else { return 0 }
          throw InputProblem(
            .damaged, "the \(Format.name) data ends too early", utf8Offset: source.consumedBytes)
        }
      }
      let expanded = try expandOnce(into: buffer)
      if expanded > 0 { return expanded }
    }
  }

  private func expandOnce(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputProblem) -> Int {
    let expansion = input.withUnsafeBytes {
      expander.expand(UnsafeRawBufferPointer(rebasing: $0[inputRange]), into: buffer)
    }
    inputRange = (inputRange.lowerBound + expansion.usedByteCount)..<inputRange.upperBound
    let usedBytes = source.consumedBytes - inputRange.count
    if let damage = expansion.damage {
      throw InputProblem(
        .damaged, "the \(Format.name) data is damaged\(damage)", utf8Offset: usedBytes)
    }
    isInsideMember = expansion.isInsideMember
    expandedBytes += expansion.expandedByteCount
    try limit.check(expanded: expandedBytes, compressed: usedBytes)
    return expansion.expandedByteCount
  }
}
