import QuothRules
import QuothText

/// The tests of kind and side in a reference rule, with their values as words.
struct KnownFeatures: Sendable {
  /// For each test of the kind, the kinds that pass.
  private let kinds: [WordSet]
  /// For each test of the side, the sides that pass.
  private let sides: [WordSet]

  init(_ tests: [FeatureTest], vocabulary: Vocabulary) {
    func values(_ key: String) -> [WordSet] {
      tests.filter { $0.key == key }.map { vocabulary.words($0.values) }
    }
    kinds = values("kind")
    sides = values("side")
  }

  /// Whether kind and side agree as far as they are known.
  func accept(kind: WordID, side: WordID) -> Bool {
    (kind == .unknown || kinds.allSatisfy { $0.contains(kind) })
      && (side == .unknown || sides.allSatisfy { $0.contains(side) })
  }
}
