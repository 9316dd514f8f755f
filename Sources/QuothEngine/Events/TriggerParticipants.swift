import QuothRules
import QuothText

/// What stands in the relations to one trigger, and what the alternative that is tried has bound of it.
///
/// Many rules ask the same of one trigger: each relation is looked up once, and a binding that finds nothing refuses
/// every alternative that needs it. One value serves all triggers of a sentence and keeps its memory.
struct TriggerParticipants {
  /// A filler with its role.
  struct Assignment {
    let role: RoleID
    let filler: RoleFiller
  }

  private struct Answer {
    let relation: Int
    let types: TypeSet
    let lists: Range<Int>
  }

  /// The members of all lists.
  private(set) var fillers: [RoleFiller] = []
  /// Coordinated fillers, as stretches of `fillers`.
  private var lists: [Range<Int>] = []
  /// The relations that were asked for.
  private var answers: [Answer] = []
  /// Bindings that nothing fits, as indices of the table.
  private var hopelessBindings: [Int] = []
  /// What is bound so far, in order.
  private(set) var assignments: [Assignment] = []

  /// Forgets everything, for the next trigger.
  mutating func removeAll() {
    if answers.isEmpty { return }
    fillers.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
    hopelessBindings.removeAll(keepingCapacity: true)
    assignments.removeAll(keepingCapacity: true)
  }

  // MARK: Relations

  /// What was found for a relation and the types that it prefers; nil if it was not asked for yet.
  @inline(__always)
  func lists(inRelation relation: Int, _ types: TypeSet) -> Range<Int>? {
    for answer in answers where answer.relation == relation && answer.types == types {
      return answer.lists
    }
    return nil
  }

  /// Keeps the lists that were added since there were `count` as what is found for a relation.
  mutating func answer(_ relation: Int, _ types: TypeSet, since count: Int) -> Range<Int> {
    answers.append(Answer(relation: relation, types: types, lists: count..<lists.count))
    return count..<lists.count
  }

  /// The number of lists that were found.
  var listCount: Int { lists.count }

  /// The members of a list, as a stretch of `fillers`.
  @inline(__always)
  func members(ofList list: Int) -> Range<Int> { lists[list] }

  /// Adds a list of elements, unless it is empty.
  mutating func add(_ elements: some Collection<Int>) {
    if elements.isEmpty { return }
    let start = fillers.count
    for element in elements { fillers.append(.element(element)) }
    lists.append(start..<fillers.count)
  }

  /// Adds a list of one.
  mutating func add(_ filler: RoleFiller) {
    fillers.append(filler)
    lists.append(fillers.count - 1..<fillers.count)
  }

  // MARK: Bindings

  @inline(__always)
  func isHopeless(_ binding: Int) -> Bool { hopelessBindings.contains(binding) }

  mutating func markHopeless(_ binding: Int) { hopelessBindings.append(binding) }

  /// Starts a new alternative.
  mutating func unbindAll() {
    if !assignments.isEmpty { assignments.removeAll(keepingCapacity: true) }
  }

  /// Binds a filler to a role that it does not have.
  mutating func bind(_ role: RoleID, _ filler: RoleFiller) {
    assignments.append(Assignment(role: role, filler: filler))
  }

  /// Takes back what was bound since there were `count` assignments.
  mutating func unbind(behind count: Int) {
    if assignments.count > count { assignments.removeSubrange(count...) }
  }

  /// Whether one of the first `count` assignments has the filler.
  func isBound(_ filler: RoleFiller, before count: Int) -> Bool {
    for index in 0..<count where assignments[index].filler == filler { return true }
    return false
  }
}
