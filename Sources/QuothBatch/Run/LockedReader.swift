/// A chunk reader that several threads use in turn.
///
/// `@unchecked Sendable`: the reader is only touched inside the monitor.
final class LockedReader: @unchecked Sendable {
  private let monitor = Monitor()
  private let reader: ChunkReader

  init(_ reader: ChunkReader) {
    self.reader = reader
  }

  /// The next chunk, or `nil` at the end.
  func next() throws(BatchError) -> Chunk? {
    let result: Result<Chunk?, BatchError> = monitor.withLock {
      do throws(BatchError) { return .success(try reader.next()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
