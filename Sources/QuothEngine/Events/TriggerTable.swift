package import QuothRules
package import QuothText

/// The triggers of all event rules by the words that the tokenizer gives.
package struct TriggerTable: Sendable {
  /// One phrase of one alternative, with its words as numbers.
  package struct Entry: Sendable {
    /// The index in `CompiledRuleSet.eventAlternatives`.
    let alternative: Int
    let predicate: TriggerPredicate
    /// The index in `phrases`; negative when the phrase is one word.
    let phrase: Int
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
  let phrases: [Phrase]
  /// For each word of each phrase where its forms stand in `forms`.
  private let formRanges: [Range<Int>]
  private let forms: [WordID]

  package init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var found: [(word: WordID, entry: Entry)] = []
    var phrases: [Phrase] = []
    var formRanges: [Range<Int>] = []
    var forms: [WordID] = []
    var known: [[String]: Range<Int>] = [:]
    for form in ruleSet.triggers.entries.keys.sorted() {
      let word = vocabulary.word(for: form)
      guard word != .unknown else { continue }
      for reference in ruleSet.triggers.entries[form] ?? [] {
        let trigger = ruleSet.eventAlternatives[reference.alternative].trigger
        let phrase = trigger.phrases[reference.phrase]
        var index = -1
        if phrase.words.count > 1 {
          let firstWord = formRanges.count
          for word in phrase.words {
            if let range = known[word] {
              formRanges.append(range)
              continue
            }
            let start = forms.count
            forms += word.map { vocabulary.word(for: $0) }
            known[word] = start..<forms.count
            formRanges.append(start..<forms.count)
          }
          index = phrases.count
          phrases.append(
            Phrase(
              words: firstWord..<formRanges.count, headIndex: phrase.headIndex,
              allowsObjectBehindHead: phrase.allowsObjectBehindHead))
        }
        found.append(
          (
            word,
            Entry(alternative: reference.alternative, predicate: trigger.predicate, phrase: index)
          ))
      }
    }
    found.sort {
      ($0.word.rawValue, $0.entry.alternative, $0.entry.phrase)
        < ($1.word.rawValue, $1.entry.alternative, $1.entry.phrase)
    }
    var firstEntries = [UInt32](repeating: 0, count: vocabulary.count + 2)
    for (word, _) in found { firstEntries[Int(word.rawValue) + 1] += 1 }
    for index in firstEntries.indices.dropFirst() { firstEntries[index] += firstEntries[index - 1] }
    self.firstEntries = firstEntries
    entries = found.map(\.entry)
    self.phrases = phrases
    self.formRanges = formRanges
    self.forms = forms
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

  /// The entries of `word`, as indices for `entry`.
  @inline(__always)
  func entryRange(_ word: WordID) -> Range<Int> {
    let index = Int(word.rawValue)
    return Int(firstEntries[index])..<Int(firstEntries[index + 1])
  }
}
