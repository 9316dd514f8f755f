package import QuothRules
package import QuothText

extension NameFinder {
  /// A finder with the lexicons and word lists of `ruleSet`.
  package init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    self.init(
      ruleSet: ruleSet, lexicon: NameLexicon(ruleSet: ruleSet, vocabulary: vocabulary),
      vocabulary: vocabulary)
  }

  /// A finder with the word lists of `ruleSet` and a lexicon that was made of its lexicons.
  init(ruleSet: CompiledRuleSet, lexicon: NameLexicon, vocabulary: Vocabulary) {
    self.init(
      words: NameWords(
        lists: NameLists(ruleSet: ruleSet, inflection: Inflection(table: vocabulary.table))
      ) { vocabulary.word(for: $0) },
      lexicon: lexicon, types: NameTypes(ruleSet.types), vocabulary: vocabulary)
  }
}

extension NameTypes {
  /// The types that packs call by these names.
  init(_ types: TypeHierarchy) {
    func type(_ name: String) -> TypeID { types.type(named: name) ?? .untypedName }
    self.init(
      person: type("Person"), organization: type("Organization"), force: type("Force"),
      location: type("Location"), people: type("People"), title: type("Title"),
      firstName: .firstName)
  }
}

extension TypeID {
  /// Given names: part of a person's name, never a mention.
  static let firstName = TypeID(rawValue: 15)
}

extension NameLexicon {
  /// The names of `ruleSet`.
  convenience init(ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    let types = NameTypes(ruleSet.types)
    var sources: [Source] = []
    let standard: Set<TypeID> = [
      types.force, types.organization, types.location, types.title, types.person,
    ]
    // Types that head nouns give to groups (*weapons*) need no names.
    let groupTypes = Set(
      ruleSet.table("head_nouns").compactMap { $0.value("type") }
        .compactMap { ruleSet.types.type(named: $0) }
    ).subtracting(standard)
    for (index, entry) in ruleSet.lexicon.enumerated() where !groupTypes.contains(entry.type) {
      // Offices of one word are told by the word alone, so that *Marshall* is not *Marshal*.
      if entry.type == types.title, entry.words.count == 1 { continue }
      // *Homs city* is the mention *Homs*.
      if entry.type == types.location, entry.words.count > 1, entry.words.last == "city" {
        continue
      }
      let isFirstName = entry.type == types.person && entry.value(of: "kind") == "given"
      let cases = LetterCases(ruleSet.lexicon.name(at: index))
      sources.append(
        Source(
          words: entry.words,
          entry: NameEntry(
            type: isFirstName ? types.firstName : entry.type, lexiconIndex: index,
            kind: entry.value(of: "kind").map { vocabulary.word(for: $0) } ?? .unknown,
            side: entry.value(of: "side").map { vocabulary.word(for: $0) } ?? .unknown,
            isCapitals: cases.letterCount > 1 && !cases.hasLower,
            isLowercase: !cases.hasUpper,
            isOnlySparing: entry.value(of: "capitals") == "no",
            needsContext: entry.value(of: "context") == "needed",
            isCountry: entry.value(of: "kind") == "country"),
          hasArabicVariants: entry.hasArabicVariants && !isFirstName))
    }
    // Where one spelling has several types, forces and bodies go before places and offices, and a
    // pack's own types before all of them.
    let order: [TypeID] = [
      types.force, types.organization, types.location, types.title, types.person, types.firstName,
    ]
    let ranked = sources.enumerated().sorted {
      (order.firstIndex(of: $0.element.entry.type) ?? -1, $0.offset)
        < (order.firstIndex(of: $1.element.entry.type) ?? -1, $1.offset)
    }
    self.init(ranked.map(\.element))
  }
}

extension NameLists {
  /// The lists of `ruleSet` by the roles that their words play.
  init(ruleSet: CompiledRuleSet, inflection: Inflection) {
    let cues = ruleSet.table("cues").flatMap { $0.values("words") }
    words = [
      (.speech, cues.flatMap { inflection.forms(of: $0, as: .verb).map(\.form) }),
      (.demonym, ruleSet.words("demonyms")),
      (.titleModifier, ruleSet.words("title_modifiers")),
      (.occupation, ruleSet.words("occupations")),
      (.particle, ruleSet.words("name_particles")),
      (.placeForceNoun, ["police"]), (.connector, ["of", "for"]),
      (.officeConnector, ["to", "at", "in"]),
      (.the, ruleSet.words("definite_articles")), (.and, ["and"]),
      (.opener, ruleSet.words("sentence_openers")), (.noName, ruleSet.words("measure_nouns")),
      (.placePreposition, ruleSet.words("location_prepositions")),
      (.motionPreposition, ruleSet.words("origin_prepositions")),
      (.motionPreposition, ruleSet.words("goal_prepositions")),
      (.direction, ruleSet.words("direction_words")),
      (.personRelative, ruleSet.words("person_relatives")), (.personRelative, ["aged"]),
      (.personSuffix, ruleSet.words("person_suffixes")),
      (.placeNoun, ruleSet.words("place_class_nouns")),
      (.placeNameNoun, ruleSet.words("place_name_nouns")),
      (.determiner, ruleSet.words("indefinite_articles") + ruleSet.words("possessives")),
      (.namingNoun, ruleSet.words("naming_nouns")),
      (.armedModifier, ruleSet.words("armed_modifiers")),
      (.stopName, ruleSet.table("stop_names").flatMap { $0.values("words") }),
    ]
    // *Mr* is no office, but what follows is a person.
    words.append((.honorific, ["mr", "mrs", "ms", "miss", "messrs", "señor", "monsieur"]))
    addLexiconWords(of: ruleSet)
    let nouns: [String: NameRoles] = [
      "Force": .forceNoun, "Organization": .organizationNoun, "Location": .placeKindOnly,
      "Title": .title,
    ]
    for row in ruleSet.table("head_nouns") {
      guard let role = nouns[row.value("type") ?? ""] else { continue }
      heads.append(
        HeadRow(
          role: role, words: row.values("words"), kind: row.value("kind"), side: row.value("side")))
    }
    let tables: [(String, NameRoles, NameRoles)] = [
      ("force_heads", .forceHead, .forceOpening),
      ("organization_heads", .organizationHead, .organizationOpening),
      ("place_heads", .placeHead, .placeOpening),
    ]
    for (table, last, first) in tables {
      for row in ruleSet.table(table) {
        heads.append(
          HeadRow(
            role: row.value("position") == "first" ? first : last, words: row.values("words"),
            kind: row.value("kind"), side: row.value("side")))
      }
    }
  }

  /// Names in lower case; single words of the lexicon of offices, and what stands before the last
  /// word of longer ones.
  private mutating func addLexiconWords(of ruleSet: CompiledRuleSet) {
    let title = ruleSet.types.type(named: "Title")
    let small: Set<String> = ["of", "for", "to", "the", "and", "in"]
    let lexicon = ruleSet.lexicon
    for index in lexicon.indices where lexicon.type(at: index) != title {
      // *peshmerga*: names that are looked for in lower case too.
      if lexicon.isLowercase(at: index), let first = lexicon[index].words.first {
        words.append((.lowercaseName, [first]))
      }
    }
    for index in lexicon.indices where lexicon.type(at: index) == title {
      let entry = lexicon[index]
      if entry.words.count == 1 {
        words.append((.title, entry.words))
        if entry.value(of: "position") == "before" { words.append((.titleBeforeOnly, entry.words)) }
      } else {
        words.append((.titleModifier, entry.words.dropLast().filter { !small.contains($0) }))
      }
    }
  }
}
