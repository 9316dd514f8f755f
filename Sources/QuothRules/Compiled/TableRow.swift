/// One row of a table of a pack: named cells, each a list of words.
package struct TableRow: Hashable, Sendable {
  /// In the order of the file; a scalar is a list of one.
  package let cells: [(key: String, values: [String])]

  /// A row with these cells.
  package init(cells: [(key: String, values: [String])]) {
    self.cells = cells
  }

  /// The list in the cell `key`; empty if there is no such cell.
  package func values(_ key: String) -> [String] {
    cells.first { $0.key == key }?.values ?? []
  }

  /// The only value of the cell `key`, or its first one.
  package func value(_ key: String) -> String? { values(key).first }

  package static func == (left: TableRow, right: TableRow) -> Bool {
    left.cells.elementsEqual(right.cells) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for cell in cells {
      hasher.combine(cell.key)
      hasher.combine(cell.values)
    }
  }
}
