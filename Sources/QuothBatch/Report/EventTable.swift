internal import QuothDiagnostics
internal import QuothModel

/// Shows the events of a document as text: one line for each, as short as it can be.
///
/// `a1  Killing    asserted  67 or more  victims: at least 67 people; place: al-Qaryatayn  (SANA)`
struct EventTable: Sendable {
  /// Texts of roles are cut after this many scalars.
  private static let maximumRoleScalars = 60

  /// The lines of `document`, or one that says that it has no event.
  func lines(for document: AnnotatedDocument) -> [UInt8] {
    let mentions = Dictionary(
      document.mentions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var lines = ""
    for event in document.events { lines += line(for: event, of: document, mentions) + "\n" }
    if lines.isEmpty { lines = "\(shown(document.id))  no events\n" }
    return Array(lines.utf8)
  }

  private func line(
    for event: Event, of document: AnnotatedDocument, _ mentions: [String: Mention]
  ) -> String {
    var roles: [(role: String, texts: [String])] = []
    var sources: [String] = []
    for argument in event.arguments {
      let text = text(of: argument.filler, in: document, mentions)
      if argument.role == "source" {
        sources.append(text)
      } else if let index = roles.firstIndex(where: { $0.role == argument.role }) {
        roles[index].texts.append(text)
      } else {
        roles.append((argument.role, [text]))
      }
    }
    var columns = [
      shown(document.id), padded(event.type, to: 12), padded(event.status.rawValue, to: 8),
    ]
    if let count = event.count { columns.append(Self.words(for: count)) }
    columns.append(
      roles.map { "\($0.role): \($0.texts.joined(separator: " + "))" }.joined(separator: "; "))
    if !sources.isEmpty { columns.append("(\(sources.joined(separator: ", ")))") }
    return columns.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func text(
    of filler: Argument.Filler, in document: AnnotatedDocument, _ mentions: [String: Mention]
  ) -> String {
    switch filler {
    case .text(let span): return shown(slice(span, of: document.text))
    case .mention(let id):
      guard let mention = mentions[id] else { return id }
      let text = slice(mention.span, of: document.text)
      guard let name = mention.name, name != text else { return shown(text) }
      return "\(shown(text)) = \(shown(name))"
    }
  }

  private func slice(_ span: TextSpan, of text: String) -> String {
    String(decoding: Array(text.utf8)[span.range], as: UTF8.self)
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `text` on one line, safe to print, and cut if it is long.
  private func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isLong = scalars.count > Self.maximumRoleScalars
    let cut = String(String.UnicodeScalarView(scalars.prefix(Self.maximumRoleScalars)))
    let oneLine = cut.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return TerminalText.escaped(oneLine) + (isLong ? "…" : "")
  }

  /// A count in words: `67`, `67 or more`, `up to 40`, `about 300`, `35 to 40`.
  static func words(for count: Count) -> String {
    let bounds =
      switch (count.low, count.high) {
      case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
      case (let low?, nil): "\(low) or more"
      case (nil, let high?): "up to \(high)"
      case (nil, nil): ""
      }
    return count.isApproximate && !bounds.isEmpty ? "about \(bounds)" : bounds
  }
}
