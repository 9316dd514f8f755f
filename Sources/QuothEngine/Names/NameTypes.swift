import QuothText

/// The types that names can have, as the packs number them.
struct NameTypes: Sendable {
  let person: TypeID
  let organization: TypeID
  let force: TypeID
  let location: TypeID
  let people: TypeID
  let title: TypeID
  let firstName: TypeID
}
