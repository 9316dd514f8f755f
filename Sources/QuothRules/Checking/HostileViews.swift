internal import QuothText

/// Long encoded views made of what a pattern looks for, on which nested repetitions find many ways to match.
enum HostileViews {
  private static let elementCount = 250

  /// The views on which `pattern` is tried.
  ///
  /// - Parameters:
  ///   - pattern: a pattern of any kind.
  ///   - startsBehindToken: whether it begins directly behind a token, as the right side of a trigger does.
  /// - Returns: Encoded views, each some 250 elements long.
  static func views(
    for pattern: PositionalPattern, startsBehindToken: Bool
  ) -> [[UInt8]] {
    let words = words(of: pattern)
    let groups = pattern.captures.flatMap { $0.types.types.prefix(1) }.map { type in
      group(of: type, text: "a")
    }
    var units = words.prefix(6).map { "\($0) " }
    units.append(words.prefix(6).map { "\($0) " }.joined())
    units += groups
    units.append(group(of: .nounGroup, text: words.first ?? "a"))
    units.append(group(of: .verbGroup, text: words.first ?? "a") + "a ")
    units.append(", ")
    // Words that a match must have stand at the end, or PCRE2 would not even try.
    let rest = words.map { "\($0) " }.joined()
    return units.map { unit in
      Array((startsBehindToken ? " " : "").utf8)
        + Array((String(repeating: unit, count: elementCount) + rest).utf8)
    }
  }

  private static func words(of pattern: PositionalPattern) -> [String] {
    var words: [String] = ["a"]
    for element in pattern.elements {
      for part in element.text.split(whereSeparator: { !$0.isLetter && $0 != "-" }) {
        let word = part.lowercased()
        if !words.contains(word) { words.append(word) }
      }
    }
    return words
  }

  private static func group(of type: TypeID, text: String) -> String {
    var group = ""
    group.unicodeScalars.append(ViewEncoding.groupStart)
    group.unicodeScalars.append(ViewEncoding.typeCode(of: type))
    group.unicodeScalars.append(ViewEncoding.textStart)
    group += text
    group.unicodeScalars.append(ViewEncoding.groupEnd)
    return group + " "
  }
}
