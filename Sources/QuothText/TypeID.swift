/// A type of mention or group, as a number: a type that a pack declares, or a built-in one.
///
/// Built-in types describe groups that carry no declared type of their own. Declared types are numbered from
/// `firstDeclared` in the order of their declaration.
public struct TypeID: RawRepresentable, Hashable, Sendable {
  /// The number; its meaning for declared types is the rule set's.
  public let rawValue: UInt8
  /// The type with that number.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A noun group about which nothing is known.
  public static var none: TypeID { TypeID(rawValue: 0) }
  /// *he*, *she*, *they*, *who*: a person or a group of persons.
  public static var pronoun: TypeID { TypeID(rawValue: 1) }
  /// *it*, *this*, *that*.
  public static var neuterPronoun: TypeID { TypeID(rawValue: 2) }
  /// A capitalized name whose type is not known.
  public static var untypedName: TypeID { TypeID(rawValue: 3) }
  /// A noun that names an event (*attack*, *killing*).
  public static var eventNoun: TypeID { TypeID(rawValue: 4) }
  /// A number without a noun (*35 were found*).
  public static var quantity: TypeID { TypeID(rawValue: 5) }
  /// Any noun group (`{NG}` in patterns).
  public static var nounGroup: TypeID { TypeID(rawValue: 6) }
  /// Any verb group (`{VG}` in patterns).
  public static var verbGroup: TypeID { TypeID(rawValue: 7) }
  /// The number of the first declared type.
  public static var firstDeclared: TypeID { TypeID(rawValue: 16) }
}
