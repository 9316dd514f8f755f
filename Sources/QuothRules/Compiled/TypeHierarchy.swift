package import QuothText

/// The types of mentions that the packs declare, with the built-in ones, and which is a kind of which.
package struct TypeHierarchy: Sendable {
  /// The names of the built-in types, as patterns write them.
  package static let builtIns: [(name: String, type: TypeID)] = [
    ("Unknown", .none), ("Pronoun", .pronoun), ("It", .neuterPronoun), ("Name", .untypedName),
    ("EventNoun", .eventNoun), ("Quantity", .quantity), ("NG", .nounGroup), ("VG", .verbGroup),
    ("Date", .date), ("Clause", .clause), ("Quote", .quote),
  ]
  /// Other names of built-in types.
  static let aliases: [(name: String, type: TypeID)] = [
    ("Incident", .eventNoun), ("Number", .quantity), ("Neuter", .neuterPronoun),
  ]
  /// The largest number of types that packs can declare together.
  package static let capacity = 256 - Int(TypeID.firstDeclared.rawValue)

  /// The names of the declared types in the order of their declaration.
  package private(set) var declaredNames: [String] = []
  private var numbers: [String: TypeID] = [:]
  private var names: [TypeID: String] = [:]
  private var parents: [TypeID: TypeID] = [:]

  /// The built-in types alone.
  package init() {
    for (name, type) in TypeHierarchy.builtIns {
      numbers[name] = type
      names[type] = name
    }
    for (name, type) in TypeHierarchy.aliases { numbers[name] = type }
    // A name about which nothing is known is one of the groups about which nothing is known.
    parents[.untypedName] = TypeID.none
  }

  /// Declares a type; the same name gives the same type.
  ///
  /// - Returns: `nil` when there are too many.
  package mutating func declare(_ name: String) -> TypeID? {
    if let known = numbers[name] { return known }
    guard declaredNames.count < TypeHierarchy.capacity else { return nil }
    let type = TypeID(rawValue: TypeID.firstDeclared.rawValue + UInt8(declaredNames.count))
    declaredNames.append(name)
    numbers[name] = type
    names[type] = name
    return type
  }

  /// Makes `type` a kind of `parent`, unless `parent` already is a kind of `type`.
  ///
  /// - Returns: Whether it was done.
  package mutating func set(_ parent: TypeID, asParentOf type: TypeID) -> Bool {
    guard !isKind(parent, of: type) else { return false }
    parents[type] = parent
    return true
  }

  /// The types that are a kind of another one, with that one, in the order of their numbers.
  var declaredParents: [(type: TypeID, parent: TypeID)] {
    parents.filter { $0.key != .untypedName }.map { ($0.key, $0.value) }
      .sorted { $0.type.rawValue < $1.type.rawValue }
  }

  /// The type called `name`.
  package func type(named name: String) -> TypeID? { numbers[name] }

  /// The name of `type`; of a number without a type, `Unknown`.
  package func name(of type: TypeID) -> String { names[type] ?? "Unknown" }

  /// Whether `type` is `ancestor` or a kind of it.
  package func isKind(_ type: TypeID, of ancestor: TypeID) -> Bool {
    var current: TypeID? = type
    while let step = current {
      if step == ancestor { return true }
      current = parents[step]
    }
    return false
  }

  /// `types` with all their subtypes.
  package func set(of types: some Sequence<TypeID>) -> TypeSet {
    var set = TypeSet()
    for ancestor in types {
      set.insert(ancestor)
      for type in parents.keys where isKind(type, of: ancestor) { set.insert(type) }
    }
    return set
  }

  /// All types, built-in and declared.
  package var allTypes: [TypeID] { names.keys.sorted { $0.rawValue < $1.rawValue } }

  /// All names that a pattern may use, sorted.
  package var allNames: [String] { numbers.keys.sorted() }
}
