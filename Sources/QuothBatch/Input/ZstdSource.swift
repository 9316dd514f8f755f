import CZstd

/// What a zstd file expands to; several frames in one file follow one another.
final class ZstdSource: ByteSource {
  private let source: FileSource
  private let limit: ExpansionLimit
  private let stream: OpaquePointer
  private var input = [UInt8](repeating: 0, count: 64 << 10)
  private var inputRange = 0..<0
  private var expandedBytes = 0
  private var isInsideFrame = false

  var consumedBytes: Int { source.consumedBytes }
  var isInteractive: Bool { source.isInteractive }

  init(_ source: FileSource, limit: ExpansionLimit) throws(InputProblem) {
    self.source = source
    self.limit = limit
    guard let stream = ZSTD_createDCtx() else {
      throw InputProblem(.damaged, "zstd cannot start")
    }
    self.stream = stream
    // A window of 128 MB would let a small file claim that much memory; 8 MB is zstd's own advice.
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 23)
  }

  deinit { ZSTD_freeDCtx(stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int {
    while true {
      if inputRange.isEmpty {
        let length = try source.read(into: &input)
        inputRange = 0..<length
        if length == 0 {
          guard isInsideFrame, StopSignal.received == nil else { return 0 }
          throw InputProblem(
            .damaged, "the zstd data ends too early", utf8Offset: source.consumedBytes)
        }
      }
      let expanded = try expandOnce(into: buffer)
      if expanded > 0 { return expanded }
    }
  }

  private func expandOnce(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputProblem) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    let (status, used) = input.withUnsafeBytes { bytes in
      var waiting = ZSTD_inBuffer(
        src: bytes.baseAddress?.advanced(by: inputRange.lowerBound), size: inputRange.count, pos: 0)
      let status = ZSTD_decompressStream(stream, &output, &waiting)
      return (status, waiting.pos)
    }
    inputRange = (inputRange.lowerBound + used)..<inputRange.upperBound
    guard ZSTD_isError(status) == 0 else {
      throw InputProblem(
        .damaged, "the zstd data is damaged (\(String(cString: ZSTD_getErrorName(status))))",
        utf8Offset: source.consumedBytes - inputRange.count)
    }
    isInsideFrame = status != 0
    expandedBytes += output.pos
    try limit.check(expanded: expandedBytes, compressed: source.consumedBytes - inputRange.count)
    return output.pos
  }
}
