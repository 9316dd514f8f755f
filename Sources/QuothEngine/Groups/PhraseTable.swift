import QuothText

/// Prepositions and coordinators of several words: *at the hands of*, *as well as*.
struct PhraseTable: Sendable {
  /// By the first word; the longest first.
  private var phrases: [WordID: [(words: [WordID], kind: ElementKind)]] = [:]

  init(prepositions: [String], coordinators: [String], vocabulary: Vocabulary) {
    for text in coordinators { add(text, .coordinator, vocabulary) }
    for text in prepositions { add(text, .preposition, vocabulary) }
    for key in Array(phrases.keys) { phrases[key]?.sort { $0.words.count > $1.words.count } }
  }

  /// The words that phrases begin with.
  var firstWords: [WordID] { Array(phrases.keys) }

  private mutating func add(_ text: String, _ kind: ElementKind, _ vocabulary: Vocabulary) {
    let words = vocabulary.phrase(text)
    guard words.count > 1, let first = words.first, !words.contains(.unknown) else { return }
    guard !(phrases[first] ?? []).contains(where: { $0.words == words }) else { return }
    phrases[first, default: []].append((words, kind))
  }

  /// The longest phrase that starts at `index` of `tokens`.
  func phrase(in tokens: ArraySlice<WordID>, at index: Int) -> (count: Int, kind: ElementKind)? {
    guard let candidates = phrases[tokens[index]] else { return nil }
    let rest = tokens[index...]
    for candidate in candidates
    where candidate.words.count <= rest.count && candidate.words[1] == rest[index + 1]
      && rest.starts(with: candidate.words)
    {
      return (candidate.words.count, candidate.kind)
    }
    return nil
  }
}
