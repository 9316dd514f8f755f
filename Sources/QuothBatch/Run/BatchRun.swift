/// Annotates many articles with some threads and writes their rows in order.
///
/// The threads take turns at reading the next chunk and at writing the rows that are due, so
/// that no thread only waits; each annotates with a workspace of its own.
package final class BatchRun<Annotator: ArticleAnnotator>: Sendable {
  private let annotator: Annotator
  private let options: BatchOptions
  private let input: LockedReader
  private let output: OrderedOutput

  /// A run over `plan`, to `output`.
  init(_ annotator: Annotator, options: BatchOptions, input: ChunkReader, output: OrderedOutput) {
    self.annotator = annotator
    self.options = options
    self.input = LockedReader(input)
    self.output = output
  }

  /// Starts the threads and waits until all is written, or the run has to stop.
  func run() {
    var started = 0
    for _ in 0..<max(1, options.workers) {
      output.addWorker()
      do {
        try WorkerThread.start { [self] in
          work()
          output.removeWorker()
        }
        started += 1
      } catch {
        output.removeWorker()
        if started == 0 { output.fail(error) }
        break
      }
    }
    output.waitForWorkers()
  }

  private func work() {
    var chunks = ChunkAnnotator(annotator.makeWorker(), options: options)
    while output.waitForRoom(), StopSignal.received == nil {
      do throws(BatchError) {
        guard let chunk = try input.next() else { return }
        guard let batch = chunks.annotate(chunk) else { return }
        output.deliver(batch)
      } catch {
        return output.fail(error)
      }
    }
  }
}
