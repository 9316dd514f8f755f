/// Writes HTML in which text can only be text.
///
/// Names of elements and attributes are literals of the program; everything else is escaped on its
/// way in, so that nothing from a file can become markup.
struct HTMLWriter {
  private(set) var source = "<!DOCTYPE html>\n"

  /// Writes an element with what `content` writes into it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    source += "</\(name)>"
  }

  /// Writes an element that holds `text`.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that holds nothing and has no end, such as `meta`.
  mutating func emptyElement(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) {
    open(name, attributes)
  }

  /// Writes text.
  mutating func text(_ text: String) {
    for scalar in text.unicodeScalars { append(scalar) }
  }

  /// Writes a line feed, for people who read the source.
  mutating func lineFeed() { source += "\n" }

  /// Writes the program's own style sheet or script.
  mutating func asset(_ name: StaticString, _ content: StaticString) {
    source += "<\(name)>\(content)</\(name)>\n"
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) {
    source += "<\(name)"
    for (key, value) in attributes {
      source += " \(key)=\""
      text(value)
      source += "\""
    }
    source += ">"
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": source += "&amp;"
    case "<": source += "&lt;"
    case ">": source += "&gt;"
    case "\"": source += "&quot;"
    case "'": source += "&#39;"
    default:
      if Self.isHidden(scalar) {
        source += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        source.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether the scalar is a control or reorders what stands beside it.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
