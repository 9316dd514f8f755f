import QuothRules
import QuothText

/// What the positional parts and vetoes of every event alternative require of a sentence's words.
final class PositionalRequirements: Sendable {
  let words: WordRequirements
  /// By alternative.
  private let contexts: [ContextRequirement]
  /// The vetoes of all alternatives, one alternative after the other.
  private let vetoes: [WordRequirements.Requirement]
  /// By alternative: the first of its vetoes.
  private let firstVetoes: [Int]

  init(_ ruleSet: CompiledRuleSet, vocabulary: Vocabulary) {
    var builder = WordRequirements.Builder(vocabulary: vocabulary)
    contexts = ruleSet.eventAlternatives.map { builder.addContext($0.left, $0.right) }
    var vetoes: [WordRequirements.Requirement] = []
    var firstVetoes: [Int] = []
    for alternative in ruleSet.eventAlternatives {
      firstVetoes.append(vetoes.count)
      for veto in alternative.vetoes {
        vetoes.append(builder.add(veto.pattern))
      }
    }
    words = builder.build()
    self.vetoes = vetoes
    self.firstVetoes = firstVetoes
  }

  @inline(__always)
  func context(ofAlternative alternative: Int) -> ContextRequirement { contexts[alternative] }

  /// What a veto of an alternative asks of words.
  @inline(__always)
  func veto(_ veto: Int, of alternative: Int) -> WordRequirements.Requirement {
    vetoes[firstVetoes[alternative] + veto]
  }
}
