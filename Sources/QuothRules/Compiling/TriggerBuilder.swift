internal import QuothText

/// Turns the part of a pattern between `<` and `>` into trigger phrases.
struct TriggerBuilder {
  let inflector: Inflector
  let problems: ProblemCollector

  /// The largest number of expressions that one trigger may stand for.
  private static let maximumPhraseCount = 4_000

  private enum Piece {
    case word(String)
    case predicate(TriggerPredicate, [[String]])
    /// The place of a participant that stands inside the trigger.
    case participant
  }

  /// The triggers that `alternatives` stand for, one for each predicate, and the bindings inside them.
  func build(
    _ alternatives: [PatternSequence], at range: SourceRange
  ) -> (triggers: [Trigger], bindings: [PatternNode]) {
    guard let phrases = phrases(of: alternatives) else {
      problems.report(
        "too-many-alternatives", "the trigger stands for more than 4,000 expressions", at: range)
      return ([], [])
    }
    if phrases.isEmpty {
      problems.report("empty-trigger", "the trigger has no words", at: range)
    }
    let triggers = TriggerPredicate.allCases.compactMap { predicate -> Trigger? in
      let own = phrases.filter { $0.predicate == predicate }.map(\.phrase)
      return own.isEmpty ? nil : Trigger(predicate: predicate, phrases: own)
    }
    return (triggers, alternatives.flatMap { $0.flatMap { bindings(in: $0) } })
  }

  /// The phrases of all alternatives; nil when there are too many.
  private func phrases(
    of alternatives: [PatternSequence]
  ) -> [(predicate: TriggerPredicate, phrase: TriggerPhrase)]? {
    guard let sequences = flatten(anyOf: alternatives) else { return nil }
    var phrases: [(predicate: TriggerPredicate, phrase: TriggerPhrase)] = []
    for pieces in sequences {
      guard let own = build(pieces), phrases.count + own.count <= Self.maximumPhraseCount else {
        return nil
      }
      phrases += own
    }
    return phrases
  }

  private func bindings(in node: PatternNode) -> [PatternNode] {
    if node.isBinding { return [node] }
    switch node.kind {
    case .group(let alternatives): return alternatives.flatMap { $0.flatMap { bindings(in: $0) } }
    case .repeated(let element, _, _): return bindings(in: element)
    default: return []
    }
  }

  /// What the alternatives stand for, one after the other; nil when that is too much.
  private func flatten(anyOf alternatives: [PatternSequence]) -> [[Piece]]? {
    var all: [[Piece]] = []
    for sequence in alternatives {
      guard let own = flatten(sequence), all.count + own.count <= Self.maximumPhraseCount else {
        return nil
      }
      all += own
    }
    return all
  }

  private func flatten(_ sequence: PatternSequence) -> [[Piece]]? {
    var expanded: [[Piece]] = [[]]
    for node in sequence {
      guard let choices = flatten(node),
        expanded.count * choices.count <= Self.maximumPhraseCount
      else { return nil }
      expanded = expanded.flatMap { left in choices.map { left + $0 } }
    }
    return expanded
  }

  private func flatten(_ node: PatternNode) -> [[Piece]]? {
    if node.isBinding { return [[.participant]] }
    switch node.kind {
    case .word(let text):
      if text != text.lowercased() {
        problems.report(
          "capital-in-trigger", "a trigger matches in any case; '\(text)' is written in lower case",
          at: node.range, help: ["write '\(text.lowercased())'"])
      }
      return [[.word(text.lowercased())]]
    case .predicate(let predicate, let arguments):
      let expressions = arguments.compactMap { argument -> [String]? in
        if case .words(let words, _) = argument { words } else { nil }
      }
      return expressions.isEmpty ? [] : [[.predicate(predicate, expressions)]]
    case .group(let alternatives): return flatten(anyOf: alternatives)
    case .repeated(let element, 0, 1): return flatten(element).map { $0 + [[]] }
    default:
      problems.report(
        "invalid-trigger", "only words and v(…), n(…) … stand in a trigger", at: node.range)
      return []
    }
  }

