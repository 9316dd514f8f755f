/// What stands around a cue, as one class: the columns of the cue tables.
package enum CueContext: String, Sendable, CaseIterable {
  // The content stands before the cue.
  case postPosed = "post"
  case inverted
  /// A comma on both sides: *C1, S said, C2*.
  case bracketed
  case accordingBack = "according_back"

  // The content stands behind the cue.
  case accordingFront = "according_front"
  case that
  /// A noun group that starts a clause: *said troops had left*.
  case clause = "cl"
  /// A noun group and, within six tokens, a finite verb.
  case nearClause = "near_cl"
  case quotation = "q"
  case colon
  case nounGroup = "np"
  case nounGroupThat = "npthat"
  case nounGroupInfinitive = "npto"
  case infinitive = "to"
  case to = "pto"
  case question = "wh"
  case gerund = "ing"
  /// A phrase of place, time or circumstance.
  case circumstance = "in"
  case of, `as`, `for`, about, against, on, into, by
  case other = "o"
  /// The clause ends.
  case end

  // Special constructions.
  /// *C, citing S*.
  case citing
  /// *C was claimed by S*, *X was told by S that C*.
  case passiveBy = "passive_by"
  /// The object is one of the row's nouns: *claimed responsibility*.
  case object
  /// Cue nouns: *reports by S that C*, *a letter from S that C*, *S's claim that C*.
  case byThat = "by_that"
  case fromThat = "from_that"
  case possessorThat = "possessor_that"

  /// The context that a single preposition behind the cue makes, unless the preposition is a class of its own.
  static let prepositions: [CueContext] = [.of, .as, .for, .about, .against, .on, .into, .by]

  /// Whether the content is an object of the cue rather than a clause; it then ends earlier.
  var takesObject: Bool {
    switch self {
    case .nounGroup, .nounGroupThat, .nounGroupInfinitive, .nearClause, .circumstance, .to, .gerund,
      .of, .as, .for, .about, .against, .on, .into, .by, .other, .object:
      true
    default: false
    }
  }
}
