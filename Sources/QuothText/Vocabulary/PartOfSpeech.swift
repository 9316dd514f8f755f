/// A part-of-speech tag of the Penn Treebank, as far as the shipped tables use them.
public enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case noun, pluralNoun, name, pluralName  // nn nns nnp nnps
  case baseVerb, presentVerb, thirdPersonVerb, pastVerb, pastParticiple  // vb vbp vbz vbd vbn
  case gerund, modal  // vbg md
  case adjective, comparativeAdjective, superlativeAdjective  // jj jjr jjs
  case adverb, comparativeAdverb, superlativeAdverb, particle  // rb rbr rbs rp
  case determiner, predeterminer, number, possessiveEnding  // dt pdt cd pos
  case pronoun, possessivePronoun, existential  // prp prp$ ex
  case whDeterminer, whPronoun, whAdverb  // wdt wp wrb
  case preposition, to, coordinator  // in to cc
  case punctuation, interjection, foreign, symbol, listMarker  // punc uh fw sym ls

  /// The tag with that number; a noun for what is none.
  @inlinable @inline(__always) public init(number: UInt8) {
    self =
      number <= unsafeBitCast(Self.listMarker, to: UInt8.self)
      ? unsafeBitCast(number, to: Self.self) : .noun
  }

  /// Whether both are the same tag.
  ///
  /// Written out, so that it is one comparison of bytes: tags are compared more often than anything else.
  @inlinable public static func == (left: Self, right: Self) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }

  /// A form of a verb, modals included.
  @inlinable public var isVerb: Bool { self >= .baseVerb && self <= .gerund }
  /// A noun, a verb other than a modal, an adjective or an adverb.
  @inlinable public var isOpenClass: Bool { self <= .superlativeAdverb && self != .modal }
  /// A noun or a name.
  @inlinable public var isNoun: Bool { self <= .pluralName }

  /// Whether `left` stands behind `right` in the list above, or is it.
  @inlinable public static func >= (left: Self, right: Self) -> Bool {
    unsafeBitCast(left, to: UInt8.self) >= unsafeBitCast(right, to: UInt8.self)
  }
  /// Whether `left` stands before `right` in the list above, or is it.
  @inlinable public static func <= (left: Self, right: Self) -> Bool {
    unsafeBitCast(left, to: UInt8.self) <= unsafeBitCast(right, to: UInt8.self)
  }
}
