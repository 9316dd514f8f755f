import ArgumentParser
import QuothEvaluation

/// The conventions of figures, for every command that makes some.
struct EvaluateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Match mentions as another library does.", valueName: "nervaluate-1.2.1"))
  var compat: String?

  @Flag(help: "Count mentions of one type and span once.")
  var dedupe = false

  @Flag(help: "Count an argument as right only if the type of its mention is, too.")
  var argumentType = false

  @Option(help: ArgumentHelp("Leave a role out on both sides (repeatable).", valueName: "role"))
  var ignoreRole: [String] = []

  @Option(help: ArgumentHelp("Draws of intervals and trials of tests.", valueName: "number"))
  var draws = 10_000

  @Option(help: ArgumentHelp("The seed of the generator.", valueName: "number"))
  var seed: UInt64 = 12345

  func validate() throws {
    if let compat, compat != EvaluationOptions.Matching.nervaluate.rawValue {
      throw ValidationError(
        "'\(compat)' is not known; --compat takes \(EvaluationOptions.Matching.nervaluate.rawValue)"
      )
    }
    guard (0...1_000_000).contains(draws) else {
      throw ValidationError("--draws must be between 0 and 1000000")
    }
  }

  /// The options for the evaluator.
  var evaluationOptions: EvaluationOptions {
    var options = EvaluationOptions()
    options.matching = compat == nil ? .optimal : .nervaluate
    options.collapsesDuplicates = dedupe
    options.comparesArgumentTypes = argumentType
    options.ignoredRoles = ignoreRole
    options.drawCount = draws
    options.seed = seed
    return options
  }
}
