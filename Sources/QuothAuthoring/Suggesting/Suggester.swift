package import QuothDiagnostics
import QuothEngine
package import QuothEvaluation
package import QuothModel
package import QuothRules
package import QuothText

/// Finds gold events that no rule finds, and proposes rules whose gain it measures by running them.
package struct Suggester {
  private let gold: DocumentCollection
  private let texts: [AnnotatedDocument]
  private let options: EvaluationOptions
  private let table: LexicalTable
  private let load: ProposalTrial.Load

  /// A suggester for `gold`, which counts the matches of its proposals in `texts`, too.
  package init(
    gold: DocumentCollection, texts: [AnnotatedDocument], options: EvaluationOptions,
    table: LexicalTable, load: @escaping ProposalTrial.Load
  ) {
    self.gold = gold
    self.texts = texts
    self.options = options
    self.table = table
    self.load = load
  }

  /// What was found out.
  package struct Result {
    /// The greatest gain first.
    package let suggestions: [Suggestion]
    /// The number of gold events.
    package let goldEvents: Int
    /// How many of them no rule finds.
    package let missedEvents: Int
    /// How many of those have no trigger to go by.
    package let withoutTrigger: Int
    /// The number of texts without gold.
    package let textCount: Int
  }

  /// Proposes rules for what `rules` miss.
  ///
  /// Throws `EvaluationRefusal` or `TextError` for gold that cannot be used.
  package func suggestions(for rules: LoadedRules) throws -> Result {
    let annotator = PackAnnotator(rules.ruleSet, table: table)
    let before = try annotator.annotate(gold)
    let missed = try MissedEvents(gold: gold, predicted: before, options: options)
    let (groups, withoutTrigger) = try TriggerGroup.groups(of: missed, read: annotator)
    let trial = ProposalTrial(
      groups: groups, gold: gold, before: before, options: options, table: table, load: load)
    let writer = ProposalWriter(rules.ruleSet, gold: gold.documents)
    let candidates = groups.enumerated().map { number, group in
      writer.proposals(for: group, id: Self.id(for: group, number: number, rules))
    }
    var chosen = try best(of: candidates, trial)
    for index in chosen.indices where !chosen[index].gain.found.isEmpty {
      let line = ExampleWriter.line(for: groups[index], found: chosen[index].gain.found)
      chosen[index].proposal?.example = line
    }
    for index in try trial.failingExamples(of: chosen.map(\.proposal)) {
      chosen[index].proposal?.example = nil
    }
    let textMatches = try trial.matches(
      of: chosen.map(\.proposal), in: texts, before: annotator.annotate(texts))
    let suggestions = groups.indices.map { index in
      suggestion(
        groups[index], chosen[index], textMatches: texts.isEmpty ? nil : textMatches[index],
        nearest: NearestRule.description(for: groups[index], annotator))
    }
    return Result(
      suggestions: suggestions.sorted(by: Self.precedes),
      goldEvents: gold.documents.reduce(0) { $0 + $1.events.count },
      missedEvents: missed.documents.reduce(0) { $0 + $1.events.count },
      withoutTrigger: withoutTrigger, textCount: texts.count)
  }

  private struct Choice {
    var proposal: Proposal?
    var gain = RuleGains.Gain()
    var wrong: [String] = []

    /// Right events beyond wrong ones, then right arguments beyond wrong ones.
    var worth: (Int, Int) { (gain.balance, gain.rightArguments - gain.wrongArguments) }
  }

  /// The proposal of each group that adds most; of equal ones the broader notation, which comes first.
  private func best(of candidates: [[Proposal]], _ trial: ProposalTrial) throws -> [Choice] {
    var chosen = candidates.map { _ in Choice() }
    for kind in 0..<(candidates.map(\.count).max() ?? 0) {
      let proposals = candidates.map { kind < $0.count ? $0[kind] : nil }
      for outcome in try trial.outcomes(of: proposals) {
        let choice = Choice(
          proposal: proposals[outcome.index], gain: outcome.gain, wrong: outcome.wrong)
        let old = chosen[outcome.index]
        if old.proposal == nil || choice.worth > old.worth { chosen[outcome.index] = choice }
      }
    }
    return chosen
  }

  private func suggestion(
    _ group: TriggerGroup, _ choice: Choice, textMatches: [String]?, nearest: String?
  ) -> Suggestion {
    Suggestion(
      eventType: group.eventType, words: group.words, wordClass: group.wordClass,
      missed: group.members.map {
        Suggestion.Missed(
          document: $0.document.id, sentence: ExampleWriter.marked(sentenceOf: $0))
      },
      goldArguments: group.members.reduce(0) { $0 + $1.event.arguments.count },
      proposal: choice.proposal, gain: choice.gain, wrongMatches: choice.wrong,
      found: group.members.count { choice.gain.found[$0.gold] != nil },
      textMatches: choice.proposal == nil ? nil : textMatches, nearest: nearest)
  }

  private static func precedes(_ left: Suggestion, _ right: Suggestion) -> Bool {
    let gains = [left, right].map {
      [
        $0.proposal == nil ? 0 : 1, $0.gain.balance,
        $0.gain.rightArguments - $0.gain.wrongArguments, $0.missed.count,
      ]
    }
    if gains[0] != gains[1] { return gains[1].lexicographicallyPrecedes(gains[0]) }
    let names = [left, right].map {
      [$0.eventType, $0.words, $0.wordClass.rawValue].map(ExactText.init)
    }
    return names[0].lexicographicallyPrecedes(names[1])
  }

  /// An id that no rule of the packs has: `seizure.cordon`.
  private static func id(for group: TriggerGroup, number: Int, _ rules: LoadedRules) -> String {
    let words = group.words.utf8.map { byte -> Character in
      (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
        ? Character(UnicodeScalar(byte)) : "-"
    }
    let plain = "\(group.eventType.lowercased()).\(String(words))"
    let taken = Set(rules.declarations.map(\.id))
    let name = group.wordClass == .verb ? plain : "\(plain).\(group.wordClass.rawValue)"
    return taken.contains(name) ? "\(name).\(number + 1)" : name
  }
}
