import QuothRules
import QuothText

/// What patterns ask of the words around them, so that most are passed over without matching.
///
/// The steps of all patterns stand in one array; a requirement is a stretch of it.
struct WordRequirements: Sendable {
  /// The steps of one pattern.
  struct Requirement: Sendable {
    fileprivate let steps: Range<Int>
    /// Whether the word of the last step is the last one of every match.
    fileprivate let endsWithWord: Bool

    /// Whether nothing is asked.
    var isEmpty: Bool { steps.isEmpty }
  }

  /// Words and lemmas of which the text has one, in a place between those of the steps before and behind.
  private struct Step: Sendable {
    let wordSignature: WordSignature
    let lemmaSignature: WordSignature
    let words: Range<Int>
    let lemmas: Range<Int>
    let isAdjacent: Bool
  }

  private var steps: [Step] = []
  private var words: [WordID] = []
  /// Patterns that several rules share are prepared once.
  private var known: [ObjectIdentifier: Requirement] = [:]

  /// Adds what `pattern` asks for; nothing where a step names a word that the vocabulary lacks.
  mutating func add(_ pattern: PositionalPattern?, vocabulary: Vocabulary) -> Requirement {
    guard let pattern else { return Requirement(steps: 0..<0, endsWithWord: false) }
    let key = ObjectIdentifier(pattern.pattern)
    if let requirement = known[key] { return requirement }
    let start = steps.count
    var isBehindStep = true
    for step in pattern.wordSteps {
      let own = step.words.map { vocabulary.word(for: $0) }
      // A word of the text that is unknown may be any, but an unknown lemma is none that a rule names.
      let lemmas = step.lemmas.map { vocabulary.word(for: $0) }.filter { $0 != .unknown }
      guard !own.contains(.unknown) else {
        isBehindStep = false
        continue
      }
      steps.append(
        Step(
          wordSignature: WordSignature(own), lemmaSignature: WordSignature(lemmas),
          words: words.count..<words.count + own.count,
          lemmas: words.count + own.count..<words.count + own.count + lemmas.count,
          isAdjacent: step.isAdjacent && isBehindStep))
      words += own
      words += lemmas
      isBehindStep = true
    }
    let requirement = Requirement(
      steps: start..<steps.count, endsWithWord: pattern.endsWithWord && isBehindStep)
    known[key] = requirement
    return requirement
  }

  /// Forgets what was only needed while patterns were added.
  mutating func finish() { known = [:] }

  /// Whether the words of `tokens` can make a match.
  ///
  /// `isAnchored`: the match starts with the first of `tokens`.
  func areMet(
    _ requirement: Requirement, by sentence: SentenceWords, in tokens: Range<Int>,
    isAnchored: Bool = false
  ) -> Bool {
    for index in requirement.steps where !mayHold(steps[index], sentence) { return false }
    var position = tokens.lowerBound
    var index = requirement.steps.lowerBound
    while index < requirement.steps.upperBound {
      // Steps that follow each other directly are looked for together.
      var end = index + 1
      while end < requirement.steps.upperBound, steps[end].isAdjacent { end += 1 }
      let run = index..<end
      let last = tokens.upperBound - run.count
      if index == requirement.steps.lowerBound, isAnchored, steps[index].isAdjacent {
        guard position <= last, holds(run, at: position, sentence) else { return false }
      } else {
        while position <= last, !holds(run, at: position, sentence) { position += 1 }
        guard position <= last else { return false }
      }
      position += run.count
      index = end
    }
    return true
  }

  /// Whether a match can start with `token`.
  @inline(__always)
  func canStart(_ requirement: Requirement, at token: Int, in sentence: SentenceWords) -> Bool {
    guard let first = requirement.steps.first, steps[first].isAdjacent else { return true }
    return holds(steps[first], at: token, sentence)
  }

  /// Whether a match can end with `token`.
  @inline(__always)
  func canEnd(_ requirement: Requirement, at token: Int, in sentence: SentenceWords) -> Bool {
    guard requirement.endsWithWord, let last = requirement.steps.last else { return true }
    return token >= 0 && holds(steps[last], at: token, sentence)
  }

  @inline(__always)
  private func mayHold(_ step: Step, _ sentence: SentenceWords) -> Bool {
    step.wordSignature.overlaps(sentence.wordSignature)
      || step.lemmaSignature.overlaps(sentence.lemmaSignature)
  }

  private func holds(_ run: Range<Int>, at token: Int, _ sentence: SentenceWords) -> Bool {
    for (offset, index) in run.enumerated()
    where !holds(steps[index], at: token + offset, sentence) { return false }
    return true
  }

  @inline(__always)
  private func holds(_ step: Step, at token: Int, _ sentence: SentenceWords) -> Bool {
    if !step.words.isEmpty {
      let word = sentence.word(at: token)
      if step.wordSignature.mayContain(word), contains(step.words, word) { return true }
    }
    if step.lemmas.isEmpty { return false }
    let lemma = sentence.lemma(at: token)
    return step.lemmaSignature.mayContain(lemma) && contains(step.lemmas, lemma)
  }

  private func contains(_ range: Range<Int>, _ word: WordID) -> Bool {
    for index in range where words[index] == word { return true }
    return false
  }
}

