/// A part-of-speech tag of the Penn Treebank, as far as the shipped tables use them.
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
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

  // Written out so that other modules can inline it: tags are compared more often than anything else.
  @inlinable package static func == (left: Self, right: Self) -> Bool {
    unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
  }

  package var isVerb: Bool { self >= .baseVerb && self <= .gerund }
  package var isNoun: Bool { self <= .pluralName }

  package static func >= (left: Self, right: Self) -> Bool { left.rawValue >= right.rawValue }
  package static func <= (left: Self, right: Self) -> Bool { left.rawValue <= right.rawValue }
}
