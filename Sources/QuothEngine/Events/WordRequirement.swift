import QuothRules
import QuothText

/// Lists of words of each of which a sentence must have one, so that patterns can be passed over without matching.
///
/// The lists of all patterns stand in one array; a requirement is a stretch of it.
struct WordRequirements: Sendable {
  /// The lists that one pattern asks for, as indices.
  typealias Requirement = Range<Int>

  private struct Choice: Sendable {
    let signature: SIMD4<UInt64>
    let words: Range<Int>
  }

  private var choices: [Choice] = []
  private var words: [WordID] = []

  /// Adds `lists`, which are in lower case; a list with a word that the vocabulary lacks asks for nothing.
  mutating func add(_ lists: [[String]], vocabulary: Vocabulary) -> Requirement {
    let start = choices.count
    for list in lists {
      let numbers = list.map { vocabulary.word(for: $0) }
      guard !numbers.contains(.unknown) else { continue }
      choices.append(
        Choice(
          signature: numbers.reduce(into: .zero) { $0 |= SentenceWords.signature(of: $1) },
          words: words.count..<words.count + numbers.count))
      words += numbers
    }
    return start..<choices.count
  }

  @inline(__always)
  func areMet(_ requirement: Requirement, by sentence: SentenceWords) -> Bool {
    for index in requirement {
      let choice = choices[index]
      guard choice.signature & sentence.signature != .zero,
        words[choice.words].contains(where: sentence.contains)
      else { return false }
    }
    return true
  }
}

/// The words of one sentence, for quick tests.
struct SentenceWords {
  /// One bit of 256 for each word; two words may share one.
  private(set) var signature = SIMD4<UInt64>.zero
  private let document: TokenizedDocument
  private let tokens: Range<Int>

  init(_ graph: ClauseGraph) {
    document = graph.document
    tokens = document.sentences[graph.analysis.sentence].tokens
    for token in tokens { signature |= Self.signature(of: document.words[token]) }
  }

  func contains(_ word: WordID) -> Bool {
    Self.signature(of: word) & signature != .zero && document.words[tokens].contains(word)
  }

  @inline(__always)
  static func signature(of word: WordID) -> SIMD4<UInt64> {
    let hash = word.rawValue &* 0x9E37_79B1
    var bits = SIMD4<UInt64>.zero
    bits[Int(hash >> 30)] = 1 << UInt64(hash >> 24 & 63)
    return bits
  }
}

/// What the positional parts and vetoes of every event alternative require of a sentence's words.
final class PositionalRequirements: Sendable {
  private let requirements: WordRequirements
  /// By alternative: left and right part together.
  private let contexts: [WordRequirements.Requirement]
  /// The vetoes of all alternatives, one alternative after the other.
  private let vetoes: [WordRequirements.Requirement]
  /// By alternative: the first of its vetoes.
  private let firstVetoes: [Int]

  init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var requirements = WordRequirements()
    // The variants of a frame share their vetoes; each text is looked up once.
    var known: [String: WordRequirements.Requirement] = [:]
    contexts = ruleSet.eventAlternatives.map {
      requirements.add(
        ($0.left?.requiredWords ?? []) + ($0.right?.requiredWords ?? []), vocabulary: vocabulary)
    }
    var vetoes: [WordRequirements.Requirement] = []
    var firstVetoes: [Int] = []
    for alternative in ruleSet.eventAlternatives {
      firstVetoes.append(vetoes.count)
      for veto in alternative.vetoes {
        let requirement =
          known[veto.text]
          ?? requirements.add(veto.pattern.requiredWords, vocabulary: vocabulary)
        known[veto.text] = requirement
        vetoes.append(requirement)
      }
    }
    self.requirements = requirements
    self.vetoes = vetoes
    self.firstVetoes = firstVetoes
  }

  @inline(__always)
  func contextCanMatch(_ alternative: Int, in sentence: SentenceWords) -> Bool {
    requirements.areMet(contexts[alternative], by: sentence)
  }

  @inline(__always)
  func vetoCanMatch(_ veto: Int, of alternative: Int, in sentence: SentenceWords) -> Bool {
    requirements.areMet(vetoes[firstVetoes[alternative] + veto], by: sentence)
  }
}
