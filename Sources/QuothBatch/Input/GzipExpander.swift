import CZlib

/// Expands gzip.
final class GzipExpander: Expander {
  static let name = "gzip"
  private var stream = z_stream()

  init() throws(InputProblem) {
    let anyGzipHeader: Int32 = 15 + 16
    let status = inflateInit2_(
      &stream, anyGzipHeader, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw InputProblem(.damaged, "zlib cannot start (\(status))") }
  }

  deinit { inflateEnd(&stream) }

  func expand(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Expansion {
    // zlib reads what its pointer to mutable bytes leads to, and leaves it as it is.
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(input.count)
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: output.count)
    let status = inflate(&stream, Z_NO_FLUSH)
    var expansion = Expansion(
      usedByteCount: input.count - Int(stream.avail_in),
      expandedByteCount: Int(UInt32(clamping: output.count) - stream.avail_out),
      isInsideMember: status != Z_STREAM_END)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: inflateReset(&stream)
    default: expansion.damage = ""
    }
    return expansion
  }
}
