import QuothRules
import QuothText

/// What a reference rule looks for, with the values of its feature tests as words.
struct AntecedentTarget: Sendable {
  let types: TypeSet
  let preference: ReferenceTarget.Preference
  let direction: ReferenceTarget.Direction
  private let features: KnownFeatures

  init(_ target: ReferenceTarget, vocabulary: Vocabulary) {
    types = target.types
    preference = target.preference
    direction = target.direction
    features = KnownFeatures(target.features, vocabulary: vocabulary)
  }

  /// Whether the type is wanted, and kind and side agree as far as they are known.
  func accepts(_ candidate: AntecedentSearch.Candidate) -> Bool {
    types.contains(candidate.type) && features.accept(kind: candidate.kind, side: candidate.side)
  }
}
