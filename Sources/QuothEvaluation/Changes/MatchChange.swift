/// Something that one run finds in a text and another does not.
public struct MatchChange: Hashable, Sendable {
  /// Which of the two runs has it.
  public enum Direction: String, Sendable {
    /// Only the second run.
    case gained
    /// Only the first run.
    case lost
  }

  /// What gold says about it.
  public enum Verdict: String, CaseIterable, Sendable {
    case right
    case wrong
    /// The document has no gold.
    case unjudged
  }

  /// What it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// A whole event, with its arguments.
    case event
    /// An argument of an event that both runs have.
    case argument
    /// The count of an event that both runs have.
    case count
    /// The status, other than asserted, of an event that both runs have.
    case status
    /// A mention that fills no gained or lost role.
    case mention
    /// What a mention stands for, where both runs have the mention.
    case name
  }

  /// A role of a whole event and what fills it.
  public struct Argument: Hashable, Sendable {
    /// The role's name.
    public let role: String
    /// The text of the filler.
    public let text: String
  }

  /// Which run has it.
  public let direction: Direction
  /// What gold says about it.
  public let verdict: Verdict
  /// What it is.
  public let kind: Kind
  /// The document's id.
  public let document: String
  /// The type of the event or mention.
  public let type: String
  /// The role of an argument; empty for everything else.
  public let role: String
  /// The words of the trigger, the filler or the mention; the value of a count, status or name.
  public let value: String
  /// What fills the roles of a whole event.
  public let arguments: [Argument]
  /// The rules that found it, best first.
  public let rules: [String]
  /// Where it stands, in Unicode scalars of the document.
  public let scalars: Range<Int>
  /// The sentence that it stands in.
  public let sentence: String
  /// Where it stands, in UTF-8 bytes of the sentence.
  public let range: Range<Int>
}
