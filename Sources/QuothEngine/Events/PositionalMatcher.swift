import PCRE2
package import QuothRules
package import QuothText

/// Matches the positional parts of rules against the encoded view of one sentence, which is made when first needed.
struct PositionalMatcher {
  enum Side: Sendable {
    case left, right
  }

  struct Capture {
    let role: RoleID
    let fillers: [RoleFiller]
  }

  enum Outcome {
    case matched([Capture])
    case unmatched
    case failed(MatchFailure)
  }

  let graph: ClauseGraph
  /// The sentence's words, for what rules require of them.
  private(set) lazy var words = SentenceWords(graph, requirements)
  private let vocabulary: Vocabulary
  private let workspace: MatchWorkspace
  private let requirements: WordRequirements
  private lazy var view = SentenceView(graph, vocabulary: vocabulary)
  /// The number of elements left of a trigger that a left part is tried from.
  private static let leftReach = 40

  /// `requirements`: what the patterns ask of words.
  init(
    graph: ClauseGraph, vocabulary: Vocabulary, workspace: MatchWorkspace,
    requirements: WordRequirements
  ) {
    self.requirements = requirements
    self.graph = graph
    self.vocabulary = vocabulary
    self.workspace = workspace
  }

  /// Matches one side of a rule around its trigger: the right part directly behind it, the left part from the
  /// nearest start that reaches it.
  ///
  /// `requirement`: what the pattern asks of words.
  mutating func match(
    _ pattern: PositionalPattern, _ side: Side, of trigger: Range<Int>,
    _ requirement: WordRequirements.Requirement
  ) -> Outcome {
    let (view, words) = (view, words)
    return view.bytes.withUnsafeBufferPointer { bytes in
      switch side {
      case .right:
        let last = trigger.upperBound - 1
        let start =
          view.tokenStarts[last]
          + graph.document.bytes(ofToken: graph.analysis.firstToken + last).count
        return attempt(pattern, in: bytes, view, from: start, endingAt: bytes.count)
      case .left:
        let end = view.tokenStarts[trigger.lowerBound]
        let nearest = view.element(atByte: end)
        for element in stride(from: nearest, through: max(0, nearest - Self.leftReach), by: -1)
        where view.elementStarts[element] <= end {
          let tokens = graph.elements[element].tokens
          if requirements.canStart(requirement, at: tokens.lowerBound, in: words) {
            let outcome = attempt(
              pattern, in: bytes, view, from: view.elementStarts[element], endingAt: end)
            guard case .unmatched = outcome else { return outcome }
          }
          // Words inside the group: "were **found** shot".
          for token in tokens.dropFirst().reversed()
          where view.tokenStarts[token] < end
            && requirements.canStart(requirement, at: token, in: words)
          {
            let outcome = attempt(
              pattern, in: bytes, view, from: view.tokenStarts[token], endingAt: end)
            guard case .unmatched = outcome else { return outcome }
          }
        }
        return .unmatched
      }
    }
  }

  private func attempt(
    _ pattern: PositionalPattern, in bytes: UnsafeBufferPointer<UInt8>, _ view: SentenceView,
    from start: Int,
    endingAt end: Int
  ) -> Outcome {
    switch workspace.match(pattern.pattern, in: bytes, from: start, endingAt: end) {
    case .matched: .matched(pattern.captures.compactMap { capture(of: $0, view) })
    case .noMatch: .unmatched
    case .failed(let failure): .failed(failure)
    }
  }

  private func capture(of capture: RoleCapture, _ view: SentenceView) -> Capture? {
    guard let span = workspace.span(ofGroup: capture.group), !span.isEmpty else { return nil }
    if capture.isText {
      return view.tokens(in: span).map {
        Capture(role: capture.role, fillers: [.tokens($0, .clause)])
      }
    }
    let elements = view.element(atByte: span.lowerBound)...view.element(atByte: span.upperBound - 1)
    let members = elements.filter {
      !capture.isList || graph.isNounGroup($0) && capture.types.contains(graph.elements[$0].type)
    }
    return Capture(role: capture.role, fillers: members.map(RoleFiller.element))
  }

  /// How far a pattern that does not match got from the trigger's nearest start, and what stood there.
  mutating func explain(
    _ pattern: PositionalPattern, _ side: Side, of trigger: Range<Int>
  ) -> RuleMiss.Reason {
    let view = view
    let first = graph.analysis.firstToken
    let trace = view.bytes.withUnsafeBufferPointer { bytes in
      switch side {
      case .right:
        let last = trigger.upperBound - 1
        let start = view.tokenStarts[last] + graph.document.bytes(ofToken: first + last).count
        return workspace.trace(pattern.pattern, in: bytes, from: start, endingAt: bytes.count)
      case .left:
        let end = view.tokenStarts[trigger.lowerBound]
        let start = view.elementStarts[max(0, view.element(atByte: end) - 1)]
        return workspace.trace(pattern.pattern, in: bytes, from: min(start, end), endingAt: end)
      }
    }
    let name = side == .left ? "left" : "right"
    guard let trace else {
      return .context(side: name, expected: "a pattern that compiles", found: "")
    }
    let expected = pattern.element(atUTF8Offset: trace.patternOffset)?.text ?? ""
    let token = view.token(atByte: trace.furthestSubjectOffset)
    let found =
      token < graph.analysis.tags.count
      ? String(decoding: graph.document.bytes(ofToken: first + token), as: UTF8.self)
      : "the end of the sentence"
    return .context(side: name, expected: expected, found: found)
  }

  /// Whether the veto matches somewhere over the trigger.
  ///
  /// `requirement`: what its pattern asks of words.
  mutating func covers(
    _ veto: Veto, _ trigger: Range<Int>, _ requirement: WordRequirements.Requirement,
    _ record: inout MatchRecord, rule: String
  ) -> Bool {
    let (view, words) = (view, words)
    // One word of a fixed expression is enough: "came *under fire for* the delay".
    let triggerStarts =
      view.tokenStarts[trigger.lowerBound]...view.tokenStarts[trigger.upperBound - 1]
    return view.bytes.withUnsafeBufferPointer { bytes in
      for element in graph.elements.indices
      where view.elementStarts[element] <= triggerStarts.upperBound {
        attempts: for (start, token) in view.starts(
          inElement: element, of: graph.elements[element].tokens)
        where requirements.canStart(requirement, at: token, in: words) {
          switch workspace.match(veto.pattern.pattern, in: bytes, from: start) {
          case .noMatch: continue
          case .failed(let failure):
            record.failures.append(RuleFailure(rule: rule, reason: failure.message))
            return false
          case .matched:
            guard let whole = workspace.span(ofGroup: 0) else { return false }
            let span = veto.triggerGroup.flatMap(workspace.span(ofGroup:)) ?? whole
            if span.overlaps(Range(triggerStarts)) { return true }
            // The next match is looked for behind the element where this one starts.
            break attempts
          }
        }
      }
      return false
    }
  }
}
