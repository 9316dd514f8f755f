package import PCRE2
package import QuothRules

/// The expressions over tag letters that find groups: the table `groups` of the packs.
///
/// They compile when they are first needed; one that does not compile finds nothing.
package struct GroupExpressions: Sendable {
  /// Group 1 is a noun group, group 2 a verb group; the first that starts at or after an offset.
  let groups: LazyPattern
  /// What `groups` names; nil if it cannot be told.
  let letters: Letters?
  /// An infinitive behind a chain verb; anchored.
  let infinitive: LazyPattern

  package init(table: [TableRow]) {
    func expression(_ name: String) -> String {
      table.last { $0.value("group") == name }?.value("expression") ?? "(?!)"
    }
    groups = LazyPattern("(\(expression("noun")))|(\(expression("verb")))")
    letters = Letters(of: groups.source)
    infinitive = LazyPattern("\\G(?:\(expression("infinitive")))")
  }
}

extension GroupExpressions {
  /// The letters that an expression can match or look at.
  struct Letters: Sendable {
    /// A set of ASCII letters.
    struct LetterSet: Sendable {
      private var low: UInt64 = 0
      private var high: UInt64 = 0

      mutating func insert(_ letter: UInt8) {
        if letter < 64 { low |= 1 << UInt64(letter) } else { high |= 1 << UInt64(letter & 63) }
      }

      @inline(__always)
      func contains(_ letter: UInt8) -> Bool {
        (letter < 64 ? low : high) >> UInt64(letter & 63) & 1 != 0
      }
    }

    /// What the expression names.
    private(set) var named = LetterSet()
    /// What a look-behind names.
    private(set) var lookedBehind = LetterSet()

    /// Reads an expression of plain letters, classes, groups and looks around, which look one letter back at most.
    ///
    /// Nil for any other: one with escapes, wildcards, negated classes, anchors, options or verbs.
    init?(of expression: String) {
      var rest = Array(expression.utf8)[...]
      while let letter = rest.popFirst() {
        switch letter {
        case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"),
          UInt8(ascii: "-"), UInt8(ascii: "{"), UInt8(ascii: "#"):
          return nil
        case UInt8(ascii: "("):
          if rest.first == UInt8(ascii: "*") { return nil }
          if rest.first == UInt8(ascii: "?"), !readOpening(&rest) { return nil }
        case UInt8(ascii: ")"): break
        case 0x80...: return nil
        default: named.insert(letter)
        }
      }
    }

    /// Reads what follows a bracket: *?:*, *?=*, *?!*, or a whole look-behind of one letter.
    private mutating func readOpening(_ rest: inout ArraySlice<UInt8>) -> Bool {
      rest.removeFirst()
      switch rest.popFirst() {
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "!"): return true
      case UInt8(ascii: "<"): break
      default: return false
      }
      guard let sign = rest.popFirst(), sign == UInt8(ascii: "=") || sign == UInt8(ascii: "!"),
        let end = rest.firstIndex(of: UInt8(ascii: ")"))
      else { return false }
      var body = rest[..<end]
      rest = rest[(end + 1)...]
      if body.first == UInt8(ascii: "["), body.last == UInt8(ascii: "]") {
        body = body.dropFirst().dropLast()
      } else if body.count != 1 {
        return false
      }
      let isPlain = body.allSatisfy { $0 == UInt8(ascii: "&") || ($0 | 0x20) &- 0x61 < 26 }
      for letter in body { lookedBehind.insert(letter) }
      return isPlain
    }
  }
}
