import QuothModel
package import QuothRules
package import QuothText

/// The words that decide whether the event in their complement, or beside them, happened (table `governors`).
package struct GovernorTable: Sendable {
  /// What kind of word governs.
  package enum Kind: String, Sendable, CaseIterable {
    case verb, noun, adjective, adverb, modal, preposition
  }

  /// A word, perhaps of several parts, and what it does.
  private struct Row {
    /// The words behind the first one.
    let rest: [WordID]
    let status: Status
  }

  private struct Key: Hashable {
    let kind: Kind
    let word: WordID
  }

  private var rows: [Key: [Row]] = [:]
  private var chainStatuses: [WordID: Status] = [:]
  /// Every word of `rows` and of `chainStatuses`: few words are asked about that are in any.
  private var words = WordSet()
  private var chainWords = WordSet()
  private var eventMakers = WordSet()

  /// - Parameters:
  ///   - rules: the tables `governors` and `chain_verbs`, and the list `occurrence_verbs`.
  ///   - word: the vocabulary's number of a word in lower case.
  package init(rules: CompiledRuleSet, word: (String) -> WordID) {
    func parts(_ text: String) -> [WordID] { text.split(separator: " ").map { word(String($0)) } }
    for row in rules.table("governors") {
      guard let kind = row.value("kind").flatMap(Kind.init(rawValue:)),
        let status = row.value("status").flatMap(Status.init(rawValue:))
      else { continue }
      for text in row.values("words") {
        let words = parts(text)
        guard let first = words.first, first != .unknown else { continue }
        rows[Key(kind: kind, word: first), default: []]
          .append(Row(rest: Array(words.dropFirst()), status: status))
        self.words.insert(first)
      }
    }
    for key in Array(rows.keys) { rows[key]?.sort { $0.rest.count > $1.rest.count } }
    for row in rules.table("chain_verbs") {
      guard let status = row.value("status").flatMap(Status.init(rawValue:)) else { continue }
      // "be able": the group's chain holds its last word.
      for text in row.values("words") {
        guard let last = parts(text).last, last != .unknown else { continue }
        chainStatuses[last] = status
        chainWords.insert(last)
      }
    }
    for text in rules.words("occurrence_verbs") { eventMakers.insert(word(text)) }
  }

  /// The status that `word`, with `following` behind it, gives to what it governs; nil if it is no governor.
  func status(
    _ kind: Kind, _ word: WordID, following: some Collection<WordID> = []
  ) -> Status? {
    guard words.contains(word) else { return nil }
    return rows[Key(kind: kind, word: word)]?.first { following.starts(with: $0.rest) }?.status
  }

  /// What a verb in front of an infinitive of the same group makes of it: *failed to*, *tried to*.
  func status(ofChainVerb lemma: WordID) -> Status? {
    chainWords.contains(lemma) ? chainStatuses[lemma] : nil
  }

  /// Whether an event noun beside the verb happens when the verb does: *launch an attack*, *the attack began*.
  func carriesEvent(_ lemma: WordID) -> Bool { eventMakers.contains(lemma) }
}
