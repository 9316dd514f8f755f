package import QuothRules
package import QuothText

/// Everything the engine looks up, made once from a compiled rule set and shared by all workers.
package final class EngineRules: Sendable {
  package let ruleSet: CompiledRuleSet
  package let vocabulary: Vocabulary
  package let clauseWords: ClauseWords
  package let triggers: TriggerTable
  package let matcher: EventMatcher
  package let adjuncts: AdjunctAttacher
  package let mentionTypes: MentionTypes
  package let links: [EventLink]
  package let tokenizer: Tokenizer
  package let dates: DateReader
  package let quantities: QuantityReader
  package let names: NameFinder
  package let expressionRules: ExpressionRuleMatcher
  package let mentionRules: MentionRuleMatcher
  package let statusRules: StatusRuleMatcher
  package let groups: GroupStage
  package let attributions: AttributionReader
  package let status: StatusReader
  package let references: ReferenceResolver
  let supportVerbs: SupportVerbs
  let causeSubordinators: WordSet
  let mutualAttacks: WordSet
  /// Set if nothing but words is needed, which is many times faster.
  let words: WordRules?
  let singularDeterminers: WordSet
  let collectiveNouns: WordSet
  let groupSizes: [WordID: Int]
  let figurativeFields: FigurativeFields
  let documentReadings: DocumentReadings
  let negations: WordSet
  /// Lemmas of nouns each of which is one victim (*death*, *murder*).
  let countingNouns: WordSet
  let singularPronouns: WordSet
  let people: TypeID
  /// By alternative: the roles that its rule leaves to the table `adjuncts`.
  private let adjunctRoles: [[String]]

  /// Makes everything from `ruleSet`.
  package convenience init(_ ruleSet: CompiledRuleSet, table: LexicalTable) {
    let vocabulary = Vocabulary(table: table, additionalWords: ruleSet.additionalWords)
    self.init(
      ruleSet, vocabulary: vocabulary, triggers: TriggerTable(ruleSet, vocabulary: vocabulary),
      lexicon: NameLexicon(ruleSet: ruleSet, vocabulary: vocabulary))
  }

  /// Makes the rest, where what takes longest is there.
  init(
    _ ruleSet: CompiledRuleSet, vocabulary: Vocabulary, triggers: TriggerTable,
    lexicon: NameLexicon
  ) {
    self.ruleSet = ruleSet
    self.vocabulary = vocabulary
    self.triggers = triggers
    clauseWords = ClauseWords(ruleSet, vocabulary: vocabulary)
    supportVerbs = SupportVerbs(ruleSet, vocabulary: vocabulary)
    causeSubordinators = vocabulary.words(ruleSet.words("cause_subordinators"))
    mutualAttacks = vocabulary.words(ruleSet.words("mutual_attacks"))
    let bindings = BindingTable(ruleSet)
    let relations = RelationResolver(
      bindings.relations, of: ruleSet, supportVerbs: supportVerbs, vocabulary: vocabulary)
    matcher = EventMatcher(
      ruleSet: ruleSet, vocabulary: vocabulary, triggers: triggers, bindings: bindings,
      relations: relations)
    adjuncts = AdjunctAttacher(ruleSet, vocabulary: vocabulary)
    mentionTypes = MentionTypes(ruleSet, vocabulary: vocabulary)
    links = EventLink.links(of: ruleSet, vocabulary: vocabulary)
    tokenizer = Tokenizer(vocabulary: vocabulary, abbreviations: ruleSet.words("abbreviations"))
    words = WordRules(
      ruleSet, vocabulary: vocabulary, triggers: triggers, tokenizer: tokenizer)
    dates = DateReader(ruleSet: ruleSet, vocabulary: vocabulary)
    quantities = QuantityReader(ruleSet: ruleSet, vocabulary: vocabulary)
    names = NameFinder(ruleSet: ruleSet, lexicon: lexicon, vocabulary: vocabulary)
    expressionRules = ExpressionRuleMatcher(ruleSet)
    mentionRules = MentionRuleMatcher(ruleSet, vocabulary: vocabulary)
    statusRules = StatusRuleMatcher(ruleSet, vocabulary: vocabulary)
    groups = GroupStage(ruleSet: ruleSet, vocabulary: vocabulary)
    attributions = AttributionReader(ruleSet: ruleSet, vocabulary: vocabulary)
    references = ReferenceResolver(ruleSet: ruleSet, vocabulary: vocabulary)
    status = StatusReader(ruleSet: ruleSet, vocabulary: vocabulary)
    singularDeterminers = vocabulary.words(ruleSet.words("singular_determiners"))
    documentReadings = DocumentReadings(ruleSet, vocabulary: vocabulary)
    negations = vocabulary.words(ruleSet.words("negations"))
    figurativeFields = FigurativeFields(ruleSet, vocabulary: vocabulary)
    countingNouns = vocabulary.words(ruleSet.words("counting_nouns"))
    collectiveNouns = vocabulary.words(
      ruleSet.words("partitive_nouns") + ruleSet.words("collective_people"))
    var sizes: [WordID: Int] = [:]
    for row in ruleSet.table("group_sizes") {
      guard let size = row.value("size").flatMap({ Int($0) }) else { continue }
      for name in row.values("words") { sizes[vocabulary.word(for: name)] = size }
    }
    groupSizes = sizes
    singularPronouns = vocabulary.words(ruleSet.words("singular_pronouns"))
    people = ruleSet.types.type(named: "People") ?? .none
    var namedRoles: [[RoleID]: [String]] = [[]: []]
    adjunctRoles = ruleSet.eventAlternatives.map { alternative in
      if let names = namedRoles[alternative.adjuncts] { return names }
      let names = alternative.adjuncts.map(ruleSet.name(of:))
      namedRoles[alternative.adjuncts] = names
      return names
    }
    vocabulary.forgetLookups()
  }

  /// Whether a filler of the type may stand in the role of the event; undeclared types may.
  func accepts(_ event: String, _ role: String, _ type: TypeID) -> Bool {
    guard type.rawValue >= TypeID.firstDeclared.rawValue || type == .date else { return true }
    return ruleSet.event(named: event)?.declaration(named: role)?.accepts.contains(type) ?? true
  }

  /// The roles that the rule of an alternative leaves to the table `adjuncts`.
  func adjunctRoles(ofAlternative alternative: Int) -> [String] {
    adjunctRoles[alternative]
  }
}

