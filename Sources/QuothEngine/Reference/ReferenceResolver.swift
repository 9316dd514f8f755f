package import PCRE2
package import QuothRules
package import QuothText

/// Says for the mentions of a document which named thing they stand for.
///
/// Names first: short forms and acronyms to the fullest name. Then, in the order of the text,
/// described mentions and pronouns: by a name inside them, by a place whose name holds their head
/// noun, by the `refer:` rules of the packs. What is resolved can be referred to in turn; a reference
/// never crosses types except where a rule asks for another one.
package struct ReferenceResolver: Sendable {
  private let types: NameTypes
  private let rules: ReferenceRuleMatcher
  private let vocabulary: Vocabulary
  private let lexicon: Lexicon
  private let smallWords: WordSet
  private let indefiniteArticles: WordSet
  private let memberNouns: WordSet
  /// *its forces* are of something that was named before.
  private let possessivePronouns: WordSet
  /// *the*, *this*, *its*: what they open was named before.
  private let definiteWords: WordSet
  private let of: WordID
  /// *'s* and its spellings.
  private let possessives: WordSet
  /// *it*, *they*: in what a body says, the body.
  private let speakerPronouns: WordSet
  /// Kinds of places that are named after their head noun (*Tadmur prison*).
  private let facilityKinds: WordSet

  /// How many sentences ahead an indefinite mention may be named.
  private static let foresight = 2
  /// Every name is compared with every other, so a text longer than any article is resolved in
  /// stretches of so many mentions.
  private static let longestStretch = 600

  /// A resolver with the reference rules and lexicons of `ruleSet`.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    types = NameTypes(ruleSet.types)
    rules = ReferenceRuleMatcher(ruleSet.referenceRules, vocabulary: vocabulary)
    self.vocabulary = vocabulary
    lexicon = ruleSet.lexicon
    smallWords = vocabulary.words(["of", "for", "the", "and"])
    indefiniteArticles = vocabulary.words(ruleSet.words("indefinite_articles"))
    possessivePronouns = vocabulary.words(ruleSet.words("possessives"))
    memberNouns = vocabulary.words(ruleSet.words("member_nouns"))
    definiteWords = vocabulary.words(
      ["definite_articles", "demonstratives"].flatMap(ruleSet.words))
    of = vocabulary.word(for: "of")
    possessives = vocabulary.words(["'s", "’s", "'", "’"])
    speakerPronouns = vocabulary.words(["it", "they"])
    facilityKinds = vocabulary.words(["facility", "road", "water", "nature"])
  }

  /// What each of `mentions` stands for; nil where it is its own fullest name or nothing is known.
  ///
  /// `mentions` are all mentions of the document, by their place; `innerNames` the names that stand
  /// inside larger ones (*the **Islamic State** group*).
  package func resolve(
    _ mentions: [ReferenceMention], innerNames: [ReferenceMention] = [],
    in document: TokenizedDocument, workspace: MatchWorkspace
  ) -> [Reference?] {
    // Acronyms are told by the name before them, so all names stand in the order of the text.
    let all = mentions + innerNames
    let order = all.indices.sorted { left, right in
      let (first, second) = (all[left].tokens, all[right].tokens)
      return first.lowerBound != second.lowerBound
        ? first.lowerBound < second.lowerBound : first.count > second.count
    }
    var references = [Reference?](repeating: nil, count: mentions.count)
    for start in stride(from: 0, to: order.count, by: Self.longestStretch) {
      let stretch = order[start..<min(start + Self.longestStretch, order.count)]
      let found = resolveAll(stretch.map { all[$0] }, in: document, workspace: workspace)
      for (place, reference) in found.enumerated() {
        let index = order[start + place]
        guard index < mentions.count, let reference else { continue }
        // An inner name is no mention that one could point to.
        let target = reference.mention.map { order[start + $0] }
        references[index] = Reference(
          name: reference.name, mention: target.flatMap { $0 < mentions.count ? $0 : nil },
          rule: reference.rule)
      }
    }
    return references
  }

  private func resolveAll(
    _ mentions: [ReferenceMention], in document: TokenizedDocument, workspace: MatchWorkspace
  ) -> [Reference?] {
    let fullNames = FullNames(
      mentions, of: document, types: types, smallWords: smallWords, lexicon: lexicon)
    var search = AntecedentSearch(fullNames)
    var references = [Reference?](repeating: nil, count: mentions.count)
    // Names stand for themselves wherever they are, so that *a town* can look ahead.
    let offices = OfficeHolders(mentions, in: document, types: types, connectors: smallWords)
    for index in mentions.indices where mentions[index].isNamed {
      let mention = mentions[index]
      if mention.type == types.title {
        references[index] = holder(of: mention, among: offices, fullNames, in: document)
        continue
      }
      guard let full = fullNames.fullest(ofMention: index),
        let spelling = fullNames.spelling(ofMention: index)
      else { continue }
      search.add(candidate(mention, full.name, root: full.mention, spelling: spelling))
      let own = fullNames.name(ofSpelling: spelling)
      if full.name != own, fullNames.name(full.name) != fullNames.name(own) {
        references[index] = Reference(
          name: fullNames.name(full.name), mention: full.mention, rule: "full name")
      }
    }
    var view = ReferenceView()
    for index in mentions.indices where !mentions[index].isNamed {
      let mention = mentions[index]
      if let speaker = speaker(of: mention, at: index, among: mentions, in: document) {
        // "The army said it killed nine": it is the army, named or not.
        let full = fullNames.fullest(ofMention: speaker)
        if let name = references[speaker]?.name ?? full.map({ fullNames.name($0.name) }) {
          references[index] = Reference(
            name: name, mention: references[speaker]?.mention ?? speaker, rule: "speaker")
        }
        continue
      }
      let full = fullNames.fullest(ofMention: index)
      guard
        let found = resolve(
          mention, named: full, search: &search, view: &view, in: document, workspace: workspace)
      else { continue }
      references[index] = Reference(
        name: fullNames.name(found.name), mention: found.mention, rule: found.rule)
      var known = mention
      // "the armed group" has the side of the name that it stands for.
      if known.side == .unknown, mentions[found.mention].type == mention.type {
        known.side = mentions[found.mention].side
      }
      search.add(candidate(known, found.name, root: found.mention, spelling: nil))
    }
    return references
  }

  /// The speaker in front of *it* or *they* in the same sentence, if it is of the same type.
  private func speaker(
    of mention: ReferenceMention, at index: Int, among mentions: [ReferenceMention],
    in document: TokenizedDocument
  ) -> Int? {
    guard mention.tokens.count == 1, !mention.isSpeaker,
      speakerPronouns.contains(document.words[mention.tokens.lowerBound])
    else { return nil }
    return mentions[..<index].lastIndex {
      $0.sentence == mention.sentence && $0.isSpeaker && $0.type == mention.type
    }
  }

  /// The one person of the document who holds an office that speaks or acts.
  private func holder(
    of mention: ReferenceMention, among offices: OfficeHolders, _ fullNames: FullNames,
    in document: TokenizedDocument
  ) -> Reference? {
    guard mention.hasRole else { return nil }
    let holders = offices.holders(of: mention, in: document).compactMap {
      fullNames.fullest(ofMention: $0)
    }
    guard let first = holders.first, holders.allSatisfy({ $0.name == first.name }) else {
      return nil
    }
    return Reference(name: fullNames.name(first.name), mention: first.mention, rule: "office")
  }

  private func candidate(
    _ mention: ReferenceMention, _ name: Int, root: Int, spelling: Int?
  ) -> AntecedentSearch.Candidate {
    AntecedentSearch.Candidate(
      sentence: mention.sentence, start: mention.tokens.lowerBound,
      end: mention.tokens.upperBound, type: mention.type, kind: mention.kind, side: mention.side,
      name: name, spelling: spelling, root: root)
  }

  /// What a mention stands for while names are numbers.
  private struct Finding {
    let name: Int
    let mention: Int
    let rule: String

    init(_ full: (name: Int, mention: Int), rule: String) {
      (name, mention) = full
      self.rule = rule
    }

    init(_ candidate: AntecedentSearch.Candidate, rule: String) {
      (name, mention) = (candidate.name, candidate.root)
      self.rule = rule
    }
  }

  /// `full`: the fullest form of the name inside `mention`, if there is one.
  private func resolve(
    _ mention: ReferenceMention, named full: (name: Int, mention: Int)?,
    search: inout AntecedentSearch, view: inout ReferenceView, in document: TokenizedDocument,
    workspace: MatchWorkspace
  ) -> Finding? {
    // *IS militants*; but *the Tadmur museum* is not Tadmur, nor *Syria's largest city* Syria.
    if let full, mention.nameType == mention.type, !facilityKinds.contains(mention.kind),
      !isPossessor(mention.nameTokens, document)
    {
      return Finding(full, rule: "name inside")
    }
    // *the journalist Jane Roe* as one person
    if let full, mention.nameType == types.person, !mention.isPlural,
      mention.type == types.people
    {
      return Finding(full, rule: "name inside")
    }
    if mention.type == types.people || mention.type == types.person, !mention.isPlural,
      let person = personOfAge(of: mention, search: search, in: document)
    {
      return Finding(person, rule: "same age")
    }
    // *members of X*
    if memberNouns.contains(document.words[mention.head]), of != .unknown,
      mention.tokens.upperBound + 2 < document.words.count,
      document.words[mention.tokens.upperBound] == of,
      let whole = search.candidate(
        startingIn: mention.tokens.upperBound + 1..<mention.tokens.upperBound + 3,
        of: types.force, or: types.organization)
    {
      return Finding(whole, rule: "members of a name")
    }
    let isOwned = possessivePronouns.contains(document.words[mention.tokens.lowerBound])
    let isIndefinite = indefiniteArticles.contains(document.words[mention.tokens.lowerBound])
    if let name = nameWithHead(of: mention, search: &search, in: document) {
      return Finding(name, rule: "head noun of a name")
    }
    let found = rules.first(for: mention, in: document, view: &view, workspace: workspace) { rule in
      // *a town … X*: what is indefinite is named later, if at all.
      isIndefinite && rule.target.direction != .any
        ? search.find(rule.target, from: mention, ahead: Self.foresight)
        : search.find(rule.target, from: mention, foresight: isOwned ? 0 : Self.foresight)
    }
    if let found { return Finding(found.target, rule: found.rule.rule.rule) }
    // *the newspaper*, where no rule knows the noun: something of the same type and kind.
    guard definiteWords.contains(document.words[mention.tokens.lowerBound]),
      mention.tokens.count > 1, mention.type != types.location || !mention.isPlural,
      mention.kind != .unknown || mention.side != .unknown,
      [types.organization, types.force, types.location].contains(mention.type),
      let found = search.alike(mention)
    else { return nil }
    return Finding(found, rule: "same kind")
  }

  private func isPossessor(_ name: Range<Int>?, _ document: TokenizedDocument) -> Bool {
    guard let name, name.upperBound < document.words.count else { return false }
    return possessives.contains(document.words[name.upperBound])
  }

  /// *An 18-year-old man* for *James Gill, 18,*.
  private func personOfAge(
    of mention: ReferenceMention, search: AntecedentSearch, in document: TokenizedDocument
  ) -> AntecedentSearch.Candidate? {
    guard
      let age = mention.tokens.lazy.compactMap({ Self.age(document.bytes(ofToken: $0)) }).first
    else { return nil }
    return search.candidates.first { candidate in
      guard candidate.isNamed, candidate.type == types.person else { return false }
      let comma = candidate.end
      return comma + 1 < document.words.count
        && document.bytes(ofToken: comma).elementsEqual(",".utf8)
        && document.bytes(ofToken: comma + 1).elementsEqual(age)
    }
  }

  /// The digits of *18-year-old*.
  private static func age(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let digits = token.prefix { (0x30...0x39).contains($0) }
    return digits.count == 1 || digits.count == 2
      ? token.dropFirst(digits.count).starts(with: "-year".utf8) ? digits : nil : nil
  }

  /// *the airport* for *Tadmur Airport*, *Iraqi forces* for *Iraqi Security Forces*: the head noun
  /// and the demonyms of the mention stand in a name of its type.
  private func nameWithHead(
    of mention: ReferenceMention, search: inout AntecedentSearch, in document: TokenizedDocument
  ) -> AntecedentSearch.Candidate? {
    guard search.hasLongName(of: mention.type) else { return nil }
    switch mention.type {
    case types.location: guard isFacility(mention) else { return nil }
    case types.force, types.organization: break
    default: return nil
    }
    var words: [NameKey] = []
    // All words must stand in the name, so that *government forces* is no *Democratic Forces*; a
    // place may have adjectives of its own (*the nearby airport*).
    for token in mention.tokens.lowerBound...mention.head
    where token == mention.head
      || (mention.type != types.location || document.shapes[token].contains(.capitalized))
        && !definiteWords.contains(document.words[token])
    {
      let keys = NameKeys(document.bytes(ofToken: token))
      guard keys.count == 1 else { return nil }
      words.append(keys[0])
    }
    return words.isEmpty ? nil : search.name(holding: words, of: mention.type, from: mention)
  }

  private func isFacility(_ mention: ReferenceMention) -> Bool {
    mention.kind == .unknown || facilityKinds.contains(mention.kind)
  }
}
