public import QuothModel

/// Writes annotated documents as JSON Lines: one object a line, keys in a fixed order.
///
/// Offsets leave as Unicode scalars. Keep one writer for many documents: it keeps its buffer.
public struct DocumentWriter: Sendable {
  private var json = JSONWriter()

  /// A writer with an empty buffer.
  public init() {}

  /// The line of `document`, its line feed included.
  public mutating func line(for document: AnnotatedDocument) -> [UInt8] {
    lines(for: [document])
  }

  /// The lines of `documents`.
  public mutating func lines(for documents: [AnnotatedDocument]) -> [UInt8] {
    json.removeAll()
    for document in documents { append(document) }
    return json.bytes
  }

  /// Appends the line of `document` to `bytes`.
  public mutating func append(_ document: AnnotatedDocument, to bytes: inout [UInt8]) {
    json.exchangeBytes(with: &bytes)
    append(document)
    json.exchangeBytes(with: &bytes)
  }

  private mutating func append(_ document: AnnotatedDocument) {
    let index = ScalarIndex(document.text)
    json.beginObject()
    json.field("id", document.id)
    json.field("text", document.text)
    if let date = document.date { json.field("date", date) }
    if let source = document.source { json.field("source", source) }
    json.beginArray("mentions")
    // By index: iterating would copy every mention, with a count up and down for each of its parts.
    let mentions = document.mentions.span
    for place in mentions.indices { append(mentions[place], index) }
    json.endArray()
    json.beginArray("events")
    let events = document.events.span
    for place in events.indices { append(events[place], index) }
    json.endArray()
    append(document.extras, of: .object)
    json.endObject()
    json.endLine()
  }

  private mutating func append(_ mention: borrowing Mention, _ index: borrowing ScalarIndex) {
    json.beginObject()
    json.field("id", mention.id)
    json.field("type", mention.type)
    append(mention.span, index)
    if !mention.fragments.isEmpty {
      json.beginArray("fragments")
      for fragment in mention.fragments {
        json.beginObject()
        append(fragment, index)
        json.endObject()
      }
      json.endArray()
    }
    append(mention.count, mention.extras)
    if let target = mention.refersTo { json.field("refers_to", target) }
    if let name = mention.name { json.field("name", name) }
    append(rules: mention.rules)
    append(mention.extras, of: .object)
    json.endObject()
  }

  private mutating func append(_ event: borrowing Event, _ index: borrowing ScalarIndex) {
    json.beginObject()
    json.field("id", event.id)
    json.field("type", event.type)
    if let trigger = event.trigger {
      json.beginObject("trigger")
      append(trigger, index)
      append(event.extras, of: .trigger)
      json.endObject()
    }
    json.beginArray("arguments")
    let arguments = event.arguments.span
    for place in arguments.indices {
      json.beginObject()
      json.field("role", arguments[place].role)
      switch arguments[place].filler {
      case .mention(let id): json.field("mention", id)
      case .text(let span): append(span, index)
      }
      append(arguments[place].extras, of: .object)
      json.endObject()
    }
    json.endArray()
    json.beginObject("attributes")
    append(event.count, event.extras)
    json.field("status", event.status.rawValue)
    append(event.extras, of: .attributes)
    json.endObject()
    append(rules: event.rules)
    append(event.extras, of: .object)
    json.endObject()
  }

  private mutating func append(_ span: TextSpan, _ index: borrowing ScalarIndex) {
    json.field("start", index.scalarOffset(ofUTF8: span.lowerBound))
    json.field("end", index.scalarOffset(ofUTF8: span.upperBound))
  }

  private mutating func append(_ count: Count?, _ extras: [ExtraField]) {
    guard let count else { return }
    json.beginObject("count")
    json.field("low", count.low)
    json.field("high", count.high)
    if count.isApproximate { json.field("approximate", true) }
    append(extras, of: .count)
    json.endObject()
  }

  private mutating func append(rules: [String]) {
    guard !rules.isEmpty else { return }
    json.beginArray("rules")
    for rule in rules { json.value(rule) }
    json.endArray()
  }

  private mutating func append(_ extras: [ExtraField], of place: ExtraField.Place) {
    for extra in extras where extra.place == place {
      json.key(extra.key)
      json.raw(extra.json)
    }
  }
}
