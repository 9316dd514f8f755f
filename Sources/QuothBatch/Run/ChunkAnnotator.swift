internal import QuothModel

/// Turns chunks of articles into rows: the work of one thread.
struct ChunkAnnotator<Worker: ArticleAnnotatingWorker> {
  private let worker: Worker
  private let decoder: ArticleDecoder
  private let defaultDate: String?
  private var renderer: RowRenderer
  private var article = Article()

  init(_ worker: Worker, options: BatchOptions) {
    self.worker = worker
    decoder = ArticleDecoder(
      fields: options.fields, maximumTextBytes: options.limits.maximumDocumentBytes)
    defaultDate = options.defaultDate
    renderer = RowRenderer(options.format)
  }

  /// The rows of `chunk`, or `nil` if a stop was asked for before they were complete.
  mutating func annotate(_ chunk: Chunk) -> RowBatch? {
    var batch = RowBatch(sequence: chunk.sequence)
    batch.consumedBytes = chunk.consumedBytes
    for item in chunk.items {
      guard StopSignal.received == nil else { return nil }
      chunk.bytes.withUnsafeBufferPointer { bytes in
        annotate(item, UnsafeBufferPointer(rebasing: bytes[item.range]), into: &batch)
      }
      batch.marks.append(
        RowBatch.Mark(byteEnd: batch.bytes.count, inputEnd: item.end, tally: batch.tally))
    }
    return batch
  }

  private mutating func annotate(
    _ item: Chunk.Item, _ bytes: UnsafeBufferPointer<UInt8>, into batch: inout RowBatch
  ) {
    do throws(InputProblem) {
      if let problem = item.problem { throw problem }
      try decoder.decode(bytes, of: item.file, into: &article)
      let annotation = try worker.annotate(
        id: article.id, text: article.text, date: article.date ?? defaultDate)
      add(annotation, item, to: &batch)
    } catch {
      let isNamed = item.line > 0 && !article.id.isEmpty && item.problem == nil
      let message = RunMessage(
        file: item.file.displayName, line: item.line, articleID: isNamed ? article.id : nil,
        problem: error)
      batch.tally.problems += 1
      batch.messages.append(message)
      // A file that is no text has no row: its line on standard error names it.
      if item.line > 0 { renderer.append(message, to: &batch.bytes) }
    }
  }

  private mutating func add(
    _ annotation: Annotation, _ item: Chunk.Item, to batch: inout RowBatch
  ) {
    batch.tally.articles += 1
    batch.tally.textBytes += article.text.count
    batch.tally.mentions += annotation.document.mentions.count
    batch.tally.events += annotation.document.events.count
    if let failure = annotation.failures.first {
      batch.tally.limitedArticles += 1
      batch.messages.append(
        RunMessage(
          file: item.file.displayName, line: item.line, articleID: article.id,
          problem: InputProblem(.ruleLimit, failure.message)))
    }
    renderer.append(annotation, of: article, to: &batch.bytes)
  }
}
