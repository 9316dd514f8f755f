import QuothRules
import QuothText

/// Lists of words of each of which a sentence must have one, so that a pattern can be passed over without matching.
struct WordRequirement: Sendable {
  private struct Choice: Sendable {
    let words: [WordID]
    let signature: SIMD4<UInt64>
  }

  private var choices: [Choice] = []

  /// `lists`: words in lower case; a list with a word that the vocabulary lacks asks for nothing.
  init(_ lists: [[String]], vocabulary: Vocabulary) {
    for list in lists {
      let words = list.map { vocabulary.word(for: $0) }
      guard !words.contains(.unknown) else { continue }
      choices.append(
        Choice(
          words: words,
          signature: words.reduce(into: .zero) { $0 |= SentenceWords.signature(of: $1) }))
    }
  }

  @inline(__always)
  func isMet(by sentence: SentenceWords) -> Bool {
    choices.allSatisfy { choice in
      choice.signature & sentence.signature != .zero
        && choice.words.contains(where: sentence.contains)
    }
  }
}

/// The words of one sentence, for quick tests.
struct SentenceWords {
  /// One bit of 256 for each word; two words may share one.
  private(set) var signature = SIMD4<UInt64>.zero
  private let words: [WordID]

  init(_ graph: ClauseGraph) {
    let first = graph.analysis.firstToken
    words = Array(graph.document.words[first..<first + graph.analysis.tags.count])
    for word in words { signature |= Self.signature(of: word) }
  }

  func contains(_ word: WordID) -> Bool {
    Self.signature(of: word) & signature != .zero && words.contains(word)
  }

  static func signature(of word: WordID) -> SIMD4<UInt64> {
    let hash = word.rawValue &* 0x9E37_79B1
    var bits = SIMD4<UInt64>.zero
    bits[Int(hash >> 30)] = 1 << UInt64(hash >> 24 & 63)
    return bits
  }
}

/// What the positional parts and vetoes of every event alternative require of a sentence's words.
final class PositionalRequirements: Sendable {
  /// By alternative: left and right part together.
  private let contexts: [WordRequirement]
  /// By alternative: for each veto.
  private let vetoes: [[WordRequirement]]

  init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    // The variants of a frame share their vetoes; each text is looked up once.
    var known: [String: WordRequirement] = [:]
    contexts = ruleSet.eventAlternatives.map {
      WordRequirement(
        ($0.left?.requiredWords ?? []) + ($0.right?.requiredWords ?? []), vocabulary: vocabulary)
    }
    vetoes = ruleSet.eventAlternatives.map { alternative in
      alternative.vetoes.map { veto in
        if let requirement = known[veto.text] { return requirement }
        let requirement = WordRequirement(veto.pattern.requiredWords, vocabulary: vocabulary)
        known[veto.text] = requirement
        return requirement
      }
    }
  }

  func contextCanMatch(_ alternative: Int, in sentence: SentenceWords) -> Bool {
    contexts[alternative].isMet(by: sentence)
  }

  func vetoCanMatch(_ veto: Int, of alternative: Int, in sentence: SentenceWords) -> Bool {
    vetoes[alternative][veto].isMet(by: sentence)
  }
}
