package import QuothRules
package import QuothText

/// How two events of a sentence are joined.
package enum EventJoin: String, Sendable, CaseIterable {
  /// The cause is the subject of the effect's verb: *the **attack** that **killed** nine*.
  case subject
  /// The effect names the cause as its means: *killed in **air strikes***.
  case means
  /// The cause stands in a phrase of the effect: ***killed** in an **attack** on a market*.
  case phrase
  /// The effect is a gerund behind the cause: ***shelled** the town, **killing** six*.
  case gerund
  /// The cause stands in the clause behind: ***killed** when a bomber **attacked** the market*.
  case clause
  /// Two effects joined by *and* without a verb between: ***killed** two and **wounded** five*.
  case coordination
  /// Two triggers in one verb group: *were **found** **shot***.
  case sameVerb = "same_verb"
}

/// A declared link: which roles an event takes from another one of its sentence (GRAMMAR.md §4.8).
package final class EventLink: Sendable {
  /// Where a role is taken from.
  package struct Source: Sendable {
    package let role: String
    /// Only fillers that are names.
    package let onlyNamed: Bool
    /// Only fillers of these types; nil for any.
    package let types: TypeSet?

    package init(role: String, onlyNamed: Bool, types: TypeSet?) {
      self.role = role
      self.onlyNamed = onlyNamed
      self.types = types
    }
  }

  package let id: String
  /// The event types that take.
  package let takers: [String]
  /// The event types that are taken from.
  package let givers: [String]
  package let joins: [EventJoin]
  /// The prepositions of the join `phrase`, each as its folded words.
  package let prepositions: [[WordID]]
  /// For each role of the taker the sources in the giver, first non-empty one wins.
  package let take: [(role: String, sources: [Source])]
  /// The same from the taker back to the giver.
  package let give: [(role: String, sources: [Source])]

  package init(
    id: String, takers: [String], givers: [String], joins: [EventJoin], prepositions: [[WordID]],
    take: [(role: String, sources: [Source])], give: [(role: String, sources: [Source])]
  ) {
    self.id = id
    self.takers = takers
    self.givers = givers
    self.joins = joins
    self.prepositions = prepositions
    self.take = take
    self.give = give
  }
}
