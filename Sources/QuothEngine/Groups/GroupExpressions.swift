package import PCRE2
package import QuothRules

/// The expressions over tag letters that find groups: the table `groups` of the packs.
package struct GroupExpressions: Sendable {
  /// Group 1 is a noun group, group 2 a verb group; the first that starts at or after an offset.
  let groups: CompiledPattern
  /// An infinitive behind a chain verb; anchored.
  let infinitive: CompiledPattern

  /// - Throws: `PatternError` if an expression does not compile.
  package init(table: [TableRow]) throws(PatternError) {
    func expression(_ name: String) -> String {
      let row = table.last { $0.value("group") == name }
      return row?.value("expression") ?? "(?!)"
    }
    groups = try CompiledPattern("(\(expression("noun")))|(\(expression("verb")))")
    infinitive = try CompiledPattern("\\G(?:\(expression("infinitive")))")
  }
}
