internal import QuothModel

/// Turns a record into a document: checks every offset and id, and converts scalars to bytes.
struct DocumentBuilder {
  private(set) var findings: [DocumentRecordReader.Finding] = []
  private let text: String
  private let index: ScalarIndex
  private var mentionIDs: Set<ExactText> = []

  init(text: String) {
    self.text = text
    index = ScalarIndex(text)
  }

  /// The document, complete only if `findings` stays empty.
  mutating func document(id: String, from record: DocumentRecord) -> AnnotatedDocument {
    var document = AnnotatedDocument(
      id: id, text: text, date: record.date, source: record.source, extras: record.extras)
    for (number, mention) in record.mentions.enumerated() {
      guard let id = mention.id else { continue }
      if !mentionIDs.insert(ExactText(id)).inserted {
        note("duplicate-mention-id", "the id '\(id)' of mention \(number + 1) is taken already")
      }
    }
    document.mentions.reserveCapacity(record.mentions.count)
    for mention in record.mentions {
      if let mention = self.mention(from: mention) { document.mentions.append(mention) }
    }
    document.events.reserveCapacity(record.events.count)
    for event in record.events {
      if let event = self.event(from: event) { document.events.append(event) }
    }
    return document
  }

  private mutating func mention(from record: DocumentRecord.MentionRecord) -> Mention? {
    guard let id = record.id, let type = record.type else { return nil }
    if type.isEmpty { note("empty-type", "mention '\(id)': the type is empty") }
    guard let span = span(of: record.place, "mention '\(id)'") else { return nil }
    let fragments = record.fragments.compactMap { self.span(of: $0, "mention '\(id)'") }
    check(fragments, of: id, in: span)
    check(record.place.surface, at: fragments.isEmpty ? [span] : fragments, "mention '\(id)'")
    return Mention(
      id: id, type: type, span: span, fragments: fragments.count > 1 ? fragments : [],
      count: record.count, name: record.name, refersTo: record.refersTo, rules: record.rules,
      extras: record.extras)
  }

  private mutating func event(from record: DocumentRecord.EventRecord) -> Event? {
    guard let id = record.id, let type = record.type else { return nil }
    if type.isEmpty { note("empty-type", "event '\(id)': the type is empty") }
    var trigger: TextSpan?
    if let place = record.trigger {
      trigger = span(of: place, "event '\(id)': the trigger")
      if let trigger { check(place.surface, at: [trigger], "event '\(id)': the trigger") }
    }
    let arguments = record.arguments.compactMap { argument(from: $0, of: id) }
    return Event(
      id: id, type: type, trigger: trigger, arguments: arguments, count: record.count,
      status: record.status, rules: record.rules, extras: record.extras)
  }

  private mutating func argument(
    from record: DocumentRecord.ArgumentRecord, of event: String
  ) -> Argument? {
    guard let role = record.role else { return nil }
    if role.isEmpty { note("empty-role", "event '\(event)': the role of an argument is empty") }
    if let mention = record.mention {
      if !mentionIDs.contains(ExactText(mention)) {
        note(
          "missing-mention",
          "event '\(event)': argument '\(role)' points to mention '\(mention)', which is missing")
      }
      return Argument(role: role, filler: .mention(mention), extras: record.extras)
    }
    let what = "event '\(event)': argument '\(role)'"
    guard let span = span(of: record.place, what) else { return nil }
    check(record.place.surface, at: [span], what)
    return Argument(role: role, filler: .text(span), extras: record.extras)
  }

  /// The bytes of `place`, or `nil` after noting why there are none.
  private mutating func span(of place: DocumentRecord.Place, _ what: String) -> TextSpan? {
    guard let start = place.start, let end = place.end else { return nil }
    for (name, offset) in [("start", start), ("end", end)] where offset < 0 {
      note("negative-offset", "\(what): \(name) \(offset) is negative")
    }
    if start >= end {
      note("empty-span", "\(what): start \(start) is not before end \(end)")
    }
    if let (name, offset) = [("start", start), ("end", end)].first(where: {
      $0.1 > index.scalarCount
    }) {
      note(
        "offset-past-end",
        "\(what): \(name) \(offset) is past the end of the text, "
          + "which has \(index.scalarCount) scalars\(hint(for: max(start, end)))")
    }
    guard start >= 0, start < end else { return nil }
    return index.span(fromScalar: start, to: end)
  }

  /// The unit in which an offset past the end would fit.
  private func hint(for offset: Int) -> String {
    let utf16Count = text.utf16.count
    if offset <= utf16Count { return "; it would fit in UTF-16 units (\(utf16Count))" }
    if offset <= index.utf8Count { return "; it would fit in UTF-8 bytes (\(index.utf8Count))" }
    return ""
  }

  private mutating func check(_ fragments: [TextSpan], of id: String, in span: TextSpan) {
    guard let first = fragments.first, let last = fragments.last else { return }
    for (left, right) in zip(fragments, fragments.dropFirst())
    where left.upperBound > right.lowerBound {
      note("fragment-order", "mention '\(id)': the fragments overlap or are not in order")
    }
    if first.lowerBound != span.lowerBound || last.upperBound != span.upperBound {
      note("fragment-order", "mention '\(id)': the fragments do not reach from start to end")
    }
  }

  private mutating func check(_ surface: String?, at spans: [TextSpan], _ what: String) {
    guard let surface, let first = spans.first, let last = spans.last else { return }
    let found = spans.map(slice).joined(separator: " ")
    let envelope = slice(TextSpan(first.lowerBound..<last.upperBound))
    if surface.hasSameScalars(as: found) || surface.hasSameScalars(as: envelope) { return }
    note(
      "surface-differs",
      "\(what): its text is '\(shortened(surface))', but '\(shortened(found))' stands there")
  }

  private func slice(_ span: TextSpan) -> String {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: span.lowerBound)
    let end = text.utf8.index(start, offsetBy: span.count)
    return String(text[start..<end])
  }

  private func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(60))) + "…"
  }

  private mutating func note(_ code: String, _ message: String) {
    guard findings.count < ProblemList.limit else { return }
    findings.append(DocumentRecordReader.Finding(code: code, message: message))
  }
}
