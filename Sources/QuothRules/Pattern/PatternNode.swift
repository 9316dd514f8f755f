/// One element of a pattern as it is written, with its place.
struct PatternNode {
  /// What the element is.
  indirect enum Kind {
    /// `killed`, with quoting removed.
    case word(String)
    /// `/\d+/`, without the slashes.
    case expression(String)
    /// `v(kill, shoot dead)`
    case predicate(TriggerPredicate, [PredicateArgument])
    /// `{victims:People+}`
    case mention(MentionSyntax)
    /// `{event}` or `{event:Killing|Attack}` in a status rule.
    case event([Name])
    /// `<…>`
    case trigger([PatternSequence])
    /// `..4!`
    case gap(GapSyntax)
    /// `(a | b)`
    case group([PatternSequence])
    /// `(?=…)`, `(?!…)`
    case lookahead([PatternSequence], isNegative: Bool)
    /// `^`
    case start
    /// `$`
    case end
    /// `x?`, `x{2,3}`; the upper bound is `nil` if there is none.
    case repeated(PatternNode, minimum: Int, maximum: Int?)
    /// `@name(a, b)`
    case macro(Name, [PatternSequence])
    /// `$name`, `$name@a|b`: a parameter of a macro, or the words or participant of a frame.
    case parameter(Name, relations: [Name])
  }

  /// A name with its place.
  struct Name: Hashable {
    let text: String
    let range: SourceRange
  }

  let kind: Kind
  let range: SourceRange
}

/// Elements that follow each other.
typealias PatternSequence = [PatternNode]

/// One of the expressions in the brackets of `v(…)`.
enum PredicateArgument {
  /// The words of an expression, in lower case.
  case words([String], SourceRange)
  /// `$verb`
  case parameter(PatternNode.Name)
  /// `@name`
  case macro(PatternNode.Name)
}

/// A gap as it is written: `..`, `..4`, `..clause`, `..4!`.
struct GapSyntax: Hashable {
  /// The largest number of elements.
  let limit: Int
  /// The gap does not stop at a mention that could fill the role that it leads to.
  let crossesCandidates: Bool

  /// The limit of `..`.
  static let defaultLimit = 5
  /// The limit of `..clause`, which ends at the clause edge anyway.
  static let clauseLimit = 60
  /// The largest limit that may be written.
  static let maximumLimit = 30
}

/// `{role:relation:Types}` as it is written.
struct MentionSyntax {
  /// A type with its features: `Location[kind=town|city]`.
  struct TypeSyntax {
    let name: PatternNode.Name
    let features: [FeatureSyntax]
  }

  /// A feature test as it is written: `kind=town|city`.
  struct FeatureSyntax {
    let key: PatternNode.Name
    let values: [String]
  }

  let role: PatternNode.Name?
  /// Empty for a mention that is found by its position.
  let relations: [PatternNode.Name]
  let types: [TypeSyntax]
  /// `+`: a coordinated list.
  let isList: Bool
}
