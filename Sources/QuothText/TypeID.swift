/// A type of mention or group, as a number: a type that a pack declares, or a built-in one.
///
/// Built-in types describe groups that carry no declared type of their own. Declared types are numbered from
/// `firstDeclared` in the order of their declaration.
package struct TypeID: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A noun group about which nothing is known.
  package static let none = TypeID(rawValue: 0)
  /// *he*, *she*, *they*, *who*: a person or a group of persons.
  package static let pronoun = TypeID(rawValue: 1)
  /// *it*, *this*, *that*.
  package static let neuterPronoun = TypeID(rawValue: 2)
  /// A capitalized name whose type is not known.
  package static let untypedName = TypeID(rawValue: 3)
  /// A noun that names an event (*attack*, *killing*).
  package static let eventNoun = TypeID(rawValue: 4)
  /// A number without a noun (*35 were found*).
  package static let quantity = TypeID(rawValue: 5)
  /// Any noun group (`{NG}` in patterns).
  package static let nounGroup = TypeID(rawValue: 6)
  /// Any verb group (`{VG}` in patterns).
  package static let verbGroup = TypeID(rawValue: 7)
  /// The number of the first declared type.
  package static let firstDeclared = TypeID(rawValue: 16)
}
