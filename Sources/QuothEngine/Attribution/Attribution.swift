package import QuothModel

/// A participant of an attribution: an element of a sentence of the document, or tokens inside its group.
package struct ElementReference: Hashable, Sendable {
  /// The index of the sentence in the document.
  package let sentence: Int
  /// The index of the element in the sentence's row.
  package let element: Int
  /// What stands in the role: the element, or a name inside it (*the **Observatory's** report*).
  package var filler: RoleFiller

  package init(sentence: Int, element: Int) {
    self.sentence = sentence
    self.element = element
    filler = .element(element)
  }
}

/// Words that the text gives to a source: who says what, by which cue.
package struct Attribution: Sendable {
  /// What the cue makes of the words.
  package enum Kind: String, Sendable {
    case statement = "Statement"
    case accusation = "Accusation"
  }

  /// Where the content stands beside cue and source (ATTRIBUTION.md A.2).
  package enum Form: String, Sendable {
    /// *“C,” S said*, *C, S said*, and both halves of *C1, S said, C2*.
    case postPosed = "post"
    /// *“C,” said S*.
    case inverted
    /// *S said that C*.
    case prePosed = "pre"
    /// *According to S, C* and *C, according to S*.
    case accordingTo = "according"
    /// *C, citing S*.
    case citing
    /// *quoted S as saying C*.
    case quotedAs = "quoted"
    /// *S: C* at the start of a paragraph.
    case transcript
    /// *S delivered a blunt message: “C”*.
    case leftColon = "colon"
    /// *S accused X of C*, *C was claimed by S*.
    case object
  }

  package var kind: Kind
  package var form: Form
  /// The cue, as a range of document tokens.
  package var cue: Range<Int>
  /// The element that the cue stands in.
  package var cueElement: ElementReference
  /// The groups that name the source, in the order of the text; pronouns are kept.
  package var speakers: [ElementReference]
  package var addressees: [ElementReference] = []
  /// The accused of an accusation.
  package var accused: [ElementReference] = []
  /// The reported words, as ranges of document tokens in the order of the text, without cue and source.
  package var content: [Range<Int>]
  /// A relative clause behind the content (*said that C, **which the army retook***): the source tells it too; document
  /// tokens.
  package var tail = 0..<0
  /// *denied that*, *did not confirm*: what the content tells is negated by the cue itself.
  package var negatesContent = false
  /// *declined to say*, *neither confirmed nor denied*: nothing was said.
  package var isNegated = false
  /// *may announce*, *would say*: the statement itself is only possible.
  package var isPossible = false
  /// How sure the cue is in its surroundings, from 0 to 1.
  package var score: Double
  /// The cue and its context, for example `cue.say/post`.
  package var rule: String

  /// The status of the statement or accusation itself.
  package var status: Status {
    if isNegated { return .negated }
    return isPossible ? .possible : .asserted
  }

  /// The number of content tokens.
  package var contentLength: Int { content.reduce(0) { $0 + $1.count } }

  /// Whether the document token stands in the content.
  package func holds(token: Int) -> Bool { content.contains { $0.contains(token) } }
}
