/// What a trigger's head has to be in its sentence.
package enum TriggerPredicate: String, Hashable, Sendable, CaseIterable {
  /// The words alone, whatever they are there.
  case word
  /// `v(…)`: any form of a verb.
  case verb = "v"
  /// `active(…)`: a verb whose subject acts: finite, a gerund or an infinitive.
  case active
  /// `passive(…)`: a verb whose subject is acted upon: with an auxiliary, reduced or detached.
  case passive
  /// `finite(…)`: active, and neither gerund nor infinitive.
  case finite
  /// `full_passive(…)`: passive with its auxiliary.
  case fullPassive = "full_passive"
  /// `participle(…)`: a reduced relative or a detached participle.
  case participle
  /// `gerund(…)`
  case gerund
  /// `infinitive(…)`
  case infinitive
  /// `n(…)`: the head of a noun group.
  case noun = "n"
}

/// One expression that can be the trigger, with the forms that each of its words may have.
package struct TriggerPhrase: Hashable, Sendable {
  /// For each word its forms, in lower case: `[[air], [strike, strikes]]`.
  package let words: [[String]]
  /// The word that the index leads to and that carries the predicate: the verb, or the last noun.
  package let headIndex: Int
  /// Whether an object may stand between the head and the words behind it (*shot two boys dead*).
  package let allowsObjectBehindHead: Bool

  package init(words: [[String]], headIndex: Int, allowsObjectBehindHead: Bool = false) {
    self.words = words
    self.headIndex = headIndex
    self.allowsObjectBehindHead = allowsObjectBehindHead
  }

  /// The forms of the head, in lower case.
  package var headForms: [String] { words[headIndex] }
}

/// The trigger of one alternative of an event rule.
package struct Trigger: Hashable, Sendable {
  package let predicate: TriggerPredicate
  package let phrases: [TriggerPhrase]

  package init(predicate: TriggerPredicate, phrases: [TriggerPhrase]) {
    self.predicate = predicate
    self.phrases = phrases
  }
}
