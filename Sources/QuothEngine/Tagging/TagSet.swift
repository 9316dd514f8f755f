import QuothText

/// A set of parts of speech, one bit for each.
struct TagSet: OptionSet, Sendable {
  let rawValue: UInt64

  @inline(__always)
  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of one tag.
  @inline(__always)
  init(_ tag: PartOfSpeech) {
    // The raw value of another module's type would be a call.
    rawValue = 1 << UInt64(unsafeBitCast(tag, to: UInt8.self))
  }

  @inline(__always)
  func contains(_ tag: PartOfSpeech) -> Bool { rawValue & TagSet(tag).rawValue != 0 }

  /// Tags of verbs with a subject of their own.
  static var finiteVerbs: TagSet { TagSet(.pastVerb, .thirdPersonVerb, .presentVerb, .modal) }
  /// Tags of verbs other than modals.
  static var verbs: TagSet {
    TagSet(.baseVerb, .presentVerb, .thirdPersonVerb, .pastVerb)
      .union(TagSet(.pastParticiple, .gerund))
  }
  /// Forms in -ed and their like.
  static var pastForms: TagSet { TagSet(.pastVerb, .pastParticiple) }
  /// Tags with which a noun group can start, behind which a verb has an object.
  static var groupOpenings: TagSet {
    TagSet(.name, .pluralName, .determiner, .number)
      .union(TagSet(.pronoun, .possessivePronoun, .predeterminer))
  }

  @inline(__always)
  init(
    _ first: PartOfSpeech, _ second: PartOfSpeech, _ third: PartOfSpeech? = nil,
    _ fourth: PartOfSpeech? = nil
  ) {
    self = TagSet(first).union(TagSet(second)).union(TagSet(third ?? first))
      .union(TagSet(fourth ?? first))
  }
}
