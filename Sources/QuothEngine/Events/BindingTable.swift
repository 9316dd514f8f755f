import QuothRules
import QuothText

/// The clause bindings of all event alternatives as the matcher asks for them.
///
/// The variants of a frame share their bindings, and bindings and relations are numbers, so that a trigger
/// answers each of them once.
struct BindingTable: Sendable {
  /// `ClauseBinding` as stretches of the table's lists.
  struct Binding: Sendable {
    /// Of `choices`.
    let choices: Range<Int>
    /// Of `relationNumbers`.
    let relations: Range<Int>
    let isOptional: Bool
  }

  /// `BindingChoice`.
  struct Choice: Sendable {
    let role: RoleID
    let types: TypeSet
    /// The index in `features`; nil for most, which ask for none.
    let features: Int?
  }

  /// Every relation that some binding names, each once.
  let relations: [ClauseRelation]
  let bindings: [Binding]
  let choices: [Choice]
  /// Relations as indices of `relations`.
  let relationNumbers: [Int]
  let features: [[FeatureTest]]
  /// The bindings of all alternatives, one alternative after the other, as indices of `bindings`.
  private let numbers: [Int]
  /// By alternative: the first of its `numbers`; one more entry for the end.
  private let firstNumbers: [Int]

  init(_ ruleSet: CompiledRuleSet) {
    var builder = Builder()
    var numbers: [Int] = []
    var firstNumbers = [0]
    for alternative in ruleSet.eventAlternatives {
      for binding in alternative.bindings { numbers.append(builder.number(of: binding)) }
      firstNumbers.append(numbers.count)
    }
    relations = builder.relations
    bindings = builder.bindings
    choices = builder.choices
    relationNumbers = builder.relationNumbers
    features = builder.features
    self.numbers = numbers
    self.firstNumbers = firstNumbers
  }

  /// Where the bindings of an alternative stand in the order of its `bindings`; for `number`.
  @inline(__always)
  func places(ofAlternative alternative: Int) -> Range<Int> {
    firstNumbers[alternative]..<firstNumbers[alternative + 1]
  }

  /// The index in `bindings` of the one at `place`.
  @inline(__always)
  func number(at place: Int) -> Int { numbers[place] }

  private struct Builder {
    var relations: [ClauseRelation] = []
    var bindings: [Binding] = []
    var choices: [Choice] = []
    var relationNumbers: [Int] = []
    var features: [[FeatureTest]] = []
    private var known: [ClauseBinding: Int] = [:]
    private var knownRelations: [ClauseRelation: Int] = [:]

    mutating func number(of binding: ClauseBinding) -> Int {
      if let number = known[binding] { return number }
      let (firstChoice, firstRelation) = (choices.count, relationNumbers.count)
      for choice in binding.choices {
        if !choice.features.isEmpty { features.append(choice.features) }
        choices.append(
          Choice(
            role: choice.role, types: choice.types,
            features: choice.features.isEmpty ? nil : features.count - 1))
      }
      for relation in binding.relations { relationNumbers.append(number(of: relation)) }
      bindings.append(
        Binding(
          choices: firstChoice..<choices.count, relations: firstRelation..<relationNumbers.count,
          isOptional: binding.isOptional))
      known[binding] = bindings.count - 1
      return bindings.count - 1
    }

    private mutating func number(of relation: ClauseRelation) -> Int {
      if let number = knownRelations[relation] { return number }
      relations.append(relation)
      knownRelations[relation] = relations.count - 1
      return relations.count - 1
    }
  }
}
