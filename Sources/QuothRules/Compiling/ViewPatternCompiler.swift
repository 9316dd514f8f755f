internal import PCRE2
internal import QuothText

/// Compiles elements of a pattern to a PCRE2 expression over the encoded view.
struct ViewPatternCompiler {
  let resolver: MentionResolver
  let inflector: Inflector
  let event: EventDeclaration?
  private var source = ""
  private var captures: [RoleCapture] = []
  private var elements: [ElementPlace] = []
  private var groupCount = 0
  private var maximumElementCount: Int? = 0
  private var isRepeating = false
  private var isLookingAhead = false
  private var markGroup: Int?
  private var groupTypes = TypeSet()
  private var words = WordStepFinder.Stretch()
  /// Where the last element right of a trigger is written.
  private var rightmost: SourceRange?

  init(resolver: MentionResolver, inflector: Inflector, event: EventDeclaration?) {
    self.resolver = resolver
    self.inflector = inflector
    self.event = event
  }

  /// What stands right of a trigger, to be matched directly behind the text of its last token.
  mutating func right(_ sequence: PatternSequence) -> PositionalPattern? {
    let trimmed = sequence.trimmed(atStart: false)
    guard !trimmed.isEmpty else { return nil }
    source = "\(View.close)"
    words = WordStepFinder(inflector: inflector).stretch(of: trimmed)
    rightmost = trimmed.last?.range
    emit(trimmed)
    return finish(
      options: [.anchored, .capturesNamedGroupsOnly],
      words: WordSequenceBuilder.sequence(trimmed, isLeft: false))
  }

  /// What stands left of a trigger, to be matched from a start near it up to its first byte.
  mutating func left(_ sequence: PatternSequence) -> PositionalPattern? {
    let trimmed = sequence.trimmed(atStart: true)
    guard !trimmed.isEmpty else { return nil }
    words = WordStepFinder(inflector: inflector).stretch(of: trimmed)
    emit(trimmed)
    // The trigger may stand inside a group, behind an auxiliary or an article.
    source += "(?:\(View.edge)\(View.groupHead)(?:[^ \(View.end)]++ )*+)?+\\z"
    return finish(
      options: [.anchored, .capturesNamedGroupsOnly],
      words: WordSequenceBuilder.sequence(trimmed, isLeft: true))
  }

  /// A pattern to be looked for anywhere in the sentence; `<…>` in it becomes a group of its own.
  ///
  /// `isAnchored`: where it is looked for, it is tried at one place after the other.
  mutating func anywhere(
    _ alternatives: [PatternSequence], isAnchored: Bool = false
  ) -> (pattern: PositionalPattern, markGroup: Int?)? {
    guard alternatives.contains(where: { !$0.isEmpty }) else { return nil }
    source = "(?<![^ \(View.textStart)\(View.edgeMark)])"
    words = WordStepFinder(inflector: inflector).stretch(of: alternatives)
    emitAlternatives(alternatives)
    let options: PatternOptions =
      isAnchored ? [.anchored, .capturesNamedGroupsOnly] : .capturesNamedGroupsOnly
    return (finish(options: options, words: nil), markGroup)
  }

  private func finish(options: PatternOptions, words sequence: WordSequence?) -> PositionalPattern {
    PositionalPattern(
      pattern: LazyPattern(source, options: options), captures: captures, elements: elements,
      maximumElementCount: maximumElementCount, groupTypes: groupTypes,
      wordSteps: words.steps, endsWithStep: words.endsWithStep, words: sequence)
  }

  // MARK: Elements

  private mutating func emit(_ sequence: PatternSequence) {
    for (index, node) in sequence.enumerated() {
      let followsGap = index > 0 && sequence[index - 1].isGap
      if case .gap(let gap) = node.kind {
        emit(gap, node: node, before: sequence[(index + 1)...])
      } else {
        emit(node, followsGap: followsGap)
      }
    }
  }

  private mutating func emitAlternatives(_ alternatives: [PatternSequence]) {
    source += "(?:"
    let before = maximumElementCount
    var longest: Int? = 0
    for (index, alternative) in alternatives.enumerated() {
      if index > 0 { source += "|" }
      maximumElementCount = 0
      emit(alternative)
      longest = longest.flatMap { known in maximumElementCount.map { max(known, $0) } }
    }
    maximumElementCount = before.flatMap { before in longest.map { before + $0 } }
    source += ")"
  }

  /// Writes one of several words as one token, which PCRE2 compiles several times as fast as one token for each.
  ///
  /// - Returns: false if the alternatives are not all words.
  private mutating func emitWords(_ alternatives: [PatternSequence]) -> Bool {
    let words = alternatives.compactMap { alternative -> (node: PatternNode, word: String)? in
      guard alternative.count == 1, case .word(let word) = alternative[0].kind else { return nil }
      return (alternative[0], word)
    }
    guard words.count == alternatives.count, words.count > 1 else { return false }
    let before = maximumElementCount
    source += "\(View.open)(?:"
    for (index, (node, word)) in words.enumerated() {
      if index > 0 { source += "|" }
      begin(node)
      source += View.literal(word)
    }
    source += ")\(View.close)"
    maximumElementCount = before.map { $0 + 1 }
    return true
  }

