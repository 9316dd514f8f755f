import ArgumentParser

@main
struct QuothCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quoth",
    abstract: "Turns news reports into records of who did what to whom, and who says so.",
    version: "0.1.0",
    subcommands: [
      AnnotateCommand.self, CheckCommand.self, TestCommand.self, FormatCommand.self,
      ShowCommand.self, ViewCommand.self, ExplainCommand.self, SchemaCommand.self,
      EvaluateCommand.self, SuggestCommand.self, CompareCommand.self, AgreementCommand.self,
      ConvertCommand.self,
    ])
}
