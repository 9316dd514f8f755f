import QuothRules
import QuothText

/// What a reference rule looks for, with the values of its feature tests as words.
struct AntecedentTarget: Sendable {
  let types: TypeSet
  let preference: ReferenceTarget.Preference
  let direction: ReferenceTarget.Direction
  /// For each test of the kind, the kinds that pass.
  private let kinds: [WordSet]
  /// For each test of the side, the sides that pass.
  private let sides: [WordSet]

  init(_ target: ReferenceTarget, vocabulary: Vocabulary) {
    func values(_ key: String) -> [WordSet] {
      target.features.filter { $0.key == key }.map { vocabulary.words($0.values) }
    }
    types = target.types
    preference = target.preference
    direction = target.direction
    kinds = values("kind")
    sides = values("side")
  }

  /// Whether the type is wanted, and kind and side agree as far as they are known.
  func accepts(_ candidate: AntecedentSearch.Candidate) -> Bool {
    types.contains(candidate.type)
      && (candidate.kind == .unknown || kinds.allSatisfy { $0.contains(candidate.kind) })
      && (candidate.side == .unknown || sides.allSatisfy { $0.contains(candidate.side) })
  }
}
