import QuothRules
import QuothText

/// The clause bindings of all event alternatives as the matcher asks for them.
///
/// The variants of a frame share their bindings, and relations are numbers, so that a trigger answers
/// each relation once.
struct BindingTable: Sendable {
  /// `ClauseBinding` with its relations as numbers of `relations`.
  final class Binding: Sendable {
    let choices: [BindingChoice]
    let relations: [Int]
    let isOptional: Bool

    init(choices: [BindingChoice], relations: [Int], isOptional: Bool) {
      self.choices = choices
      self.relations = relations
      self.isOptional = isOptional
    }
  }

  /// Every relation that some binding names, each once.
  let relations: [ClauseRelation]
  private let bindingsOfAlternatives: [[Binding]]

  init(_ ruleSet: CompiledRuleSet) {
    var relations: [ClauseRelation] = []
    var numbers: [ClauseRelation: Int] = [:]
    var known: [ClauseBinding: Binding] = [:]
    bindingsOfAlternatives = ruleSet.eventAlternatives.map { alternative in
      alternative.bindings.map { binding in
        if let shared = known[binding] { return shared }
        let own = binding.relations.map { relation in
          if let number = numbers[relation] { return number }
          numbers[relation] = relations.count
          relations.append(relation)
          return relations.count - 1
        }
        let prepared = Binding(
          choices: binding.choices, relations: own, isOptional: binding.isOptional)
        known[binding] = prepared
        return prepared
      }
    }
    self.relations = relations
  }

  /// The bindings of an alternative, in the order of its `bindings`.
  func bindings(ofAlternative alternative: Int) -> [Binding] {
    bindingsOfAlternatives[alternative]
  }
}