  private mutating func emit(_ node: PatternNode, followsGap: Bool = false) {
    switch node.kind {
    case .word(let word):
      begin(node)
      source += View.token(View.literal(word))
    case .expression(let expression):
      begin(node)
      emitExpression(expression, range: node.range)
    case .predicate(let predicate, let arguments):
      begin(node)
      groupTypes.insert(predicate == .noun ? .nounGroup : .verbGroup)
      emit(predicate, arguments)
    case .mention(let mention):
      begin(node)
      emit(mention, range: node.range, followsGap: followsGap)
    case .gap(let gap): emit(gap, node: node, before: [])
    case .group(let alternatives):
      if !emitWords(alternatives) { emitAlternatives(alternatives) }
    case .lookahead(let alternatives, let isNegative):
      let outer = isLookingAhead
      let count = maximumElementCount
      isLookingAhead = true
      source += isNegative ? "(?!" : "(?="
      emitAlternatives(alternatives)
      source += ")"
      isLookingAhead = outer
      maximumElementCount = count
    case .start: source += "\\A"
    case .end:
      source +=
        "(?:\(View.edge)[.!?…]++\(View.close))*+(?:\(View.edge)\(View.quote)\(View.close))?+\\z"
    case .repeated(let element, let minimum, let maximum):
      emit(element, minimum: minimum, maximum: maximum)
    case .trigger(let alternatives): emitMark(alternatives, range: node.range)
    case .event, .macro, .parameter:
      resolver.problems.report(
        "misplaced-element", "this element cannot stand here", at: node.range)
    }
  }

  private mutating func begin(_ node: PatternNode) {
    elements.append(
      ElementPlace(
        utf8Offset: source.utf8.count, text: resolver.problems.text(at: node.range)))
    maximumElementCount = maximumElementCount.map { $0 + 1 }
  }

  private mutating func emitMark(_ alternatives: [PatternSequence], range: SourceRange) {
    guard markGroup == nil, !isRepeating, !isLookingAhead else {
      resolver.problems.report(
        "several-triggers", "a pattern marks one stretch with '<…>'", at: range)
      return
    }
    groupCount += 1
    markGroup = groupCount
    source += "(?<mark>"
    emitAlternatives(alternatives)
    source += ")"
  }

  private mutating func emit(_ element: PatternNode, minimum: Int, maximum: Int?) {
    let outer = isRepeating
    isRepeating = isRepeating || maximum != 1
    let before = maximumElementCount
    maximumElementCount = 0
    source += "(?:"
    emit(element)
    source += ")"
    switch (minimum, maximum) {
    case (0, 1): source += "?"
    case (0, nil): source += "*"
    case (1, nil): source += "+"
    case (let low, let high?): source += low == high ? "{\(low)}" : "{\(low),\(high)}"
    case (let low, nil): source += "{\(low),}"
    }
    let length = maximumElementCount
    maximumElementCount = before.flatMap { before in
      maximum.flatMap { maximum in length.map { before + $0 * maximum } }
    }
    isRepeating = outer
  }

  private mutating func emitExpression(_ expression: String, range: SourceRange) {
    let errors = PatternValidator.errors(in: expression, scope: .token)
    for error in errors {
      // The slash stands before the expression; escapes are as long in the file as in the expression.
      let start = min(range.utf8.lowerBound + 1 + error.utf8Offset, range.utf8.upperBound)
      resolver.problems.report(
        "invalid-expression", error.message,
        at: SourceRange(file: range.file, utf8: start..<min(start + 1, range.utf8.upperBound)))
    }
    guard errors.isEmpty else { return }
    source += View.token("(?:\(PatternValidator.confinedToToken(expression)))")
  }

  private mutating func emit(_ predicate: TriggerPredicate, _ arguments: [PredicateArgument]) {
    let expressions = arguments.compactMap { argument -> [String]? in
      if case .words(let words, _) = argument { words } else { nil }
    }
    let alternatives = expressions.map { words in
      let head = predicate == .noun ? words.count - 1 : 0
      return words.enumerated().map { index, word in
        let forms = index == head ? inflector.forms(of: word, as: predicate) : [word]
        let literal = View.choice(of: forms)
        if index == 0 { return View.verbOrNoun(literal, predicate: predicate, isLast: head == 0) }
        // An object may stand between a verb and its particle.
        let object = predicate == .noun ? "" : "(?:\(View.anyGroup))?"
        return object + View.token(literal)
      }.joined()
    }
    source += "(?:\(alternatives.joined(separator: "|")))"
  }

