/// Bytes that come in one after another: a file, a pipe, or what a compressed file expands to.
protocol ByteSource: AnyObject {
  /// Reads at least one byte into `buffer`, or none at the end.
  ///
  /// - Returns: The number of bytes read; 0 at the end.
  /// - Throws: `InputProblem` if the input is damaged, unreadable or beyond its limits.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int

  /// The bytes read from the file itself, before expansion.
  var consumedBytes: Int { get }

  /// Whether a read may have to wait for somebody else: a pipe or a terminal.
  var isInteractive: Bool { get }
}

extension ByteSource {
  /// Reads at least one byte into `bytes` from `offset` on, or none at the end.
  func read(
    into bytes: inout [UInt8], from offset: Int = 0
  ) throws(InputProblem) -> Int {
    try bytes.withUnsafeMutableBufferPointer { buffer throws(InputProblem) in
      let free = UnsafeMutableBufferPointer(rebasing: buffer[offset...])
      return try read(into: UnsafeMutableRawBufferPointer(free))
    }
  }
}
