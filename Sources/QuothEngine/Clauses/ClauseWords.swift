package import QuothText

/// The closed word classes and types that the clause stage tests, looked up once per rule set.
///
/// A class, so that every sentence's graph holds one reference and not thirty word sets.
package final class ClauseWords: Sendable {
  /// How groups behave in lists and as subjects, whatever their exact type.
  package enum Category: Hashable, Sendable {
    case actor, place, thing, event, unknown
  }

  /// What a noun group starts with.
  package enum Determiner: String, Sendable {
    case definite, indefinite, possessive, none
  }

  let articles: WordSet
  let definite: WordSet
  private let indefinite: WordSet
  private let possessives: WordSet
  let dashes: WordSet
  let colon: WordID
  let brackets: WordSet
  let listCoordinators: WordSet
  let personRelatives: WordSet
  let thingRelatives: WordSet
  let clausePrepositions: WordSet
  /// *in*, *of*, *at*: what stands behind them describes the group before.
  let attributePrepositions: WordSet
  /// *about*: a gerund behind it has no subject.
  let topicPrepositions: WordSet
  /// Lemmas of light verbs whose subject is the agent of their noun (*launch*, *carry out*).
  let supportVerbs: WordSet
  /// Lemmas of the verbs that cue statements.
  package let speechVerbs: WordSet
  /// Lemmas of verbs whose object may be a clause (*believe*, *show*, *fear*).
  let clauseTakingVerbs: WordSet
  /// *leave*: a participle behind their objects tells what became of them.
  let resultVerbs: WordSet
  /// Lemmas of verbs whose object is the subject of the infinitive behind (*allow*, *force*).
  let controlVerbs: WordSet

  /// Kinds of places that act like persons (*country*).
  let actingKinds: WordSet
  /// Lemmas of verbs that say that something took place (*happen*, *occur*).
  let occurrenceVerbs: WordSet
  /// *they*, *he*, *we*: subjects and nothing else.
  let subjectPronouns: WordSet
  /// *between*: two parties follow.
  let pairPrepositions: WordSet
  /// *with*: its phrase may stand between a verb and a long object.
  let shiftingPrepositions: WordSet
  /// *to **death***: a phrase between a verb and its object that tells how it ended.
  let resultNouns: WordSet
  let by: WordID
  /// *of*, *for*: what stands behind them is the deed of the object before (*accused **them** of bombing*).
  let blamePrepositions: WordSet
  /// Lemmas of verbs that tell the outcome of the clause before, with or without a comma (*killing nine*).
  let resultGerunds: WordSet
  /// Lemmas of verbs whose subject works against what their object says (*foil an attempt to*).
  let opposingVerbs: WordSet
  /// *by*, *for*: what stands behind them before an infinitive is its subject.
  let infinitiveSubjectPrepositions: WordSet
  /// Lemma of the verb *be*.
  let be: WordID

  let person: TypeID
  let title: TypeID
  private let categories: [Category]

  /// Reads the classes that the clause stage needs.
  ///
  /// `list`: the word list of that name; empty when the packs do not define it.
  /// `speechVerbs`: lemmas of the cues of speech.
  /// `controlVerbs`: lemmas of the verbs that give their object to an infinitive as its subject.
  /// `supportVerbs`: lemmas of the verbs whose subject is the agent of the noun that they carry.
  /// `categories`: the category of each type, by `TypeID.rawValue`.
  package init(
    list: (String) -> WordSet, word: (String) -> WordID, speechVerbs: WordSet,
    controlVerbs: WordSet,
    supportVerbs: WordSet,
    person: TypeID, title: TypeID, categories: [Category]
  ) {
    func set(_ texts: String...) -> WordSet { WordSet(texts.map(word)) }
    articles = set("a", "an", "the")
    definite = list("definite_articles")
    indefinite = list("indefinite_articles")
    possessives = list("possessives")
    colon = word(":")
    dashes = set("—", "–", "-", "--", "―")
    brackets = set("(", ")", "[", "]")
    listCoordinators = list("list_coordinators")
    personRelatives = list("person_relatives")
    thingRelatives = list("thing_relatives")
    clausePrepositions = list("clause_prepositions")
    attributePrepositions = set("in", "of", "at")
    topicPrepositions = set("about")
    clauseTakingVerbs = list("clause_taking_verbs")
    resultVerbs = list("result_verbs")
    actingKinds = set("country")
    pairPrepositions = set("between")
    subjectPronouns = set("they", "he", "she", "we", "i")
    occurrenceVerbs = list("occurrence_verbs")
    shiftingPrepositions = set("with")
    resultNouns = list("result_nouns")
    by = word("by")
    blamePrepositions = set("of", "for", "with", "from", "into")
    resultGerunds = list("result_gerunds")
    opposingVerbs = list("opposing_verbs")
    infinitiveSubjectPrepositions = set("by", "for")
    be = word("be")
    self.speechVerbs = speechVerbs
    self.controlVerbs = controlVerbs
    self.supportVerbs = supportVerbs
    self.person = person
    self.title = title
    self.categories = categories
  }

  func determiner(_ word: WordID) -> Determiner {
    if definite.contains(word) { return .definite }
    if indefinite.contains(word) { return .indefinite }
    return possessives.contains(word) ? .possessive : .none
  }

  package func category(_ type: TypeID) -> Category {
    Int(type.rawValue) < categories.count ? categories[Int(type.rawValue)] : .unknown
  }

  /// Whether a group of this type can cause a death: an attack or a weapon.
  func isCause(_ type: TypeID) -> Bool {
    let category = category(type)
    return category == .thing || category == .event
  }

  func canBePlace(_ type: TypeID) -> Bool {
    let category = category(type)
    return category == .place || type == .untypedName
  }
}
