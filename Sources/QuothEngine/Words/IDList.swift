/// The ids of the mentions or of the events of a document, *m1*, *m2* and so on.
///
/// They are the same in all documents, so that each is made once.
struct IDList {
  private let prefix: String
  private var ids: [String] = []

  init(_ prefix: String) { self.prefix = prefix }

  /// The id at `index`, counted from 0.
  subscript(index: Int) -> String {
    mutating get {
      while ids.count <= index { ids.append(prefix + String(ids.count + 1)) }
      return ids[index]
    }
  }
}
