package import QuothBundle
package import QuothRules
package import QuothText

/// The triggers of all event rules by the words that the tokenizer gives.
package struct TriggerTable: Sendable {
  /// What a word of a trigger has to be, and what has to stand around it.
  struct Condition: Sendable {
    let predicate: TriggerPredicate
    /// The index in `phrases`; negative when the phrase is one word.
    let phrase: Int
    /// The predicate as a member of `TriggerPredicateSet`.
    let predicateBit: TriggerPredicateSet
    /// The words that may stand before and behind the word.
    let neighbours: NeighbourSet

    /// Whether the condition can be met, by what is cheapest to ask.
    @inline(__always)
    func mayHold(_ predicates: TriggerPredicateSet, _ neighbours: NeighbourSet) -> Bool {
      predicates.contains(predicateBit) && self.neighbours.overlaps(neighbours)
    }
  }

  /// One alternative that a word can be the trigger of.
  package struct Entry: Sendable {
    /// The index in `CompiledRuleSet.eventAlternatives`.
    let alternative: Int
    /// The index in `phrases`; negative when the phrase is one word.
    let phrase: Int
    /// The condition, counted from the first one of the word.
    let condition: Int
  }

  /// A trigger of several words.
  struct Phrase: Sendable {
    /// Its words, as indices in `formRanges`.
    let words: Range<Int>
    let headIndex: Int
    let allowsObjectBehindHead: Bool
  }

  private let firstEntries: [UInt32]
  private let entries: [Entry]
  /// The entries of a word, often hundreds, share few conditions; each is tested once for a token.
  private let firstConditions: [UInt32]
  private let conditions: [Condition]
  let phrases: [Phrase]
  /// For each word of each phrase where its forms stand in `forms`.
  private let formRanges: [Range<Int>]
  private let forms: [WordID]

  /// An entry before the table is made.
  private struct Draft {
    let word: WordID
    let alternative: Int
    let predicate: TriggerPredicate
    /// As in `Condition`.
    let phrase: Int
    /// The place of the phrase in its trigger; −1 for one word.
    let place: Int

    /// Entries stand by their words, and are tried in the order of the rules and their phrases.
    var order: (UInt32, Int, Int) { (word.rawValue, alternative, place) }
  }

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var drafts: [Draft] = []
    var phrases: [Phrase] = []
    var knownPhrases: [TriggerPhrase: Int] = [:]
    var forms = FormTable()
    for (alternative, rule) in ruleSet.eventAlternatives.enumerated() {
      for (place, phrase) in rule.trigger.phrases.enumerated() {
        var index = -1
        if phrase.words.count > 1 {
          index = knownPhrases[phrase] ?? phrases.count
          knownPhrases[phrase] = index
        }
        if index == phrases.count {
          let firstWord = forms.ranges.count
          for word in phrase.words { forms.ranges.append(forms.range(of: word, vocabulary)) }
          phrases.append(
            Phrase(
              words: firstWord..<forms.ranges.count, headIndex: phrase.headIndex,
              allowsObjectBehindHead: phrase.allowsObjectBehindHead))
        }
        for form in forms.range(of: phrase.headForms, vocabulary)
        where forms.words[form] != .unknown {
          drafts.append(
            Draft(
              word: forms.words[form], alternative: alternative,
              predicate: rule.trigger.predicate, phrase: index, place: index < 0 ? -1 : place))
        }
      }
    }
    drafts.sort { $0.order < $1.order }
    self.init(drafts, phrases: phrases, forms: forms, wordCount: vocabulary.count)
  }

  /// `sorted`: by word, then as they are tried.
  private init(_ sorted: [Draft], phrases: [Phrase], forms: FormTable, wordCount: Int) {
    var firstEntries = [UInt32](repeating: 0, count: wordCount + 2)
    var firstConditions = firstEntries
    var entries: [Entry] = []
    entries.reserveCapacity(sorted.count)
    var conditions: [Condition] = []
    var first = 0
    for (index, draft) in sorted.enumerated() {
      if index == 0 || sorted[index - 1].word != draft.word { first = conditions.count }
      var condition = first
      while condition < conditions.count,
        conditions[condition].predicate != draft.predicate
          || conditions[condition].phrase != draft.phrase
      {
        condition += 1
      }
      if condition == conditions.count {
        conditions.append(
          Condition(
            predicate: draft.predicate, phrase: draft.phrase,
            predicateBit: TriggerPredicateSet(draft.predicate),
            neighbours: draft.phrase < 0
              ? NeighbourSet.anything : forms.neighbours(of: phrases[draft.phrase])))
        firstConditions[Int(draft.word.rawValue) + 1] += 1
      }
      entries.append(
        Entry(
          alternative: draft.alternative, phrase: draft.phrase, condition: condition - first))
      firstEntries[Int(draft.word.rawValue) + 1] += 1
    }
    for index in firstEntries.indices.dropFirst() {
      firstEntries[index] += firstEntries[index - 1]
      firstConditions[index] += firstConditions[index - 1]
    }
    self.firstEntries = firstEntries
    self.firstConditions = firstConditions
    self.entries = entries
    self.conditions = conditions
    self.phrases = phrases
    formRanges = forms.ranges
    self.forms = forms.words
  }

  /// The forms of words, each list of forms once.
  private struct FormTable {
    /// For each word of each phrase where its forms stand in `words`.
    var ranges: [Range<Int>] = []
    var words: [WordID] = []
    private var known: [[String]: Range<Int>] = [:]

    init(ranges: [Range<Int>] = [], words: [WordID] = []) {
      self.ranges = ranges
      self.words = words
    }

    /// What can stand beside the head of `phrase`.
    func neighbours(of phrase: Phrase) -> NeighbourSet {
      var neighbours = NeighbourSet.anything
      if phrase.headIndex > 0 {
        neighbours.before = bits(ofWord: phrase.headIndex - 1, of: phrase)
      }
      if phrase.headIndex + 1 < phrase.words.count {
        neighbours.behind = bits(ofWord: phrase.headIndex + 1, of: phrase)
      }
      return neighbours
    }

    private func bits(ofWord position: Int, of phrase: Phrase) -> UInt64 {
      ranges[phrase.words.lowerBound + position].reduce(0) { bits, form in
        bits | NeighbourSet.bit(of: words[form])
      }
    }

    /// Where `forms` stand in `words`.
    mutating func range(of forms: [String], _ vocabulary: Vocabulary) -> Range<Int> {
      if let range = known[forms] { return range }
      let start = words.count
      words += forms.map { vocabulary.word(for: $0) }
      known[forms] = start..<words.count
      return start..<words.count
    }
  }

  /// Whether some rule's trigger needs the word.
  package func isTrigger(_ word: WordID) -> Bool { !entryRange(word).isEmpty }

  @inline(__always)
  func entry(_ index: Int) -> Entry { entries[index] }

  /// Whether `word` is a form of the phrase's word at `position`.
  @inline(__always)
  func accepts(_ word: WordID, at position: Int, of phrase: Phrase) -> Bool {
    for index in formRanges[phrase.words.lowerBound + position] where forms[index] == word {
      return true
    }
    return false
  }

  /// The conditions of `word`, as indices for `condition`.
  @inline(__always)
  func conditionRange(_ word: WordID) -> Range<Int> {
    let index = Int(word.rawValue)
    return Int(firstConditions[index])..<Int(firstConditions[index + 1])
  }

  @inline(__always)
  func condition(_ index: Int) -> Condition { conditions[index] }

  /// The condition of an entry of `word`.
  func condition(_ index: Int, of word: WordID) -> Condition {
    conditions[Int(firstConditions[Int(word.rawValue)]) + index]
  }

  /// The entries of `word`, as indices for `entry`.
  @inline(__always)
  func entryRange(_ word: WordID) -> Range<Int> {
    let index = Int(word.rawValue)
    return Int(firstEntries[index])..<Int(firstEntries[index + 1])
  }
}

