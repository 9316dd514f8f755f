import QuothRules
import QuothText

/// What patterns ask of the words around them, so that most are passed over without matching.
///
/// The steps of all patterns stand in one array; a requirement is a stretch of it. What it allows is more than the
/// pattern matches, never less.
final class WordRequirements: Sendable {
  /// The steps of one pattern.
  struct Requirement: Sendable {
    fileprivate let steps: Range<Int>
    /// The lists of each of which the sentence must have a word, as a stretch of `requiredLists`.
    fileprivate let lists: Range<Int>
    /// Whether every match ends where the last step ends.
    fileprivate let endsWithStep: Bool
    /// Whether the steps tell where every match starts and ends.
    fileprivate let isWhole: Bool

    /// Whether nothing is asked.
    var isEmpty: Bool { steps.isEmpty }
  }

  /// `WordStep` with its words looked up.
  fileprivate struct Step: Sendable {
    /// The step's words; negative if any will do.
    let list: Int
    let isAdjacent: Bool
    let isOptional: Bool
    let place: WordStep.Place
    let end: WordStep.End

    var isAnything: Bool { list < 0 }
  }

  private let steps: [Step]
  private let requiredLists: [Int]
  private let lists: WordLists

  private init(_ builder: Builder, vocabulary: Vocabulary) {
    steps = builder.steps
    requiredLists = builder.requiredLists
    lists = WordLists(builder.lists, vocabulary: vocabulary)
  }

  /// The lists that the words of a sentence are in.
  func lists(ofWords words: ArraySlice<WordID>, lemmas: [WordID]) -> [UInt64] {
    lists.present(in: words, lemmas: lemmas)
  }

  /// Collects what patterns ask for.
  struct Builder {
    fileprivate var steps: [Step] = []
    fileprivate var requiredLists: [Int] = []
    fileprivate var lists: [WordLists.Draft] = []
    private var knownLists: [WordLists.Draft: Int] = [:]
    /// Patterns that several rules share are prepared once.
    private var known: [ObjectIdentifier: Requirement] = [:]
    private let vocabulary: Vocabulary

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Adds what `pattern` asks for.
    mutating func add(_ pattern: PositionalPattern?) -> Requirement {
      guard let pattern else {
        return Requirement(steps: 0..<0, lists: 0..<0, endsWithStep: false, isWhole: false)
      }
      let key = ObjectIdentifier(pattern.pattern)
      if let requirement = known[key] { return requirement }
      let (firstStep, firstList) = (steps.count, requiredLists.count)
      for step in pattern.wordSteps { add(step) }
      let isWhole = pattern.endsWithStep && pattern.wordSteps.allSatisfy(\.isAdjacent)
      let requirement = Requirement(
        steps: firstStep..<steps.count, lists: firstList..<requiredLists.count,
        endsWithStep: pattern.endsWithStep, isWhole: isWhole)
      known[key] = requirement
      return requirement
    }

    private mutating func add(_ step: WordStep) {
      let list = number(of: step)
      if list >= 0, !step.isOptional { requiredLists.append(list) }
      steps.append(
        Step(
          list: list, isAdjacent: step.isAdjacent, isOptional: step.isOptional, place: step.place,
          end: step.end))
    }

    private mutating func number(of step: WordStep) -> Int {
      let words = step.words.map { vocabulary.word(for: $0) }
      // A word of the text that is unknown may be any, but an unknown lemma is none that a rule names.
      if step.isAnything || words.contains(.unknown) { return -1 }
      let list = WordLists.Draft(
        words: words,
        lemmas: step.lemmas.map { vocabulary.word(for: $0) }.filter { $0 != .unknown })
      if let number = knownLists[list] { return number }
      knownLists[list] = lists.count
      lists.append(list)
      return lists.count - 1
    }

    /// The requirements of everything that was added.
    func build() -> WordRequirements { WordRequirements(self, vocabulary: vocabulary) }
  }

  // MARK: Tests

