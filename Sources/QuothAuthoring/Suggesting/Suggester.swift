package import Quoth
package import QuothDiagnostics
package import QuothEngine
package import QuothEvaluation
package import QuothModel
package import QuothRules
package import QuothText

/// Finds gold events that no rule finds, and proposes rules whose gain it measures by running them.
package struct Suggester {
  /// Loads the packs with some rules more.
  package typealias Load = (_ additions: [SourceFile]) -> LoadedRules

  private let gold: DocumentCollection
  private let texts: [AnnotatedDocument]
  private let options: EvaluationOptions
  private let table: LexicalTable
  private let load: Load

  /// A suggester for `gold`, which counts the matches of its proposals in `texts`, too.
  package init(
    gold: DocumentCollection, texts: [AnnotatedDocument], options: EvaluationOptions,
    table: LexicalTable, load: @escaping Load
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
    let writer = ProposalWriter(rules.ruleSet, gold: gold.documents)
    let candidates = groups.enumerated().map { number, group in
      writer.proposals(for: group, id: Self.id(for: group, number: number, rules))
    }
    var chosen = try best(of: candidates, groups, before)
    let textMatches = try complete(&chosen, groups, annotator, before)
    let suggestions = groups.indices.map { index in
      suggestion(
        groups[index], chosen[index], textMatches: textMatches[index],
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
  }

  // MARK: Measuring

  /// The proposal of each group that adds most; the broader notation of equal ones.
  private func best(
    of candidates: [[Proposal]], _ groups: [TriggerGroup], _ before: DocumentCollection
  ) throws -> [Choice] {
    var chosen = groups.map { _ in Choice() }
    for kind in 0..<(candidates.map(\.count).max() ?? 0) {
      let proposals = candidates.map { kind < $0.count ? $0[kind] : nil }
      for (index, gain) in try gains(of: proposals, groups, before) {
        guard let old = chosen[index].proposal else {
          chosen[index] = Choice(proposal: proposals[index], gain: gain)
          continue
        }
        let isBetter =
          (gain.balance, gain.rightArguments - gain.wrongArguments)
          > (
            chosen[index].gain.balance,
            chosen[index].gain.rightArguments - chosen[index].gain.wrongArguments
          )
        chosen[index] =
          isBetter
          ? Choice(proposal: proposals[index], gain: gain)
          : Choice(proposal: old, gain: chosen[index].gain)
      }
    }
    return chosen
  }

  /// Compiles proposals, runs them over gold, and measures each.
  ///
  /// Proposals with the same words would compete for their triggers, so those run apart.
  private func gains(
    of proposals: [Proposal?], _ groups: [TriggerGroup], _ before: DocumentCollection
  ) throws -> [(index: Int, gain: RuleGains.Gain)] {
    var found: [(Int, RuleGains.Gain)] = []
    for round in rounds(of: proposals, groups) {
      let rules = load([Self.file(of: round.compactMap { proposals[$0] })])
      let sound = Set(rules.declarations.filter(\.isSound).map(\.id))
      let after = try PackAnnotator(rules.ruleSet, table: table).annotate(gold)
      let gains = try RuleGains(
        of: round.compactMap { proposals[$0]?.id }, gold: gold, before: before, after: after,
        options: options)
      for index in round {
        guard let id = proposals[index]?.id, sound.contains(id) else { continue }
        found.append((index, gains.gain(of: id)))
      }
    }
    return found
  }

  /// The places of proposals that can run together.
  private func rounds(of proposals: [Proposal?], _ groups: [TriggerGroup]) -> [[Int]] {
    var rounds: [[Int]] = []
    var uses: [String: Int] = [:]
    for index in proposals.indices where proposals[index] != nil {
      let head = groups[index].words.prefix { $0 != " " }
      let round = uses[String(head), default: 0]
      uses[String(head)] = round + 1
      if round == rounds.count { rounds.append([]) }
      rounds[round].append(index)
    }
    return rounds
  }

  private static func file(of proposals: [Proposal]) -> SourceFile {
    let text = "quoth: 1\npack: suggestions\nrules:\n" + proposals.map(\.yaml).joined()
    return SourceFile(path: "suggestions.yaml", bytes: Array(text.utf8))
  }

  // MARK: Examples and texts

  /// Gives the chosen proposals a `yes` line that they pass, and counts their matches in the texts.
  private func complete(
    _ chosen: inout [Choice], _ groups: [TriggerGroup], _ annotator: PackAnnotator,
    _ before: DocumentCollection
  ) throws -> [Int?] {
    var matches = [Int?](repeating: texts.isEmpty ? nil : 0, count: groups.count)
    let known = try annotator.annotate(texts)
    for index in chosen.indices where !chosen[index].gain.found.isEmpty {
      let line = ExampleWriter.line(for: groups[index], found: chosen[index].gain.found)
      chosen[index].proposal?.example = line
    }
    for round in rounds(of: chosen.map(\.proposal), groups) {
      let rules = load([Self.file(of: round.compactMap { chosen[$0].proposal })])
      dropFailingExamples(&chosen, round, rules)
      guard !texts.isEmpty else { continue }
      let after = try PackAnnotator(rules.ruleSet, table: table).annotate(texts)
      for index in round {
        guard let id = chosen[index].proposal?.id else { continue }
        matches[index] = zip(known, after).reduce(0) { sum, pair in
          sum + Self.newMatches(of: id, from: pair.0, to: pair.1)
        }
      }
    }
    return matches
  }

  private func dropFailingExamples(_ chosen: inout [Choice], _ round: [Int], _ rules: LoadedRules) {
    let ids = Set(round.compactMap { chosen[$0].proposal?.id })
    let own = rules.declarations.filter { ids.contains($0.id) }
    let failed = ExampleRunner(rules.ruleSet, table: table).check(own).diagnostics
    let failedLines = Set(failed.compactMap { $0.place?.line })
    for declaration in own {
      let isFailed =
        !declaration.isSound || declaration.examples.isEmpty
        || declaration.examples.contains { failedLines.contains($0.place.line) }
      guard isFailed, let index = round.first(where: { chosen[$0].proposal?.id == declaration.id })
      else { continue }
      chosen[index].proposal?.example = nil
    }
  }

  private static func newMatches(
    of id: String, from before: AnnotatedDocument, to after: AnnotatedDocument
  ) -> Int {
    after.events.count { event in
      event.rules.contains { $0 == id || $0.hasPrefix(id + "/") }
        && !before.events.contains { $0.type == event.type && $0.trigger == event.trigger }
    }
  }

  // MARK: Results

  private func suggestion(
    _ group: TriggerGroup, _ choice: Choice, textMatches: Int?, nearest: String?
  ) -> Suggestion {
    Suggestion(
      eventType: group.eventType, words: group.words, wordClass: group.wordClass,
      missed: group.members.map {
        Suggestion.Missed(
          document: $0.document.id, sentence: ExampleWriter.marked(sentenceOf: $0))
      },
      goldArguments: group.members.reduce(0) { $0 + $1.event.arguments.count },
      proposal: choice.proposal, gain: choice.gain,
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
