import ArgumentParser
import Glibc
import Quoth
import QuothBatch

/// `quoth annotate`: articles in, records out.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Finds the events in articles and writes one record for each article.",
    discussion: """
      An input is a file, a folder (read to its depth, in the order of its paths) or '-' for \
      standard input. Files named .jsonl or .ndjson, and standard input, hold one JSON record a \
      line; any other file is one article of plain text, whose id is its name. gzip and zstd are \
      recognised by their content.

      A line that is no record becomes a record with the field 'error'; a file that is no text is \
      named on standard error. Either way the run goes on and ends with exit status 3.

      With --output the file appears whole or not at all: until then the rows stand in \
      PATH.partial, and --resume goes on with them after a crash.
      """)

  @Argument(help: "Files, folders, or '-' for standard input.", completion: .file())
  var inputs: [String] = []

  @OptionGroup(title: "Input") var reading: AnnotateReadingOptions

  @Option(
    name: .long, help: ArgumentHelp("A folder with rules, instead of the shipped conflict pack."),
    completion: .directory)
  var rules: [String] = []

  @Option(name: .long, help: "How records look: jsonl for programs, text for people.")
  var format = RowFormat.jsonLines

  @Option(
    name: [.short, .long], help: "The file to write; its ending .gz or .zst compresses it.",
    completion: .file())
  var output: String?

  @Option(name: .long, help: "none, gzip or zstd, whatever the name of the output says.")
  var compression: OutputCompression?

  @Flag(name: .long, help: "Go on with the unfinished run that has the same output.")
  var resume = false

  @Option(name: .long, help: "The number of threads; the records are the same for any number.")
  var workers: Int?

  @Flag(name: .long, help: "Exit with status 3 if a rule ran out of its budget on some sentence.")
  var strict = false

  @Flag(
    name: .long,
    help: "Load the rules from their files, and keep no compiled rules in the user's cache folder.")
  var noCache = false

  @Flag(name: .shortAndLong, help: "Show nothing but problems on standard error.")
  var quiet = false

  @Option(name: .long, help: "How messages on standard error look: text or json.")
  var logFormat = LogFormat.text

  func validate() throws {
    if inputs.isEmpty && isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Name at least one input, or '-' for standard input.")
    }
    if resume && output == nil {
      throw ValidationError("--resume needs --output: standard output cannot be taken up again.")
    }
    if let workers, !(1...256).contains(workers) {
      throw ValidationError("--workers is a number from 1 to 256.")
    }
    if output?.isEmpty == true { throw ValidationError("--output is empty.") }
  }

  private func annotator() throws -> ExtractorAnnotator {
    let shipped = try ShippedPacks.directory()
    let packs = rules.isEmpty ? ["\(shipped)/conflict"] : rules
    return ExtractorAnnotator(
      try Extractor(packs: rules, cache: noCache ? nil : RuleCache.user()),
      rulePaths: packs + ["\(shipped)/english"])
  }

  func run() throws {
    StopSignal.install()
    let plan = InputPlan(
      inputs.isEmpty ? ["-"] : inputs, layout: reading.input, matching: reading.glob)
    var options = BatchOptions()
    options.format = format
    options.compression = compression ?? output.map(OutputCompression.init(forPath:)) ?? .none
    options.defaultDate = reading.date?.day
    options.fields = reading.fields
    options.limits.maximumDocumentBytes = reading.maxDocBytes
    options.shard = reading.shard
    options.workers = workers ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var batch = Batch(plan: plan, options: options, version: "0.1")
    batch.outputPath = output == "-" ? nil : output
    batch.isResuming = resume
    batch.isQuiet = quiet
    batch.logFormat = logFormat
    let annotator = try annotator()
    let outcome = batch.run(annotator)
    throw ExitCode(outcome.exitStatus(isStrict: strict))
  }
}
