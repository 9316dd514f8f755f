import Quoth
package import QuothDiagnostics
package import QuothEvaluation
package import QuothModel
package import QuothRules
package import QuothText

/// Compiles proposals together with the packs and runs them.
///
/// Proposals that begin with the same word would compete for their triggers, so those run apart.
package struct ProposalTrial {
  /// Loads the packs with some rule files more.
  package typealias Load = (_ additions: [SourceFile]) -> LoadedRules

  /// The groups that the proposals are for; a proposal has the place of its group.
  let groups: [TriggerGroup]
  let gold: DocumentCollection
  /// What the packs alone find in the texts of gold.
  let before: DocumentCollection
  let options: EvaluationOptions
  let table: LexicalTable
  let load: Load

  /// What each sound proposal adds on gold, by its place.
  func gains(of proposals: [Proposal?]) throws -> [(index: Int, gain: RuleGains.Gain)] {
    var found: [(Int, RuleGains.Gain)] = []
    for round in rounds(of: proposals) {
      let after = try PackAnnotator(round.rules.ruleSet, table: table).annotate(gold)
      let gains = try RuleGains(
        of: round.proposals.map(\.proposal.id), gold: gold, before: before, after: after,
        options: options)
      let sound = Set(round.rules.declarations.filter(\.isSound).map(\.id))
      for (index, proposal) in round.proposals where sound.contains(proposal.id) {
        found.append((index, gains.gain(of: proposal.id)))
      }
    }
    return found
  }

  /// The places of proposals whose example does not pass.
  func failingExamples(of proposals: [Proposal?]) throws -> [Int] {
    rounds(of: proposals.map { $0?.example == nil ? nil : $0 }).flatMap { round in
      let ids = Set(round.proposals.map(\.proposal.id))
      let own = round.rules.declarations.filter { ids.contains($0.id) }
      let failed = ExampleRunner(round.rules.ruleSet, table: table).check(own).diagnostics
      let lines = Set(failed.compactMap { $0.place?.line })
      let passed = Set(
        own.filter { rule in
          rule.isSound && !rule.examples.isEmpty
            && rule.examples.allSatisfy { !lines.contains($0.place.line) }
        }.map(\.id))
      return round.proposals.filter { !passed.contains($0.proposal.id) }.map(\.index)
    }
  }

  /// How many matches each proposal makes in `texts` that the packs alone, in `before`, do not make.
  func matches(
    of proposals: [Proposal?], in texts: [AnnotatedDocument], before: [AnnotatedDocument]
  ) throws -> [Int] {
    var matches = proposals.map { _ in 0 }
    guard !texts.isEmpty else { return matches }
    for round in rounds(of: proposals) {
      let after = try PackAnnotator(round.rules.ruleSet, table: table).annotate(texts)
      for (index, proposal) in round.proposals {
        matches[index] = zip(before, after).reduce(0) { sum, pair in
          sum + Self.newMatches(of: proposal.id, from: pair.0, to: pair.1)
        }
      }
    }
    return matches
  }

  private static func newMatches(
    of id: String, from before: AnnotatedDocument, to after: AnnotatedDocument
  ) -> Int {
    after.events.count { event in
      event.rules.contains { $0 == id || $0.hasPrefix(id + "/") }
        && !before.events.contains { $0.type == event.type && $0.trigger == event.trigger }
    }
  }

  // MARK: Rounds

  /// Proposals that run together, and the packs with them.
  private struct Round {
    let proposals: [(index: Int, proposal: Proposal)]
    let rules: LoadedRules
  }

  private func rounds(of proposals: [Proposal?]) -> [Round] {
    var rounds: [[(index: Int, proposal: Proposal)]] = []
    var uses: [String: Int] = [:]
    for (index, proposal) in proposals.enumerated() {
      guard let proposal else { continue }
      let head = String(groups[index].words.prefix { $0 != " " })
      let round = uses[head, default: 0]
      uses[head] = round + 1
      if round == rounds.count { rounds.append([]) }
      rounds[round].append((index, proposal))
    }
    return rounds.map { round in
      let text = "quoth: 1\npack: suggestions\nrules:\n" + round.map(\.proposal.yaml).joined()
      let file = SourceFile(path: "suggestions.yaml", bytes: Array(text.utf8))
      return Round(proposals: round, rules: load([file]))
    }
  }
}