  /// Whether the words of `tokens` can make a match.
  ///
  /// `isAnchored`: the match starts with the first of `tokens`.
  func areMet(
    _ requirement: Requirement, by sentence: SentenceWords, in tokens: Range<Int>,
    isAnchored: Bool = false
  ) -> Bool {
    guard hasRequiredWords(requirement, sentence) else { return false }
    var position = tokens.lowerBound
    var index = requirement.steps.lowerBound
    while index < requirement.steps.upperBound {
      // Steps that follow each other directly are looked for together.
      var end = index + 1
      while end < requirement.steps.upperBound, steps[end].isAdjacent { end += 1 }
      let run = index..<end
      if index == requirement.steps.lowerBound, isAnchored, steps[index].isAdjacent {
        guard holds(run, from: position, sentence, before: tokens.upperBound) else { return false }
      } else {
        while !holds(run, from: position, sentence, before: tokens.upperBound) {
          position += 1
          guard position < tokens.upperBound else { return false }
        }
      }
      for index in run where !steps[index].isOptional { position += 1 }
      index = end
    }
    return true
  }

  /// Whether the words of the sentence can make a match that takes one of `tokens` in.
  func areMet(
    _ requirement: Requirement, by sentence: SentenceWords, over tokens: Range<Int>
  ) -> Bool {
    guard requirement.isWhole else {
      return areMet(requirement, by: sentence, in: 0..<sentence.count)
    }
    return hasRequiredWords(requirement, sentence)
      && (0..<tokens.upperBound).contains { token in
        holds(
          requirement.steps, from: token, sentence, before: sentence.count,
          endingBehind: tokens.lowerBound)
      }
  }

  /// Whether a match can start with `token`.
  @inline(__always)
  func canStart(_ requirement: Requirement, at token: Int, in sentence: SentenceWords) -> Bool {
    guard let first = requirement.steps.first, steps[first].isAdjacent, !steps[first].isOptional
    else { return true }
    return holds(first..<first + 1, from: token, sentence, before: sentence.count)
  }

  /// Whether a match can end directly before `token`.
  @inline(__always)
  func canEnd(_ requirement: Requirement, before token: Int, in sentence: SentenceWords) -> Bool {
    guard requirement.endsWithStep, let last = requirement.steps.last, !steps[last].isOptional
    else { return true }
    guard token > 0 else { return false }
    if steps[last].end == .word { return holds(steps[last], at: token - 1, sentence) }
    let element = sentence.element(at: token - 1)
    return element.upperBound == token && holds(steps[last], inOneOf: element, sentence)
  }

  @inline(__always)
  private func hasRequiredWords(_ requirement: Requirement, _ sentence: SentenceWords) -> Bool {
    for index in requirement.lists where !sentence.hasWord(ofList: requiredLists[index]) {
      return false
    }
    return true
  }

  /// Whether the steps stand one behind the other from `token` on, and the last one ends behind `earliest`.
  private func holds(
    _ run: Range<Int>, from token: Int, _ sentence: SentenceWords, before limit: Int,
    endingBehind earliest: Int = -1
  ) -> Bool {
    guard let index = run.first else { return token > earliest }
    let step = steps[index]
    let rest = index + 1..<run.upperBound
    func restHolds(from next: Int) -> Bool {
      holds(rest, from: next, sentence, before: limit, endingBehind: earliest)
    }
    if step.isOptional, restHolds(from: token) { return true }
    guard token < limit else { return false }
    if step.place == .token {
      return holds(step, at: token, sentence) && restHolds(from: token + 1)
    }
    let element = sentence.element(at: token)
    // Words may be passed over only where their group opens.
    let reach =
      element.lowerBound == token ? token..<min(element.upperBound, limit) : token..<token + 1
    switch step.end {
    case .group:
      return element.lowerBound == token && element.upperBound <= limit
        && holds(step, inOneOf: element, sentence) && restHolds(from: element.upperBound)
    case .word:
      return reach.contains { holds(step, at: $0, sentence) && restHolds(from: $0 + 1) }
    case .unknown: return holds(step, inOneOf: reach, sentence)
    }
  }

  private func holds(_ step: Step, inOneOf tokens: Range<Int>, _ sentence: SentenceWords) -> Bool {
    if step.isAnything { return true }
    for token in tokens where holds(step, at: token, sentence) { return true }
    return false
  }

  @inline(__always)
  private func holds(_ step: Step, at token: Int, _ sentence: SentenceWords) -> Bool {
    step.isAnything
      || lists.contains(step.list, word: sentence.word(at: token), lemma: sentence.lemma(at: token))
  }
}
