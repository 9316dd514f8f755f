import CZlib
import CZstd
import Glibc

/// How rows are packed on their way out.
package enum OutputCompression: String, Sendable, CaseIterable {
  /// As they are.
  case none
  /// gzip, as several members.
  case gzip
  /// zstd, as several frames.
  case zstd

  /// What the ending of `path` asks for.
  package init(forPath path: String) {
    self = path.hasSuffix(".gz") ? .gzip : path.hasSuffix(".zst") ? .zstd : .none
  }

  /// Rows are packed in members of about this many bytes: a run can resume at each of them,
  /// and the bytes are the same whether it had to or not.
  var memberBytes: Int { self == .none ? 0 : 1 << 20 }

  /// Packs `bytes` as one member.
  func member(_ bytes: [UInt8]) throws(SystemError) -> [UInt8] {
    switch self {
    case .none: bytes
    case .gzip: try gzipMember(bytes)
    case .zstd: try zstdFrame(bytes)
    }
  }

  private func gzipMember(_ bytes: [UInt8]) throws(SystemError) -> [UInt8] {
    var stream = z_stream()
    let withGzipHeader: Int32 = 15 + 16
    let started = deflateInit2_(
      &stream, 6, Z_DEFLATED, withGzipHeader, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { throw SystemError(ENOMEM, action: "cannot compress") }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let status = bytes.withUnsafeBufferPointer { source in
      packed.withUnsafeMutableBufferPointer { target in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { throw SystemError(ENOMEM, action: "cannot compress") }
    packed.removeLast(Int(stream.avail_out))
    return packed
  }

  private func zstdFrame(_ bytes: [UInt8]) throws(SystemError) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let length = bytes.withUnsafeBytes { source in
      packed.withUnsafeMutableBytes { target in
        ZSTD_compress(target.baseAddress, target.count, source.baseAddress, source.count, 3)
      }
    }
    guard ZSTD_isError(length) == 0 else { throw SystemError(ENOMEM, action: "cannot compress") }
    packed.removeLast(packed.count - length)
    return packed
  }
}
