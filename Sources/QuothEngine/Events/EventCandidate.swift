package import QuothModel
package import QuothText

/// What stands in a role of a candidate: a whole element, or tokens inside a group.
package enum RoleFiller: Hashable, Sendable {
  /// An element of the sentence.
  case element(Int)
  /// Tokens of the sentence that are a mention of their own inside a group: ***IS** attack*, ***rocket** fire*.
  case tokens(Range<Int>, TypeID)
}

/// A role and what stands in it.
package struct RoleAssignment: Hashable, Sendable {
  package let role: String
  package let filler: RoleFiller

  package init(role: String, filler: RoleFiller) {
    self.role = role
    self.filler = filler
  }
}

/// An event that a rule found in a sentence, before the events of the sentence are linked and merged.
package struct EventCandidate: Sendable {
  package var type: String
  /// The trigger's tokens, as indices in the sentence.
  package var trigger: Range<Int>
  /// The element that the trigger's first token stands in.
  package var element: Int
  /// The roles in the order in which they were bound.
  package var arguments: [RoleAssignment]
  package var status = Status.asserted
  /// A figure that the sentence gives for the event without a victim to carry it (*the death toll rose to 52*).
  package var statedCount: Count?
  /// The reported words of a statement, as ranges of document tokens.
  package var content: [Range<Int>] = []
  /// The rules that found the event, best first.
  package var rules: [String]

  // What the total order of conflicts compares.
  package var priority = 0
  package var literalCount = 0
  /// Tokens between the trigger and the elements that fill roles.
  package var gap = 0
  package var order = 0
  /// The index of the rule's alternative in the rule set.
  package var alternative = 0

  package init(
    type: String, trigger: Range<Int>, element: Int, arguments: [RoleAssignment] = [],
    rules: [String]
  ) {
    self.type = type
    self.trigger = trigger
    self.element = element
    self.arguments = arguments
    self.rules = rules
  }

  package func fillers(of role: String) -> [RoleFiller] {
    arguments.lazy.filter { $0.role == role }.map(\.filler)
  }

  /// What was bound to the role first.
  func firstFiller(of role: String) -> RoleFiller? {
    arguments.first { $0.role == role }?.filler
  }

  package func hasRole(_ role: String) -> Bool {
    arguments.contains { $0.role == role }
  }

  /// The number of different roles that are filled.
  var roleCount: Int {
    arguments.indices.count { index in
      !arguments[..<index].contains { $0.role == arguments[index].role }
    }
  }

  /// Whether the filler has a role already.
  package func isBound(_ filler: RoleFiller) -> Bool {
    arguments.contains { $0.filler == filler }
  }

  /// Adds fillers to a role, skipping those that it has.
  package mutating func bind(_ role: String, _ fillers: some Sequence<RoleFiller>) {
    for filler in fillers {
      let assignment = RoleAssignment(role: role, filler: filler)
      if !arguments.contains(assignment) { arguments.append(assignment) }
    }
  }
}
