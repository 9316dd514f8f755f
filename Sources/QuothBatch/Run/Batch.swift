import Glibc

/// A run of the command `annotate`: from a plan and options to a finished output.
package struct Batch: Sendable {
  /// What to read.
  package var plan: InputPlan
  /// How to read and write.
  package var options: BatchOptions
  /// Where the rows go; `nil` is standard output.
  package var outputPath: String?
  /// Whether to go on with an unfinished run.
  package var isResuming = false
  /// Whether only problems are told on standard error.
  package var isQuiet = false
  /// How messages look on standard error.
  package var logFormat = LogFormat.text
  /// The version of Quoth, which the journal keeps.
  package var version: String

  /// A run with the given parts.
  package init(plan: InputPlan, options: BatchOptions, version: String) {
    self.plan = plan
    self.options = options
    self.version = version
  }

  /// Annotates everything with `annotator`.
  package func run(_ annotator: some ArticleAnnotator) -> BatchOutcome {
    let start = MonotonicClock.seconds
    let showsProgress = !isQuiet && logFormat == .text && isatty(2) == 1
    let reporter = RunReporter(
      format: logFormat, isQuiet: isQuiet,
      progress: showsProgress ? ProgressBar(totalBytes: plan.totalBytes) : nil)
    var outcome = BatchOutcome()
    do throws(BatchError) {
      let (output, position) = try openOutput(for: annotator, reporter)
      guard let output else {
        outcome.tally = position.tally
        return outcome
      }
      let reader = ChunkReader(
        plan, limits: options.limits, shard: options.shard, resumePosition: position.input)
      let ordered = OrderedOutput(
        output, reporter: reporter, tally: position.tally, workers: options.workers)
      BatchRun(annotator, options: options, input: reader, output: ordered).run()
      outcome = ordered.close()
    } catch {
      outcome.failure = error
    }
    report(outcome, to: reporter, seconds: MonotonicClock.seconds - start)
    return outcome
  }

  private func openOutput(
    for annotator: some ArticleAnnotator, _ reporter: RunReporter
  ) throws(BatchError) -> (output: (any RowOutput)?, position: JournalEntry) {
    guard let outputPath else {
      let standard = FileDescriptor(STDOUT_FILENO, path: "standard output", closes: false)
      return (StreamOutput(standard, compression: options.compression), JournalEntry())
    }
    var status = stat()
    if stat(outputPath, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw .outputIsFolder(outputPath) }
      if status.st_mode & S_IFMT != S_IFREG {
        do throws(SystemError) {
          let device = try FileDescriptor(opening: outputPath, O_WRONLY)
          return (StreamOutput(device, compression: options.compression), JournalEntry())
        } catch {
          throw .system(error)
        }
      }
    }
    let opening = try AtomicOutput.open(
      outputPath, compression: options.compression,
      conditions: options.conditions(version: version, rules: annotator.fingerprint),
      resuming: isResuming)
    switch opening {
    case .ready(let output): return (output, output.position)
    case .alreadyComplete(let entry):
      reporter.show("\(outputPath) is complete already", level: "note")
      return (nil, entry)
    }
  }

  private func report(_ outcome: BatchOutcome, to reporter: RunReporter, seconds: Double) {
    let hint = outputPath == nil ? "" : "; go on with --resume"
    if let signal = outcome.signal {
      let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
      reporter.finish(outcome.tally, seconds: seconds)
      return reporter.show("stopped by \(name)\(hint)")
    }
    switch outcome.failure {
    case nil: reporter.finish(outcome.tally, seconds: seconds)
    case .system(let error) where error.isClosedPipe: break
    case .system(let error): reporter.show(error.message + hint)
    case .some(let error): reporter.show(error.message)
    }
  }
}
