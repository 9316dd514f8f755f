/// Finds the words that every match of a pattern holds, from left to right.
struct WordStepFinder {
  let inflector: Inflector

  /// Longer lists cost more than they save.
  private static let maximumCount = 400

  /// What is known of the words of a part of a pattern.
  struct Stretch {
    var steps: [WordStep] = []
    /// Whether the word of the last step is the last one of every match.
    var endsWithWord = false
  }

  /// The words of a pattern that has one of `alternatives`.
  func stretch(of alternatives: [PatternSequence]) -> Stretch {
    if alternatives.count == 1 { return stretch(of: alternatives[0]) }
    return Self.stretch(ofOne: alternatives.map { stretch(of: $0) })
  }

  /// The words of elements that follow each other.
  func stretch(of sequence: PatternSequence) -> Stretch {
    var result = Stretch()
    // Nothing can stand between what comes next and the last step, or the start.
    var isBehindWord = true
    for node in sequence {
      switch node.kind {
      case .start, .lookahead: continue
      default: break
      }
      let own = stretch(of: node)
      for (index, step) in own.steps.enumerated() {
        result.steps.append(
          index == 0 ? step.adjacent(isBehindWord && step.isAdjacent) : step)
      }
      isBehindWord = !own.steps.isEmpty && own.endsWithWord
    }
    result.endsWithWord = isBehindWord && !result.steps.isEmpty
    return result
  }

  private func stretch(of node: PatternNode) -> Stretch {
    switch node.kind {
    case .word(let word):
      // An apostrophe has several spellings.
      if word.contains("'") || word.contains("’") { return Stretch() }
      return Stretch(
        steps: [WordStep(words: [word.lowercased()], lemmas: [], isAdjacent: true)],
        endsWithWord: true)
    case .predicate(let predicate, let arguments): return stretch(of: predicate, arguments)
    case .mention(let mention): return stretch(of: mention)
    case .group(let alternatives), .trigger(let alternatives): return stretch(of: alternatives)
    case .repeated(let element, let minimum, let maximum):
      guard minimum > 0 else { return Stretch() }
      var own = stretch(of: element)
      if maximum != 1 { own.endsWithWord = false }
      return own
    default: return Stretch()
    }
  }

  /// A group may open before the word of a predicate, and an object may stand behind it.
  private func stretch(of predicate: TriggerPredicate, _ arguments: [PredicateArgument]) -> Stretch
  {
    var forms: [String] = []
    var hasOneWord = true
    for case .words(let words, _) in arguments {
      hasOneWord = hasOneWord && words.count == 1
      forms += inflector.forms(of: words[predicate == .noun ? words.count - 1 : 0], as: predicate)
    }
    guard forms.count <= Self.maximumCount, !forms.contains(where: { $0.contains("'") }) else {
      return Stretch()
    }
    return Stretch(
      steps: [WordStep(words: forms, lemmas: [], isAdjacent: predicate == .word && hasOneWord)],
      endsWithWord: hasOneWord)
  }

  private func stretch(of mention: MentionSyntax) -> Stretch {
    var lemmas: [String] = []
    for type in mention.types {
      guard
        let feature = type.features.first(where: {
          $0.key.text == "head" || $0.key.text == "lemma"
        })
      else { return Stretch() }
      lemmas += feature.values
    }
    guard !lemmas.isEmpty, lemmas.count <= Self.maximumCount else { return Stretch() }
    return Stretch(steps: [WordStep(words: [], lemmas: lemmas, isAdjacent: false)])
  }

  /// One step for what one of several stretches holds: their first words, if all start with one, else the last or
  /// the rarest.
  private static func stretch(ofOne alternatives: [Stretch]) -> Stretch {
    guard alternatives.allSatisfy({ !$0.steps.isEmpty }) else { return Stretch() }
    let steps: [WordStep]
    let isAdjacent = alternatives.allSatisfy { $0.steps[0].isAdjacent }
    let endsWithWord = alternatives.allSatisfy(\.endsWithWord)
    var isLast = false
    if isAdjacent {
      steps = alternatives.map { $0.steps[0] }
      isLast = endsWithWord && alternatives.allSatisfy { $0.steps.count == 1 }
    } else if endsWithWord {
      steps = alternatives.compactMap(\.steps.last)
      isLast = true
    } else {
      steps = alternatives.compactMap { $0.steps.min { $0.count < $1.count } }
    }
    guard steps.reduce(0, { $0 + $1.count }) <= maximumCount else { return Stretch() }
    let step = WordStep(
      words: steps.flatMap(\.words), lemmas: steps.flatMap(\.lemmas), isAdjacent: isAdjacent)
    return Stretch(steps: [step], endsWithWord: isLast)
  }
}

extension WordStep {
  fileprivate var count: Int { words.count + lemmas.count }

  fileprivate func adjacent(_ isAdjacent: Bool) -> WordStep {
    WordStep(words: words, lemmas: lemmas, isAdjacent: isAdjacent)
  }
}
