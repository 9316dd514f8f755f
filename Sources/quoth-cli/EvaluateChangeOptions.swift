import ArgumentParser

/// How `quoth evaluate` shows what changed rules gain and lose.
struct EvaluateChangeOptions: ParsableArguments {
  @Flag(
    help: """
      Run again whenever a file of the rules, or GOLD, is saved, and print what was gained and lost. \
      Ctrl-C ends it.
      """)
  var watch = false

  @Option(
    help: ArgumentHelp(
      "Print what was gained and lost since this earlier output for the texts of GOLD.",
      valueName: "run"), completion: .file())
  var against: String?

  @Option(
    help: ArgumentHelp(
      "Texts without gold to watch as well: files, folders, JSON Lines (repeatable).",
      valueName: "path"), completion: .file())
  var text: [String] = []

  @Option(
    help: ArgumentHelp("The most changes to print at once; 0 for all.", valueName: "number"))
  var limit = 40

  func validate() throws {
    if watch && against != nil { throw ValidationError("--watch and --against exclude each other") }
    if !text.isEmpty && !watch { throw ValidationError("--text needs --watch") }
    if limit < 0 { throw ValidationError("--limit is a number from 0 on") }
  }
}
