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

  /// What a proposal does on gold.
  struct Outcome {
    let index: Int
    let gain: RuleGains.Gain
    /// The sentences of its wrong matches.
    let wrong: [String]
  }

  /// What each sound proposal adds on gold.
  func outcomes(of proposals: [Proposal?]) throws -> [Outcome] {
    try rounds(of: proposals).flatMap { round in
      let after = try PackAnnotator(round.rules.ruleSet, table: table).annotate(gold)
      let gains = try RuleGains(
        of: round.proposals.map(\.proposal.id), gold: gold, before: before, after: after,
        options: options)
      let changes = try MatchChanges(gold: gold, before: before, after: after, options: options)
      let sound = Set(round.rules.declarations.filter(\.isSound).map(\.id))
      return round.proposals.filter { sound.contains($0.proposal.id) }.map { index, proposal in
        Outcome(
          index: index, gain: gains.gain(of: proposal.id),
          wrong: changes.newMatches(of: proposal.id, .wrong))
      }
    }
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

  /// The sentences in `texts` in which each proposal matches and the packs alone, in `before`, do not.
  func matches(
    of proposals: [Proposal?], in texts: [AnnotatedDocument], before: [AnnotatedDocument]
  ) throws -> [[String]] {
    var matches: [[String]] = proposals.map { _ in [] }
    guard !texts.isEmpty else { return matches }
    for round in rounds(of: proposals) {
      let after = try PackAnnotator(round.rules.ruleSet, table: table).annotate(texts)
      let changes = MatchChanges(before: before, after: after, options: options)
      for (index, proposal) in round.proposals {
        matches[index] = changes.newMatches(of: proposal.id, .unjudged)
      }
    }
    return matches
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

extension MatchChanges {
  /// The sentences of events that a rule, or a form of the frame, has gained with that verdict.
  fileprivate func newMatches(of id: String, _ verdict: MatchChange.Verdict) -> [String] {
    changes.filter { change in
      change.kind == .event && change.direction == .gained && change.verdict == verdict
        && change.rules.contains { $0 == id || $0.hasPrefix(id + "/") }
    }.map(MatchChangesReport.sentence)
  }
}
