import CZstd

/// Expands zstd.
final class ZstdExpander: Expander {
  static let name = "zstd"
  private let stream: OpaquePointer

  init() throws(InputProblem) {
    guard let stream = ZSTD_createDCtx() else {
      throw InputProblem(.damaged, "zstd cannot start")
    }
    self.stream = stream
    // A window of 128 MB would let a small file claim that much memory; 8 MB is zstd's own advice.
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 23)
  }

  deinit { ZSTD_freeDCtx(stream) }

  func expand(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Expansion {
    var expanded = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    var waiting = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    let status = ZSTD_decompressStream(stream, &expanded, &waiting)
    return Expansion(
      usedByteCount: waiting.pos, expandedByteCount: expanded.pos, isInsideMember: status != 0,
      damage: ZSTD_isError(status) == 0
        ? nil : " (\(String(cString: ZSTD_getErrorName(status))))")
  }
}
