package import QuothModel

/// One way in which an event rule can match: one trigger with what has to stand around it.
package final class EventAlternative: Sendable {
  /// The rule's id, for example `killing/passive`; alternatives of one rule share it.
  package let rule: String
  package let event: EventTypeID
  package let priority: Int
  /// The place of the rule among all rules: files in order, then rules as written.
  package let order: Int
  package let trigger: Trigger
  package let bindings: [ClauseBinding]
  /// What stands left of the trigger: not anchored at its start by the sentence, to be tried from
  /// the nearest start, and ending exactly where the subject ends, at the trigger's first byte.
  package let left: PositionalPattern?
  /// What stands right of the trigger: anchored directly behind the text of its last token.
  package let right: PositionalPattern?
  /// The roles that the engine attaches by the table `adjuncts`.
  package let adjuncts: [RoleID]
  package let vetoes: [Veto]
  /// The status that the rule gives its events, if it says one.
  package let status: Status?
  /// The number of elements that name a word, for the order of conflicts.
  package let literalElementCount: Int

  init(
    rule: String, event: EventTypeID, priority: Int, order: Int, trigger: Trigger,
    bindings: [ClauseBinding], left: PositionalPattern?, right: PositionalPattern?,
    adjuncts: [RoleID], vetoes: [Veto], status: Status?, literalElementCount: Int
  ) {
    self.rule = rule
    self.event = event
    self.priority = priority
    self.order = order
    self.trigger = trigger
    self.bindings = bindings
    self.left = left
    self.right = right
    self.adjuncts = adjuncts
    self.vetoes = vetoes
    self.status = status
    self.literalElementCount = literalElementCount
  }
}
