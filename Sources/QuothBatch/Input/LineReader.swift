import Glibc

/// Cuts the bytes of a source into lines, with a limit on the length of a line.
final class LineReader {
  enum Line {
    /// A line was appended, without its line feed.
    case line
    /// A line of this many bytes was left out.
    case tooLong(bytes: Int)
    /// The next line is not there yet, and waiting for it may take long.
    case pending
    case end
  }

  private let source: any ByteSource
  private let maximumLineBytes: Int
  private var buffer = [UInt8](repeating: 0, count: LineReader.bufferBytes)
  private var start = 0
  private var end = 0
  private var skippedBytes: Int?
  private var isAtEnd = false

  private static let bufferBytes = 128 << 10

  init(_ source: any ByteSource, maximumLineBytes: Int) {
    self.source = source
    self.maximumLineBytes = maximumLineBytes
  }

  var consumedBytes: Int { source.consumedBytes }

  /// Appends the next line to `bytes`; a line that a pipe has not yet delivered is only waited
  /// for if `mayWait`.
  func next(into bytes: inout [UInt8], mayWait: Bool) throws(InputProblem) -> Line {
    var searchStart = start
    while true {
      if let lineFeed = lineFeedOffset(from: searchStart) {
        let line = start..<lineFeed
        start = lineFeed + 1
        return finish(line, into: &bytes)
      }
      if isAtEnd {
        let line = start..<end
        start = end
        if line.isEmpty && skippedBytes == nil { return .end }
        return finish(line, into: &bytes)
      }
      if end - start > maximumLineBytes {
        skippedBytes = (skippedBytes ?? 0) + end - start
        start = end
      }
      if source.isInteractive && !mayWait { return .pending }
      searchStart = end - start
      try fill()
    }
  }

  private func finish(_ line: Range<Int>, into bytes: inout [UInt8]) -> Line {
    let length = line.count + (skippedBytes ?? 0)
    if skippedBytes != nil || length > maximumLineBytes {
      skippedBytes = nil
      return .tooLong(bytes: length)
    }
    bytes += buffer[line]
    return .line
  }

  private func lineFeedOffset(from offset: Int) -> Int? {
    guard offset < end else { return nil }
    return buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + offset, 0x0A, end - offset)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Moves what is left to the front of the buffer and reads on behind it.
  private func fill() throws(InputProblem) {
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + start, end - start)
      }
      end -= start
      start = 0
    }
    if end == buffer.count {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    } else if end == 0 && buffer.count > Self.bufferBytes {
      buffer = [UInt8](repeating: 0, count: Self.bufferBytes)
    }
    let length = try source.read(into: &buffer, from: end)
    end += length
    isAtEnd = length == 0
  }
}
