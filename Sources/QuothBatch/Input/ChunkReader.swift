/// Hands out the articles of a plan in chunks; one thread uses it at a time.
final class ChunkReader {
  private let reader: ArticleReader
  private let shard: Shard?
  private let resumePosition: InputPosition
  private var digest = StreamDigest()
  private var itemCount = 0
  private var sequence = 0
  private var isAtEnd = false

  /// Chunks grow to about this many bytes.
  private static let chunkBytes = 128 << 10
  /// And to this many articles, so that the output of a chunk stays small too.
  private static let chunkItems = 1024

  /// A reader of `plan` that leaves out what an earlier run has done up to `resumePosition`.
  init(_ plan: InputPlan, limits: InputLimits, shard: Shard?, resumePosition: InputPosition) {
    reader = ArticleReader(plan, limits: limits)
    self.shard = shard
    self.resumePosition = resumePosition
  }

  /// The next articles, or `nil` at the end of the input or after a stop signal.
  ///
  /// - Throws: `BatchError.inputChanged` if the earlier run has read something else.
  func next() throws(BatchError) -> Chunk? {
    var chunk = Chunk(sequence: sequence)
    while !isAtEnd, chunk.bytes.count < Self.chunkBytes, chunk.items.count < Self.chunkItems {
      guard try readItem(into: &chunk) else { break }
    }
    chunk.consumedBytes = reader.consumedBytes
    guard StopSignal.received == nil, !chunk.items.isEmpty else { return nil }
    sequence += 1
    return chunk
  }

  /// Reads one item; `false` if the chunk should be handed out before waiting for the next.
  private func readItem(into chunk: inout Chunk) throws(BatchError) -> Bool {
    let start = chunk.bytes.count
    let isOurs = shard?.contains(itemCount) ?? true
    let step = reader.next(
      into: &chunk.bytes, mayWait: chunk.items.isEmpty, opensPlainText: isOurs)
    if StopSignal.received != nil {
      isAtEnd = true
      return false
    }
    let file: ArticleFile
    var line = 0
    var problem: InputProblem?
    switch step {
    case .pending: return false
    case .blankLine:
      chunk.bytes.removeSubrange(start...)
      return true
    case .end:
      isAtEnd = true
      guard itemCount >= resumePosition.items else { throw .inputChanged }
      return false
    case .article(let source, let number): (file, line) = (source, number)
    case .leftClosed(let source): file = source
    case .problem(let source, let number, let reason):
      chunk.bytes.removeSubrange(start...)
      (file, line, problem) = (source, number, reason)
      digest.update(reason.code.rawValue.utf8)
    }
    if line == 0 { digest.update(file.articleID.utf8) }
    chunk.bytes.withUnsafeBytes { bytes in
      digest.update(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }
    digest.update(0x0A)
    itemCount += 1
    try keepOrDrop(
      Chunk.Item(
        file: file, line: line, range: start..<chunk.bytes.count, problem: problem,
        end: InputPosition(items: itemCount, digest: digest.value)),
      isOurs: isOurs, in: &chunk)
    return true
  }

  private func keepOrDrop(
    _ item: Chunk.Item, isOurs: Bool, in chunk: inout Chunk
  ) throws(BatchError) {
    if itemCount == resumePosition.items, item.end.digest != resumePosition.digest {
      throw .inputChanged
    }
    if isOurs && itemCount > resumePosition.items {
      chunk.items.append(item)
    } else {
      chunk.bytes.removeSubrange(item.range)
    }
  }
}
