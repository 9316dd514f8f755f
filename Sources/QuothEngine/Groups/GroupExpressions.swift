package import PCRE2
package import QuothRules

/// The expressions over tag letters that find groups: the table `groups` of the packs.
///
/// They compile when they are first needed; one that does not compile finds nothing.
package struct GroupExpressions: Sendable {
  /// Group 1 is a noun group, group 2 a verb group; the first that starts at or after an offset.
  let groups: LazyPattern
  /// An infinitive behind a chain verb; anchored.
  let infinitive: LazyPattern

  package init(table: [TableRow]) {
    func expression(_ name: String) -> String {
      table.last { $0.value("group") == name }?.value("expression") ?? "(?!)"
    }
    groups = LazyPattern("(\(expression("noun")))|(\(expression("verb")))")
    infinitive = LazyPattern("\\G(?:\(expression("infinitive")))")
  }
}
