import CZlib

/// What a gzip file expands to; several members in one file follow one another.
final class GzipSource: ByteSource {
  private let source: FileSource
  private let limit: ExpansionLimit
  private var stream = z_stream()
  private var input = [UInt8](repeating: 0, count: 64 << 10)
  private var inputRange = 0..<0
  private var expandedBytes = 0
  private var isInsideMember = false

  var consumedBytes: Int { source.consumedBytes }
  var isInteractive: Bool { source.isInteractive }

  init(_ source: FileSource, limit: ExpansionLimit) throws(InputProblem) {
    self.source = source
    self.limit = limit
    let anyGzipHeader: Int32 = 15 + 16
    let status = inflateInit2_(
      &stream, anyGzipHeader, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw InputProblem(.damaged, "zlib cannot start (\(status))") }
  }

  deinit { inflateEnd(&stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    while true {
      if inputRange.isEmpty {
        let length = try source.read(into: &input)
        inputRange = 0..<length
        if length == 0 {
          guard isInsideMember, StopSignal.received == nil else { return 0 }
          throw InputProblem(
            .damaged, "the gzip data ends too early", utf8Offset: source.consumedBytes)
        }
      }
      let expanded = try inflateOnce(into: buffer)
      if expanded > 0 { return expanded }
    }
  }

  private func inflateOnce(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputProblem) -> Int {
    isInsideMember = true
    let available = inputRange.count
    let status = input.withUnsafeMutableBufferPointer { bytes in
      stream.next_in = bytes.baseAddress?.advanced(by: inputRange.lowerBound)
      stream.avail_in = UInt32(available)
      stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(clamping: buffer.count)
      return inflate(&stream, Z_NO_FLUSH)
    }
    inputRange = (inputRange.upperBound - Int(stream.avail_in))..<inputRange.upperBound
    let expanded = Int(UInt32(clamping: buffer.count) - stream.avail_out)
    expandedBytes += expanded
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isInsideMember = false
      inflateReset(&stream)
    default:
      throw InputProblem(
        .damaged, "the gzip data is damaged", utf8Offset: source.consumedBytes - inputRange.count)
    }
    try limit.check(expanded: expandedBytes, compressed: source.consumedBytes - inputRange.count)
    return expanded
  }
}
