/// Finds the words that every match of a pattern holds, from left to right.
struct WordStepFinder {
  let inflector: Inflector

  /// Longer lists cost more than they save.
  private static let maximumCount = 400
  /// Each step that may be missing doubles the ways to follow the others.
  private static let maximumOptionalCount = 4

  /// What is known of the words of a part of a pattern.
  struct Stretch {
    var steps: [WordStep] = []
    /// Whether every match ends where the last step ends.
    var endsWithStep = false
  }

  /// The words of a pattern that has one of `alternatives`.
  func stretch(of alternatives: [PatternSequence]) -> Stretch {
    if alternatives.count == 1 { return stretch(of: alternatives[0]) }
    return Self.stretch(ofOne: alternatives.map { stretch(of: $0) })
  }

  /// The words of elements that follow each other.
  func stretch(of sequence: PatternSequence) -> Stretch {
    var result = Stretch()
    // What comes next begins where the last step ends, or where the match starts.
    var isBehindStep = true
    for node in sequence {
      switch node.kind {
      case .start, .lookahead: continue
      default: break
      }
      let own = stretch(of: node)
      guard var first = own.steps.first else {
        isBehindStep = false
        continue
      }
      first.isAdjacent = first.isAdjacent && isBehindStep
      // Without its place, what may be missing tells nothing.
      let optionalCount = (result.steps + own.steps).count(where: \.isOptional)
      if first.isOptional && !first.isAdjacent || optionalCount > Self.maximumOptionalCount {
        isBehindStep = false
        continue
      }
      result.steps.append(first)
      result.steps += own.steps.dropFirst()
      isBehindStep = own.endsWithStep
    }
    result.endsWithStep = isBehindStep && !result.steps.isEmpty
    return result
  }

  private func stretch(of node: PatternNode) -> Stretch {
    switch node.kind {
    case .word(let word):
      // An apostrophe has several spellings.
      let isPlain = !word.contains("'") && !word.contains("’")
      return Stretch(
        steps: [WordStep(words: isPlain ? [word.lowercased()] : [])], endsWithStep: true)
    case .expression: return Stretch(steps: [WordStep()], endsWithStep: true)
    case .predicate(let predicate, let arguments): return stretch(of: predicate, arguments)
    case .mention(let mention): return stretch(of: mention)
    case .group(let alternatives), .trigger(let alternatives): return stretch(of: alternatives)
    case .repeated(let element, let minimum, let maximum):
      var own = stretch(of: element)
      if minimum == 0 {
        guard maximum == 1, own.steps.count == 1, own.endsWithStep, own.steps[0].isAdjacent else {
          return Stretch()
        }
        own.steps[0].isOptional = true
      } else if maximum != 1 {
        own.endsWithStep = false
      }
      return own
    default: return Stretch()
    }
  }

  /// A group may open before the word of a predicate, and an object may stand behind the word of a verb.
  private func stretch(of predicate: TriggerPredicate, _ arguments: [PredicateArgument]) -> Stretch
  {
    var step = WordStep()
    var hasOneWord = true
    for case .words(let words, _) in arguments {
      hasOneWord = hasOneWord && words.count == 1
      step.words += inflector.forms(
        of: words[predicate == .noun ? words.count - 1 : 0], as: predicate)
    }
    guard (1...Self.maximumCount).contains(step.words.count),
      !step.words.contains(where: { $0.contains("'") })
    else { return Stretch() }
    step.place = predicate == .word ? .token : .element
    // The words of a noun before the last one stand before the step.
    step.isAdjacent = hasOneWord || predicate != .noun
    if !hasOneWord { step.end = .unknown }
    return Stretch(steps: [step], endsWithStep: hasOneWord)
  }

  private func stretch(of mention: MentionSyntax) -> Stretch {
    // Clauses and quotations are no groups.
    let isText = mention.types.contains { ["Clause", "Quote"].contains($0.name.text) }
    if isText { return Stretch() }
    var step = WordStep()
    for type in mention.types {
      let feature = type.features.first { $0.key.text == "head" || $0.key.text == "lemma" }
      guard let feature else {
        step.lemmas = []
        break
      }
      step.lemmas += feature.values
    }
    guard step.lemmas.count <= Self.maximumCount else { return Stretch() }
    step.place = .element
    step.end = mention.isList ? .unknown : .group
    return Stretch(steps: [step], endsWithStep: !mention.isList)
  }

  /// One step for what one of several stretches holds: their first words, if all begin with one, else the last or
  /// the rarest.
  private static func stretch(ofOne alternatives: [Stretch]) -> Stretch {
    guard alternatives.allSatisfy({ !$0.steps.isEmpty }) else { return Stretch() }
    let steps: [WordStep]
    let isAdjacent = alternatives.allSatisfy {
      $0.steps[0].isAdjacent && !$0.steps[0].isOptional
    }
    let endsWithStep = alternatives.allSatisfy(\.endsWithStep)
    if isAdjacent {
      steps = alternatives.map { $0.steps[0] }
    } else {
      steps = alternatives.compactMap { alternative in
        alternative.steps.filter { !$0.isOptional && !$0.isAnything }.min { $0.count < $1.count }
      }
    }
    guard steps.count == alternatives.count, !steps.contains(where: \.isAnything),
      steps.reduce(0, { $0 + $1.count }) <= maximumCount
    else { return Stretch() }
    var step = WordStep(words: steps.flatMap(\.words), lemmas: steps.flatMap(\.lemmas))
    step.isAdjacent = isAdjacent
    step.place = steps.allSatisfy { $0.place == .token } ? .token : .element
    let isWhole =
      isAdjacent && endsWithStep
      && alternatives.allSatisfy { $0.steps.count == 1 && $0.steps[0].end == steps[0].end }
    step.end = isWhole ? steps[0].end : .unknown
    return Stretch(steps: [step], endsWithStep: isWhole && step.end != .unknown)
  }
}

extension WordStep {
  fileprivate var count: Int { words.count + lemmas.count }
}