/// One bit of 256 for each word of a set; two words may share one.
struct WordSignature: Sendable {
  private var bits: InlineArray<4, UInt64> = [0, 0, 0, 0]

  init(_ words: some Sequence<WordID>) {
    for word in words {
      let hash = Self.hash(word)
      bits[Int(hash >> 30)] |= 1 << UInt64(hash >> 24 & 63)
    }
  }

  @inline(__always)
  func mayContain(_ word: WordID) -> Bool {
    let hash = Self.hash(word)
    return bits[Int(hash >> 30)] & 1 << UInt64(hash >> 24 & 63) != 0
  }

  @inline(__always)
  func overlaps(_ other: WordSignature) -> Bool {
    bits[0] & other.bits[0] | bits[1] & other.bits[1] | bits[2] & other.bits[2]
      | bits[3] & other.bits[3] != 0
  }

  @inline(__always)
  private static func hash(_ word: WordID) -> UInt32 { word.rawValue &* 0x9E37_79B1 }
}

/// The words and lemmas of one sentence, for quick tests.
final class SentenceWords {
  let wordSignature: WordSignature
  let lemmaSignature: WordSignature
  private let words: [WordID]
  private let lemmas: [WordID]
  /// The sentence's first token in `words`.
  private let firstToken: Int

  init(_ graph: ClauseGraph) {
    words = graph.document.words
    lemmas = graph.analysis.lemmas
    firstToken = graph.analysis.firstToken
    wordSignature = WordSignature(words[firstToken..<firstToken + lemmas.count])
    lemmaSignature = WordSignature(lemmas)
  }

  /// The number of tokens.
  var count: Int { lemmas.count }

  @inline(__always)
  func word(at token: Int) -> WordID { words[firstToken + token] }

  @inline(__always)
  func lemma(at token: Int) -> WordID { lemmas[token] }
}

/// What the left and the right part of a rule ask of the words beside its trigger.
struct ContextRequirement: Sendable {
  let left: WordRequirements.Requirement
  let right: WordRequirements.Requirement
}

extension WordRequirements {
  /// Adds the two parts of one rule.
  mutating func addContext(
    _ left: PositionalPattern?, _ right: PositionalPattern?, vocabulary: Vocabulary
  ) -> ContextRequirement {
    ContextRequirement(
      left: add(left, vocabulary: vocabulary), right: add(right, vocabulary: vocabulary))
  }

  /// Whether both parts can match around `trigger`.
  ///
  /// `element`: one near the trigger's.
  @inline(__always)
  func canMatch(
    _ context: ContextRequirement, around trigger: Range<Int>, in element: Int,
    _ sentence: inout PositionalMatcher
  ) -> Bool {
    (context.right.isEmpty && context.left.isEmpty)
      || canMatch(context, around: trigger, in: element, sentence.graph, sentence.words)
  }

  private func canMatch(
    _ context: ContextRequirement, around trigger: Range<Int>, in element: Int,
    _ graph: ClauseGraph, _ sentence: SentenceWords
  ) -> Bool {
    guard
      areMet(
        context.right, by: sentence, in: trigger.upperBound..<sentence.count, isAnchored: true)
    else { return false }
    if context.left.isEmpty { return true }
    var first = element
    while first > 0, graph.elements[first].tokens.lowerBound > trigger.lowerBound { first -= 1 }
    while first + 1 < graph.elements.count,
      graph.elements[first].tokens.upperBound <= trigger.lowerBound
    {
      first += 1
    }
    // The trigger may stand inside its group, behind an auxiliary or an article.
    return
      (canEnd(context.left, at: trigger.lowerBound - 1, in: sentence)
      || canEnd(context.left, at: graph.elements[first].tokens.lowerBound - 1, in: sentence))
      && areMet(context.left, by: sentence, in: 0..<trigger.lowerBound)
  }
}

/// What the positional parts and vetoes of every event alternative require of a sentence's words.
final class PositionalRequirements: Sendable {
  let words: WordRequirements
  /// By alternative.
  private let contexts: [ContextRequirement]
  /// The vetoes of all alternatives, one alternative after the other.
  private let vetoes: [WordRequirements.Requirement]
  /// By alternative: the first of its vetoes.
  private let firstVetoes: [Int]

  init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var requirements = WordRequirements()
    contexts = ruleSet.eventAlternatives.map {
      requirements.addContext($0.left, $0.right, vocabulary: vocabulary)
    }
    var vetoes: [WordRequirements.Requirement] = []
    var firstVetoes: [Int] = []
    for alternative in ruleSet.eventAlternatives {
      firstVetoes.append(vetoes.count)
      for veto in alternative.vetoes {
        vetoes.append(requirements.add(veto.pattern, vocabulary: vocabulary))
      }
    }
    requirements.finish()
    words = requirements
    self.vetoes = vetoes
    self.firstVetoes = firstVetoes
  }

  @inline(__always)
  func context(ofAlternative alternative: Int) -> ContextRequirement { contexts[alternative] }

  @inline(__always)
  func vetoCanMatch(_ veto: Int, of alternative: Int, in sentence: SentenceWords) -> Bool {
    let requirement = vetoes[firstVetoes[alternative] + veto]
    return words.areMet(requirement, by: sentence, in: 0..<sentence.count)
  }
}
