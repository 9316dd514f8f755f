import ArgumentParser
import QuothFormats
import QuothModel

/// `quoth convert`: annotated documents from one format to another.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts annotated documents between JSON Lines and brat; reads CoNLL columns.",
    discussion: """
      What INPUT is shows in its name: a folder is brat's, .conll, .bio, .iob, .iob2 and .tsv are \
      columns, everything else is JSON Lines.
      """)

  enum Target: String, CaseIterable, ExpressibleByArgument {
    case jsonl, brat
  }

  enum Source: String, CaseIterable, ExpressibleByArgument {
    case jsonl, brat, columns
  }

  @ArgumentParser.Argument(help: "A file or a brat folder.")
  var input: String

  @Option(help: "The format of INPUT, where its name does not show it.")
  var from: Source?

  @Option(help: "The format to write.")
  var to: Target

  @Option(
    name: .shortAndLong,
    help: "The file or folder to write; standard output is the default for jsonl.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where brat's texts stand, if not beside the annotation: of INPUT, else of the output.",
      valueName: "folder"), completion: .directory)
  var texts: String?

  func validate() throws {
    if to == .brat, output == nil { throw ValidationError("brat needs a folder: --output FOLDER") }
  }

  func run() throws {
    let format =
      from.flatMap { DocumentSource.Format(rawValue: $0.rawValue) }
      ?? DocumentSource.Format(path: input)
    let isBrat = format == .brat
    if texts != nil, !isBrat, to != .brat {
      throw ValidationError("--texts is about brat folders, and none is read or written")
    }
    let collection = try EvaluateInput.documents(
      at: input, format: format, texts: isBrat ? texts : nil)
    switch to {
    case .jsonl:
      var writer = DocumentWriter()
      try EvaluateInput.write(writer.lines(for: collection.documents), to: output)
    case .brat:
      do {
        try BratWriter.write(
          collection.documents, folder: output ?? "", texts: isBrat ? nil : texts)
      } catch {
        EvaluateInput.report("quoth: error: \(error)")
        throw EvaluateInput.badInput
      }
    }
  }
}