extension RelationResolver {
  /// A resolver of `relations` with the words of the rule set.
  init(
    _ relations: [ClauseRelation], of ruleSet: CompiledRuleSet, supportVerbs: SupportVerbs,
    vocabulary: Vocabulary
  ) {
    self.init(
      relations: relations, supportVerbs: supportVerbs,
      nounTypes: NounTypes(ruleSet, vocabulary: vocabulary),
      nonAgents: vocabulary.words(ruleSet.words("non_agent_modifiers")), vocabulary: vocabulary)
  }
}

extension ClauseWords {
  /// The classes as the rule set's word lists and tables give them.
  convenience init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    func lemmas(_ table: String, where isWanted: (TableRow) -> Bool) -> WordSet {
      WordSet(
        ruleSet.table(table).filter(isWanted).flatMap { $0.values("words") }
          .filter { !$0.contains(" ") }.map { vocabulary.word(for: $0) })
    }
    var categories = [Category](repeating: .unknown, count: 256)
    categories[Int(TypeID.pronoun.rawValue)] = .actor
    categories[Int(TypeID.neuterPronoun.rawValue)] = .place
    categories[Int(TypeID.eventNoun.rawValue)] = .event
    categories[Int(TypeID.quantity.rawValue)] = .actor
    for (name, category) in [
      ("Actor", .actor), ("Person", .actor), ("Organization", .actor), ("Force", .actor),
      ("People", .actor), ("Title", .actor), ("Location", .place), ("Weapon", .thing),
      ("Incident", .event),
    ] as [(String, Category)] {
      guard let type = ruleSet.types.type(named: name) else { continue }
      for subtype in ruleSet.types.set(of: [type]).types {
        categories[Int(subtype.rawValue)] = category
      }
    }
    self.init(
      list: { vocabulary.words(ruleSet.words($0)) }, word: vocabulary.word(for:),
      // "take responsibility" is a cue; "take" is none
      speechVerbs: lemmas("cues") { $0.values("object").isEmpty },
      controlVerbs: lemmas("control_verbs") { $0.value("controller") == "object" },
      supportVerbs: WordSet(
        ruleSet.table("support_verbs").filter { $0.value("role") == "agent" }
          .flatMap { $0.values("words") }.compactMap { $0.split(separator: " ").first }
          .map { vocabulary.word(for: String($0)) }),
      person: ruleSet.types.type(named: "Person") ?? .none,
      title: ruleSet.types.type(named: "Title") ?? .date, categories: categories)
  }
}

extension EventLink {
  /// The links that the rule set declares, in their order.
  static func links(of ruleSet: CompiledRuleSet, vocabulary: Vocabulary) -> [EventLink] {
    func words(_ text: String) -> [WordID] {
      text.split(separator: " ").map { vocabulary.word(for: String($0)) }
    }
    func roles(_ transfers: [LinkRule.Transfer]) -> [(role: String, sources: [Source])] {
      transfers.map { transfer in
        (
          ruleSet.name(of: transfer.role),
          transfer.sources.map {
            Source(role: ruleSet.name(of: $0.role), onlyNamed: $0.onlyNamed, types: $0.types)
          }
        )
      }
    }
    return ruleSet.linkRules.map { rule in
      EventLink(
        id: rule.rule, takers: rule.receivers.map { ruleSet.events[$0.rawValue].name },
        givers: rule.givers.map { ruleSet.events[$0.rawValue].name },
        joins: rule.conditions.compactMap(EventJoin.init(rawValue:)),
        prepositions: rule.prepositions.map(words), take: roles(rule.taken), give: roles(rule.given)
      )
    }
  }
}
