/// Brings the rows of several threads into the order of their articles and writes them.
///
/// `@unchecked Sendable`: every property is only touched inside the monitor.
final class OrderedOutput: @unchecked Sendable {
  private let monitor = Monitor()
  private let output: any RowOutput
  private let reporter: RunReporter
  private let window: Int
  private var waiting: [Int: RowBatch] = [:]
  private var nextSequence = 0
  private var claimed = 0
  private var workers = 0
  private var isClosed = false
  private(set) var tally: Tally
  private(set) var failure: BatchError?

  /// After a stop signal the workers have this long to leave; then the run ends without them.
  private static let patienceInMilliseconds = 1500

  /// Puts the rows of `workers` threads in order; `tally` is what an earlier run has counted.
  init(_ output: any RowOutput, reporter: RunReporter, tally: Tally, workers: Int) {
    self.output = output
    self.reporter = reporter
    self.tally = tally
    window = 2 * workers + 2
  }

  /// Waits until one more chunk may be read, and says whether the run goes on.
  func waitForRoom() -> Bool {
    monitor.withLock {
      while claimed - nextSequence >= window, failure == nil, StopSignal.received == nil {
        monitor.wait(milliseconds: 200)
      }
      claimed += 1
      return failure == nil
    }
  }

  /// Takes the rows of one chunk, and writes all that are due.
  func deliver(_ batch: RowBatch) {
    monitor.withLock {
      waiting[batch.sequence] = batch
      while failure == nil, !isClosed, let due = waiting.removeValue(forKey: nextSequence) {
        nextSequence += 1
        for message in due.messages { reporter.show(message) }
        do throws(SystemError) { try output.write(due) } catch { failure = .system(error) }
        tally += due.tally
        reporter.advance(to: tally, consumedBytes: due.consumedBytes)
      }
      monitor.wakeAll()
    }
  }

  /// Ends the run because of `error`.
  func fail(_ error: BatchError) {
    monitor.withLock {
      failure = failure ?? error
      monitor.wakeAll()
    }
  }

  func addWorker() { monitor.withLock { workers += 1 } }

  func removeWorker() {
    monitor.withLock {
      workers -= 1
      monitor.wakeAll()
    }
  }

  /// Waits until the last thread has left; after a stop signal or a failure not for long.
  func waitForWorkers() {
    monitor.withLock {
      while workers > 0, StopSignal.received == nil, failure == nil {
        monitor.wait(milliseconds: 100)
      }
      let deadline = MonotonicClock.seconds + Double(Self.patienceInMilliseconds) / 1000
      while workers > 0, MonotonicClock.seconds < deadline { monitor.wait(milliseconds: 50) }
      // A thread that is still in the middle of an article must not write from here on.
      isClosed = true
    }
  }

  /// Finishes the output, or leaves it for a later run to go on with.
  func close() -> BatchOutcome {
    monitor.withLock {
      var outcome = BatchOutcome(tally: tally, signal: StopSignal.received, failure: failure)
      guard outcome.signal == nil, outcome.failure == nil else {
        output.abandon()
        return outcome
      }
      do throws(SystemError) {
        try output.finish()
      } catch {
        output.abandon()
        outcome.failure = .system(error)
      }
      return outcome
    }
  }
}
