internal import QuothModel

/// Numbers for names (types, roles), in the order of the names' scalars.
struct NameTable: Sendable {
  let names: [String]
  private let numbers: [ExactText: Int]

  init(_ all: Set<ExactText>) {
    let sorted = all.sorted()
    names = sorted.map(\.text)
    numbers = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
  }

  /// The number of `name`, which must be in the table.
  func number(of name: String) -> Int {
    guard let number = numbers[ExactText(name)] else {
      preconditionFailure("the name '\(name)' was not collected")
    }
    return number
  }
}