extension TriggerTable {
  /// Writes the table.
  package func write(to bundle: BundleWriter) {
    var words: [UInt32] = []
    for word in 0..<firstEntries.count - 1 {
      let count = Int(firstEntries[word + 1] - firstEntries[word])
      words += repeatElement(UInt32(word), count: count)
    }
    bundle.write(numbers: words)
    bundle.write(numbers: entries.map { UInt32($0.alternative) })
    bundle.write(numbers: entries.map { Int32($0.phrase) })
    bundle.write(phrases) { phrase in
      bundle.write(phrase.words.lowerBound)
      bundle.write(phrase.words.count)
      bundle.write(phrase.headIndex)
      bundle.write(phrase.allowsObjectBehindHead)
    }
    bundle.write(formRanges) { range in
      bundle.write(range.lowerBound)
      bundle.write(range.count)
    }
    bundle.write(numbers: forms.map(\.rawValue))
  }

  /// Reads the table that was written for `ruleSet`.
  ///
  /// Throws `DamagedBundle`.
  package init(
    from bundle: BundleReader, _ ruleSet: CompiledRuleSet, vocabulary: Vocabulary
  ) throws {
    let words: [UInt32] = try bundle.numbers()
    let alternatives: [UInt32] = try bundle.numbers()
    let numbers: [Int32] = try bundle.numbers()
    func range() throws -> Range<Int> {
      let start = try bundle.number()
      return start..<start + (try bundle.number())
    }
    let phrases = try bundle.array {
      let words = try range()
      return Phrase(
        words: words, headIndex: try bundle.number(below: words.count),
        allowsObjectBehindHead: try bundle.flag())
    }
    let ranges = try bundle.array(range)
    let forms = try bundle.numbers().map(WordID.init(rawValue:))
    guard words.count == alternatives.count, words.count == numbers.count,
      words.allSatisfy({ $0 <= vocabulary.count }), zip(words, words.dropFirst()).allSatisfy(<=),
      alternatives.allSatisfy({ $0 < ruleSet.eventAlternatives.count }),
      numbers.allSatisfy({ $0 < phrases.count }),
      phrases.allSatisfy({ $0.words.upperBound <= ranges.count }),
      ranges.allSatisfy({ $0.upperBound <= forms.count })
    else { throw DamagedBundle() }
    let sorted = words.indices.map { index in
      let alternative = Int(alternatives[index])
      return Draft(
        word: WordID(rawValue: words[index]), alternative: alternative,
        predicate: ruleSet.eventAlternatives[alternative].trigger.predicate,
        phrase: Int(numbers[index]), place: index)
    }
    self.init(
      sorted, phrases: phrases, forms: FormTable(ranges: ranges, words: forms),
      wordCount: vocabulary.count)
  }
}
