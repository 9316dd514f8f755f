package import QuothRules
package import QuothText

/// The cues of speech of a rule set: which word, in which surroundings, reports somebody's words.
///
/// Built from the table `cues`; of two rows for the same word and context the later one counts, so that a pack can
/// change what it imports. The columns are described in rules/english/cues.yaml.
package struct CueTable: Sendable {
  /// What a row says of a word in a context.
  package struct Entry: Sendable {
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
  }

  private struct Key: Hashable {
    let word: WordID
    let context: CueContext
  }

  /// The score of a row that gives none.
  static let defaultScore = 0.75

  private var entries: [Key: [Entry]] = [:]
  private var cueWords = WordSet()

  /// Reads the rows of the table `cues`.
  ///
  /// - Parameters:
  ///   - rows: imported packs first.
  ///   - word: the vocabulary's number of a word in lower case.
  package init(rows: [TableRow], word: (String) -> WordID) {
    for row in rows {
      let contexts = row.values("contexts").compactMap(CueContext.init(rawValue:))
      let accused = row.values("accused_after") + row.values("accused").filter { $0 != "object" }
      for text in row.values("words") {
        let parts = text.split(separator: " ").map { word(String($0)) }
        guard let first = parts.first, first != .unknown else { continue }
        cueWords.insert(first)
        let entry = Entry(
          name: text.replacing(" ", with: "-"),
          kind: row.value("yields").flatMap(Attribution.Kind.init(rawValue:)) ?? .statement,
          score: row.value("score").flatMap(Double.init) ?? Self.defaultScore,
          hasAddresseeObject: row.value("addressee") == "object",
          negatesContent: row.value("status") == "negated",
          accusedPreposition: accused.first.map(word),
          objectHeads: WordSet(row.values("object").map(word)),
          objectPreposition: row.value("preposition").map(word),
          particles: Array(parts.dropFirst()))
        for context in contexts {
          insert(entry, at: Key(word: first, context: context))
        }
      }
    }
  }

  private mutating func insert(_ entry: Entry, at key: Key) {
    let others = (entries[key] ?? []).filter {
      $0.particles != entry.particles || key.context == .object
    }
    // Longer cues are tried first: "point out" before "point".
    entries[key] = [entry] + others
    entries[key]?.sort { $0.particles.count > $1.particles.count }
  }

  /// Whether any row names the word.
  package func isCue(_ word: WordID) -> Bool { cueWords.contains(word) }

  /// The rows for `word` in `context`, those with more particles first.
  package func entries(for word: WordID, in context: CueContext) -> [Entry] {
    entries[Key(word: word, context: context)] ?? []
  }

  /// The score of the bare word in the context; 0 if no row has it.
  package func score(of word: WordID, in context: CueContext) -> Double {
    entries(for: word, in: context).first { $0.particles.isEmpty }?.score ?? 0
  }

  /// The name of the rule that a row stands for: `cue.say/post`; a verb without a row is *any*.
  package static func ruleName(_ entry: Entry?, _ context: CueContext) -> String {
    "cue.\(entry?.name ?? "any")/\(context.rawValue)"
  }

  /// The words that some row names as cue of an attribution, as lemmas.
  package var words: WordSet { cueWords }
}
