package import QuothText

/// A name or term of a lexicon, with its type and features.
package struct LexiconEntry: Hashable, Sendable {
  /// The words as written, cut at blanks.
  package let words: [String]
  package let type: TypeID
  /// In the order of the lexicon's line.
  package let features: [Feature]
  /// Whether spelling variants of transcribed Arabic count as the same name.
  package let hasArabicVariants: Bool

  /// One `key=value`.
  package struct Feature: Hashable, Sendable {
    package let key: String
    package let value: String
  }

  /// The value of the feature `key`.
  package func value(of key: String) -> String? {
    features.first { $0.key == key }?.value
  }
}
