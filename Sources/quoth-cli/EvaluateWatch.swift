import ArgumentParser
import Quoth
import QuothAuthoring
import QuothBatch
import QuothDiagnostics
import QuothEvaluation
import QuothFormats
import QuothModel
import QuothRules

/// `quoth evaluate --watch`: tries rules on gold and other texts again whenever a file is saved.
///
/// Rules with mistakes change nothing: their diagnostics are printed, and the last good rules stay
/// what the next good ones are compared with.
struct EvaluateWatch {
  private let gold: String
  private let rules: [String]
  private let evaluation: EvaluationOptions
  private let changes: EvaluateChangeOptions
  private let isJSON: Bool

  private var trial: RuleTrial
  private var annotator: PackAnnotator?
  private var fingerprint = ""
  private var folders: [String]
  private var packs: [String] = []

  /// How often files are looked at, and how long they must have been left alone before a run.
  private static let pauseInMilliseconds: Int32 = 150

  /// Reads gold and texts.
  ///
  /// - Throws: `ExitCode` 3 if gold cannot be used.
  init(
    gold: String, rules: [String], evaluation: EvaluationOptions, changes: EvaluateChangeOptions,
    isJSON: Bool
  ) throws {
    self.gold = gold
    self.rules = rules
    self.evaluation = evaluation
    self.changes = changes
    self.isJSON = isJSON
    folders = rules.isEmpty ? [try ShippedPacks.directory() + "/conflict"] : rules
    trial = try Self.trial(gold: gold, texts: changes.text, evaluation)
  }

  /// Runs until a signal stops it.
  mutating func run() throws {
    StopSignal.install()
    var seen = FileSnapshot(of: watchedPaths)
    try loadRules()
    try show(because: [])
    // What the rules import is known only now; what was saved meanwhile is seen all the same.
    seen.add(FileSnapshot(of: watchedPaths))
    let places = (packs + [gold] + changes.text).joined(separator: ", ")
    EvaluateInput.report("watching \(places); Ctrl-C ends")
    while let now = settledSnapshot(after: seen) {
      let changed = now.changedFiles(since: seen)
      seen = now
      let isInput = changed.contains(where: isInput)
      if isInput {
        guard let fresh = try? Self.trial(gold: gold, texts: changes.text, evaluation) else {
          EvaluateInput.report("the last gold stays")
          continue
        }
        trial = fresh
      }
      let isNew = try loadRules()
      if isNew || isInput { try show(because: changed) }
    }
  }

  // MARK: Files

  private var watchedPaths: [String] { folders + [gold] + changes.text }

  private func isInput(_ path: String) -> Bool {
    ([gold] + changes.text).contains {
      path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/")
    }
  }

  /// The files once they differ from `seen` and have come to rest; `nil` after a stop signal.
  private func settledSnapshot(after seen: FileSnapshot) -> FileSnapshot? {
    var last = seen
    while StopSignal.pause(milliseconds: Self.pauseInMilliseconds) {
      let now = FileSnapshot(of: watchedPaths)
      if now != seen, now == last { return now }
      last = now
    }
    return nil
  }

  private static func trial(
    gold: String, texts: [String], _ options: EvaluationOptions
  ) throws -> RuleTrial {
    RuleTrial(
      gold: try EvaluateInput.documents(at: gold), texts: EvaluateInput.texts(at: texts),
      options: options)
  }

  // MARK: Rules

  /// Loads the rules; those with mistakes leave the last good ones in their place.
  ///
  /// - Returns: Whether there are new rules.
  @discardableResult
  private mutating func loadRules() throws -> Bool {
    let authored = try AuthoredRules(rules)
    let loaded = authored.loader.load(authored.paths)
    folders = Array(Set(authored.paths + loaded.folders)).sorted()
    packs = loaded.packs
    let mistakes = loaded.diagnostics.filter { $0.severity == .error }
    guard mistakes.isEmpty else {
      try DiagnosticOutput.write(mistakes, format: isJSON ? .json : .text)
      let count = DiagnosticOutput.count(mistakes.count, "mistake")
      EvaluateInput.report(
        annotator == nil
          ? "\(count) in the rules; waiting for better ones" : "\(count); the last good rules stay")
      return false
    }
    let newFingerprint = loaded.fingerprint
    guard newFingerprint != fingerprint else { return false }
    fingerprint = newFingerprint
    annotator = PackAnnotator(loaded.ruleSet, table: authored.table)
    return true
  }

  /// Tries the last good rules, and prints what they gain and lose.
  private mutating func show(because files: [String]) throws {
    guard let annotator else { return }
    do {
      switch try trial.run(annotator) {
      case .first(let report):
        EvaluateInput.report(report.problems.filter { $0.code != "few-documents" })
        try write(
          isJSON
            ? ReportJSON.bytes(of: report)
            : text("\(summary(report)): \(MatchChangesReport.headline(of: report))\n"))
      case .changes(let changes):
        try write(
          isJSON
            ? MatchChangesReport.json(of: changes, files: files)
            : text(
              "\n\(files.joined(separator: ", ")) saved\n"
                + MatchChangesReport.text(of: changes, limit: self.changes.limit)))
      }
    } catch let refusal as EvaluationRefusal {
      EvaluateInput.report(refusal.problems)
    }
  }

  private func summary(_ report: EvaluationReport) -> String {
    let texts = trial.texts.isEmpty ? "" : " and \(Plural.text(trial.texts.count, "text"))"
    return Plural.text(report.documentCount, "document") + texts
  }

  private func text(_ text: String) -> [UInt8] { Array(TerminalText.escaped(text).utf8) }

  private func write(_ bytes: [UInt8]) throws { try EvaluateInput.write(bytes, to: nil) }
}
