import QuothText

/// The words and lemmas of one sentence, for quick tests.
final class SentenceWords {
  private let words: [WordID]
  private let lemmas: [WordID]
  private let elements: [Element]
  /// The sentence's first token in `words`.
  private let firstToken: Int
  /// One bit for each list of the requirements.
  private let lists: [UInt64]

  init(_ graph: ClauseGraph, _ requirements: WordRequirements) {
    words = graph.document.words
    lemmas = graph.analysis.lemmas
    elements = graph.elements
    firstToken = graph.analysis.firstToken
    lists = requirements.lists(
      ofWords: words[firstToken..<firstToken + lemmas.count], lemmas: lemmas)
  }

  /// The number of tokens.
  var count: Int { lemmas.count }

  @inline(__always)
  func word(at token: Int) -> WordID { words[firstToken + token] }

  @inline(__always)
  func lemma(at token: Int) -> WordID { lemmas[token] }

  /// Whether one of the sentence's words is in the list.
  @inline(__always)
  func hasWord(ofList list: Int) -> Bool { lists[list >> 6] & 1 << UInt64(list & 63) != 0 }

  /// The tokens of the element that `token` stands in.
  func element(at token: Int) -> Range<Int> {
    var (low, high) = (0, elements.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if elements[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
    }
    return elements[low].tokens
  }
}
