/// Finds words of which a sentence must have one, so that a rule can be passed over without matching.
struct RequiredWords {
  let inflector: Inflector

  /// Longer lists cost more than they save.
  private static let maximumCount = 400

  /// The words, in lower case; empty if the pattern can match without any of a short list.
  func words(of alternatives: [PatternSequence]) -> [String] {
    var words: [String] = []
    for alternative in alternatives {
      guard let own = self.words(of: alternative) else { return [] }
      for word in own where !words.contains(word) { words.append(word) }
    }
    return words.count <= RequiredWords.maximumCount ? words : []
  }

  private func words(of sequence: PatternSequence) -> [String]? {
    sequence.compactMap(words).min { $0.count < $1.count }
  }

  private func words(of node: PatternNode) -> [String]? {
    switch node.kind {
    case .word(let word):
      // A possessive ending has several spellings.
      return word.contains("'") ? nil : [word.lowercased()]
    case .predicate(let predicate, let arguments):
      return arguments.flatMap { argument -> [String] in
        guard case .words(let words, _) = argument else { return [] }
        return inflector.forms(of: words[predicate == .noun ? words.count - 1 : 0], as: predicate)
      }
    case .mention(let mention): return words(of: mention)
    case .group(let alternatives), .trigger(let alternatives):
      var words: [String] = []
      for alternative in alternatives {
        guard let own = self.words(of: alternative) else { return nil }
        words += own
      }
      return words
    case .repeated(let element, let minimum, _): return minimum > 0 ? words(of: element) : nil
    default: return nil
    }
  }

  private func words(of mention: MentionSyntax) -> [String]? {
    var words: [String] = []
    for type in mention.types {
      guard let head = type.features.first(where: { $0.key.text == "head" }) else { return nil }
      words += head.values.flatMap { inflector.forms(of: $0, as: .noun) }
    }
    return words.isEmpty ? nil : words
  }
}
