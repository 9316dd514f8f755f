/// How much of an unfinished output is as its journal says.
enum OutputPrefix {
  /// The last of `entries` up to which the file at `path` has the digest that it had.
  ///
  /// Reads the file once.
  ///
  /// - Returns: The entry's index, and the digest's state at its end; `nil` if there is none.
  static func longest(
    of entries: [JournalEntry], in path: String
  ) -> (index: Int, digest: StreamDigest)? {
    guard let source = try? FileSource(path: path), source.size != nil else { return nil }
    var best: (index: Int, digest: StreamDigest)?
    var digest = StreamDigest()
    var offset = 0
    var next = 0
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while next < entries.count {
      while next < entries.count, entries[next].outputBytes <= offset {
        guard entries[next].outputBytes == offset, entries[next].outputDigest == digest.value else {
          return best
        }
        best = (next, digest)
        next += 1
      }
      guard next < entries.count else { break }
      let wanted = min(piece.count, entries[next].outputBytes - offset)
      let length = piece.withUnsafeMutableBytes { buffer in
        (try? source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))) ?? 0
      }
      guard length > 0 else { return best }
      digest.update(piece[..<length])
      offset += length
    }
    return best
  }
}