  /// The phrases that one sequence of pieces stands for; nil when there are too many.
  private func build(
    _ pieces: [Piece]
  ) -> [(predicate: TriggerPredicate, phrase: TriggerPhrase)]? {
    var variants: [(words: [[String]], head: Int?, allowsObject: Bool)] = [([], nil, false)]
    var predicate = TriggerPredicate.word
    for piece in pieces {
      switch piece {
      case .word(let word): for index in variants.indices { variants[index].words.append([word]) }
      case .participant:
        for index in variants.indices { variants[index].allowsObject = true }
      case .predicate(let kind, let expressions):
        let isHead = predicate == .word
        if isHead { predicate = kind }
        let phrases = phrases(of: expressions, predicate: kind)
        guard variants.count * phrases.count <= Self.maximumPhraseCount else { return nil }
        let isAlone = pieces.count == 1
        variants = variants.flatMap { variant in
          phrases.map { phrase in
            let head = isHead ? variant.words.count + phrase.head : variant.head
            return (
              variant.words + phrase.words, head,
              variant.allowsObject || (isAlone && kind != .noun && phrase.words.count > 1)
            )
          }
        }
      }
    }
    return variants.filter { !$0.words.isEmpty }.map {
      (
        predicate,
        TriggerPhrase(
          words: $0.words, headIndex: $0.head ?? 0, allowsObjectBehindHead: $0.allowsObject)
      )
    }
  }

  /// The expressions of `v(…)` with their forms; those of one word come as one phrase.
  private func phrases(
    of expressions: [[String]], predicate: TriggerPredicate
  ) -> [(words: [[String]], head: Int)] {
    var singleForms: [String] = []
    var phrases: [(words: [[String]], head: Int)] = []
    for words in expressions {
      let head = predicate == .noun ? words.count - 1 : 0
      let forms = inflector.forms(of: words[head], as: predicate)
      if words.count == 1 {
        for form in forms where !singleForms.contains(form) { singleForms.append(form) }
      } else {
        var phrase = words.map { [$0] }
        phrase[head] = forms
        phrases.append((phrase, head))
      }
    }
    return (singleForms.isEmpty ? [] : [([singleForms], 0)]) + phrases
  }
}

/// The forms of words for the predicates of patterns; remembers what it was asked.
final class Inflector {
  private let inflection: Inflection
  private var known: [String: [(form: String, tag: PartOfSpeech)]] = [:]

  init(_ inflection: Inflection) {
    self.inflection = inflection
  }

  /// The forms of `lemma` that can carry `predicate`, each once, in a fixed order.
  func forms(of lemma: String, as predicate: TriggerPredicate) -> [String] {
    if predicate == .word { return [lemma] }
    let wordClass = predicate == .noun ? Inflection.WordClass.noun : .verb
    var forms: [String] = []
    for (form, tag) in allForms(of: lemma, as: wordClass)
    where accepts(tag, predicate) && !forms.contains(form) {
      forms.append(form)
    }
    return forms.isEmpty ? [lemma] : forms
  }

  private func allForms(
    of lemma: String, as wordClass: Inflection.WordClass
  ) -> [(form: String, tag: PartOfSpeech)] {
    let key = wordClass == .noun ? "n \(lemma)" : "v \(lemma)"
    if let forms = known[key] { return forms }
    let forms = inflection.forms(of: lemma, as: wordClass)
    known[key] = forms
    return forms
  }

  private func accepts(_ tag: PartOfSpeech, _ predicate: TriggerPredicate) -> Bool {
    switch predicate {
    case .passive, .fullPassive, .participle: tag == .pastParticiple
    case .gerund: tag == .gerund
    case .infinitive: tag == .baseVerb
    default: true
    }
  }
}
