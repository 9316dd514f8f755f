package import QuothRules
package import QuothText

/// The cues of speech of a rule set: which word, in which surroundings, reports somebody's words.
///
/// Built from the table `cues`; of two rows for the same word and context the later one counts, so that a pack can
/// change what it imports. The columns are described in rules/english/cues.yaml.
///
/// A class, so that the reader of a paragraph copies one reference.
package final class CueTable: Sendable {
  /// What a row says of a word in a context.
  package final class Entry: Sendable {
    /// The cue as the rule's name has it: `say`, `according-to`.
    package let name: String
    package let kind: Attribution.Kind
    /// From 0 to 1; a cue below `AttributionSettings.leastScore` is none.
    package let score: Double
    /// The group behind the cue is the addressee.
    package let hasAddresseeObject: Bool
    /// *denied*: the content is negated.
    package let negatesContent: Bool
    /// The accused follows this preposition (*blamed it **on** X*) rather than the cue.
    package let accusedPreposition: WordID?
    /// For the context `object`: the object's head words, and the preposition that must follow the object.
    package let objectHeads: WordSet
    package let objectPreposition: WordID?
    /// The words behind the verb that belong to the cue: *point **out***.
    package let particles: [WordID]

    fileprivate init(_ row: TableRow, text: String, particles: [WordID], word: (String) -> WordID) {
      let accused = row.values("accused_after") + row.values("accused").filter { $0 != "object" }
      name = text.replacing(" ", with: "-")
      kind = row.value("yields").flatMap(Attribution.Kind.init(rawValue:)) ?? .statement
      score = row.value("score").flatMap(Double.init) ?? CueTable.defaultScore
      hasAddresseeObject = row.value("addressee") == "object"
      negatesContent = row.value("status") == "negated"
      accusedPreposition = accused.first.map(word)
      objectHeads = WordSet(row.values("object").map(word))
      objectPreposition = row.value("preposition").map(word)
      self.particles = particles
    }
  }

  /// The rows for one word in one context, those with more particles first.
  private struct ContextEntries {
    let context: CueContext
    var entries: [Entry]
  }

  /// The score of a row that gives none.
  static let defaultScore = 0.75

  private let entriesByWord: [WordID: [ContextEntries]]
  /// The words that some row names as cue of an attribution, as lemmas.
  package let words: WordSet
  /// Those that some row makes cues of accusations.
  private let accusingWords: WordSet

  /// Reads the rows of the table `cues`.
  ///
  /// - Parameters:
  ///   - rows: imported packs first.
  ///   - word: the vocabulary's number of a word in lower case.
  package init(rows: [TableRow], word: (String) -> WordID) {
    var entriesByWord: [WordID: [ContextEntries]] = [:]
    var words = WordSet()
    var accusingWords = WordSet()
    for row in rows {
      let contexts = row.values("contexts").compactMap(CueContext.init(rawValue:))
      for text in row.values("words") {
        let parts = text.split(separator: " ").map { word(String($0)) }
        guard let first = parts.first, first != .unknown else { continue }
        words.insert(first)
        let entry = Entry(row, text: text, particles: Array(parts.dropFirst()), word: word)
        if entry.kind == .accusation { accusingWords.insert(first) }
        for context in contexts {
          Self.insert(entry, in: context, of: &entriesByWord[first, default: []])
        }
      }
    }
    self.entriesByWord = entriesByWord
    self.words = words
    self.accusingWords = accusingWords
  }

  private static func insert(
    _ entry: Entry, in context: CueContext, of word: inout [ContextEntries]
  ) {
    guard let place = word.firstIndex(where: { $0.context == context }) else {
      return word.append(ContextEntries(context: context, entries: [entry]))
    }
    let others = word[place].entries.filter {
      $0.particles != entry.particles || context == .object
    }
    // Longer cues are tried first: "point out" before "point".
    word[place].entries = ([entry] + others).sorted { $0.particles.count > $1.particles.count }
  }

  /// Whether any row names the word.
  package func isCue(_ word: WordID) -> Bool { words.contains(word) }

  /// Whether some row makes the word a cue of accusations.
  func canAccuse(_ word: WordID) -> Bool { accusingWords.contains(word) }

  /// The rows for `word` in `context`, those with more particles first.
  package func entries(for word: WordID, in context: CueContext) -> [Entry] {
    // Most verbs are no cue, which the set says without hashing.
    guard words.contains(word), let contexts = entriesByWord[word] else { return [] }
    for place in contexts.indices where contexts[place].context == context {
      return contexts[place].entries
    }
    return []
  }

  /// The score of the bare word in the context; 0 if no row has it.
  package func score(of word: WordID, in context: CueContext) -> Double {
    entries(for: word, in: context).first { $0.particles.isEmpty }?.score ?? 0
  }

  /// The name of the rule that a row stands for: `cue.say/post`; a verb without a row is *any*.
  package static func ruleName(_ entry: Entry?, _ context: CueContext) -> String {
    "cue.\(entry?.name ?? "any")/\(context.rawValue)"
  }
}