  // MARK: Mentions and gaps

  private mutating func emit(_ mention: MentionSyntax, range: SourceRange, followsGap: Bool) {
    guard let resolved = resolver.resolve(mention, range: range, event: event) else { return }
    if isRepeating, resolved.role != nil {
      resolver.problems.report(
        "repeated-role", "a role in a repeated group would keep only its last mention", at: range,
        help: ["write {role:Type+} for a list"])
    }
    if isLookingAhead, resolved.role != nil {
      resolver.problems.report(
        "role-in-lookahead", "a role cannot be bound in a look-ahead", at: range)
    }
    groupTypes = groupTypes.union(resolved.types)
    let edge = followsGap ? "" : View.edge
    if let text = resolved.text {
      emitText(text, resolved: resolved, isRightmost: range == rightmost)
    } else {
      let head = View.mentionHead(resolved)
      let opening = capture(resolved)
      source += "\(edge)\(head)\(opening)[^\(View.end)]++"
      if resolved.isList {
        source += "(?:\(View.end) \(View.listSeparator)\(View.edge)\(head)[^\(View.end)]++)*+"
        maximumElementCount = maximumElementCount.map { $0 + 20 }
      }
      source += opening.isEmpty ? "\(View.end) " : ")\(View.end) "
    }
  }

  /// Text is a quotation with its marks outside the capture, or elements up to what follows in the
  /// pattern; behind a trigger, where nothing follows, up to a clause edge.
  private mutating func emitText(_ text: TypeID, resolved: ResolvedMention, isRightmost: Bool) {
    let opening = capture(resolved)
    let closing = opening.isEmpty ? "" : ")"
    let element = "(?:\(View.edge)\(View.gapElement))"
    if text == .quote {
      source +=
        "\(View.edge)\(View.quote) \(opening)\(element){1,60}\(closing)\(View.edge)\(View.quote) "
    } else if isRightmost {
      source +=
        "\(opening)(?:\(View.edge)\(View.quote) )?+(?:\(View.edge)(?i:that) )?+\(element)(?:\(View.gapElement)){0,59}+\(closing)"
    } else {
      source +=
        "\(opening)(?:\(View.edge)\(View.quote) )?+\(element){1,60}?(?:\(View.edge)\(View.quote) )?+\(closing)"
    }
    maximumElementCount = maximumElementCount.map { $0 + 60 }
  }

  private mutating func capture(_ mention: ResolvedMention) -> String {
    guard let role = mention.role else { return "" }
    groupCount += 1
    captures.append(
      RoleCapture(
        group: groupCount, role: role, types: mention.types, isList: mention.isList,
        isText: mention.text != nil))
    return "(?<r\(groupCount)>"
  }

  private mutating func emit(
    _ gap: GapSyntax, node: PatternNode, before rest: ArraySlice<PatternNode>
  ) {
    elements.append(
      ElementPlace(
        utf8Offset: source.utf8.count, text: resolver.problems.text(at: node.range)))
    maximumElementCount = maximumElementCount.map { $0 + gap.limit }
    let candidates = gap.crossesCandidates ? [] : candidateHeads(of: rest)
    let guardTest = candidates.isEmpty ? "" : "(?!\(candidates.joined(separator: "|")))"
    source += "(?:\(guardTest)\(View.gapElement)){0,\(gap.limit)}?"
  }

  /// The heads of the mentions with a role to which a gap leads.
  private func candidateHeads(of rest: ArraySlice<PatternNode>) -> [String] {
    for node in rest {
      switch node.kind {
      case .mention(let mention):
        guard mention.role != nil,
          let resolved = resolver.resolve(mention, range: node.range, event: event),
          resolved.text == nil
        else { return [] }
        return [View.mentionHead(resolved)]
      case .group(let alternatives):
        return alternatives.flatMap { candidateHeads(of: $0[...]) }
      case .repeated(let element, let minimum, _):
        let heads = candidateHeads(of: [element])
        return minimum == 0
          ? heads + candidateHeads(of: rest.dropFirst(node.index(in: rest))) : heads
      case .gap, .lookahead: continue
      default: return []
      }
    }
    return []
  }
}

extension PatternNode {
  /// How many elements of `rest` end with this one.
  fileprivate func index(in rest: ArraySlice<PatternNode>) -> Int {
    (rest.firstIndex { $0.range == range } ?? rest.startIndex) - rest.startIndex + 1
  }
}

extension PatternSequence {
  /// The sequence without the gaps at its outer end, which would match anything.
  fileprivate func trimmed(atStart: Bool) -> PatternSequence {
    if atStart { return PatternSequence(drop(while: \.isGap)) }
    let end = lastIndex { !$0.isGap }.map { $0 + 1 } ?? 0
    return PatternSequence(prefix(end))
  }
}
