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
    let room =
      Self.fixedRoom + Self.room(for: mention.id) + Self.room(for: mention.type)
      + Self.room(for: mention.rules) + Self.room(for: mention.extras)
      + Self.room(for: mention.name ?? "") + Self.room(for: mention.refersTo ?? "")
      + mention.fragments.count * Self.spanRoom
    json.record(atMost: room) { row in
      row.append("{\"id\":")
      row.append(quoted: mention.id)
      row.append(",\"type\":")
      row.append(quoted: mention.type)
      row.append(",")
      row.append(mention.span, index)
      if !mention.fragments.isEmpty { row.append(mention.fragments, index) }
      if let count = mention.count {
        row.append(",")
        row.append(count, mention.extras)
      }
      if let target = mention.refersTo {
        row.append(",\"refers_to\":")
        row.append(quoted: target)
      }
      if let name = mention.name {
        row.append(",\"name\":")
        row.append(quoted: name)
      }
      row.append(rules: mention.rules)
      row.append(mention.extras, of: .object)
      row.append("}")
    }
  }

  private mutating func append(_ event: borrowing Event, _ index: borrowing ScalarIndex) {
    var room =
      Self.fixedRoom + Self.room(for: event.id) + Self.room(for: event.type)
      + Self.room(for: event.rules)
      + Self.room(for: event.extras)
    let arguments = event.arguments.span
    for place in arguments.indices {
      room += Self.spanRoom + Self.room(for: arguments[place].role)
      if case .mention(let id) = arguments[place].filler { room += Self.room(for: id) }
      room += Self.room(for: arguments[place].extras)
    }
    json.record(atMost: room) { row in
      row.append("{\"id\":")
      row.append(quoted: event.id)
      row.append(",\"type\":")
      row.append(quoted: event.type)
      if let trigger = event.trigger {
        row.append(",\"trigger\":{")
        row.append(trigger, index)
        row.append(event.extras, of: .trigger)
        row.append("}")
      }
      row.append(",\"arguments\":[")
      let arguments = event.arguments.span
      for place in arguments.indices {
        if place > 0 { row.append(",") }
        row.append("{\"role\":")
        row.append(quoted: arguments[place].role)
        switch arguments[place].filler {
        case .mention(let id):
          row.append(",\"mention\":")
          row.append(quoted: id)
        case .text(let span):
          row.append(",")
          row.append(span, index)
        }
        row.append(arguments[place].extras, of: .object)
        row.append("}")
      }
      row.append("],\"attributes\":{")
      if let count = event.count {
        row.append(count, event.extras)
        row.append(",")
      }
      row.append("\"status\":")
      row.append(quoted: event.status.rawValue)
      row.append(event.extras, of: .attributes)
      row.append("}")
      row.append(rules: event.rules)
      row.append(event.extras, of: .object)
      row.append("}")
    }
  }

  private mutating func append(_ extras: [ExtraField], of place: ExtraField.Place) {
    for extra in extras where extra.place == place {
      json.key(extra.key)
      json.raw(extra.json)
    }
  }

  // MARK: Room

  /// More than the keys, marks and numbers of one mention or event take, those in lists left out.
  private static let fixedRoom = 512
  /// More than `{"start":…,"end":…}` takes with the two longest numbers, and as an argument.
  private static let spanRoom = 128

  /// What a text and a comma may take.
  private static func room(for text: String) -> Int {
    // A byte is escaped by six at most.
    6 * text.utf8.count + 3
  }

  private static func room(for texts: [String]) -> Int {
    texts.reduce(0) { $0 + room(for: $1) }
  }

  private static func room(for extras: [ExtraField]) -> Int {
    extras.reduce(0) { $0 + 6 * $1.key.utf8.count + $1.json.utf8.count + 4 }
  }
}

extension OutputSpan where Element == UInt8 {
  /// Appends where something stands, as the fields of an object.
  fileprivate mutating func append(_ span: TextSpan, _ index: borrowing ScalarIndex) {
    append("\"start\":")
    append(index.scalarOffset(ofUTF8: span.lowerBound))
    append(",\"end\":")
    append(index.scalarOffset(ofUTF8: span.upperBound))
  }

  fileprivate mutating func append(_ fragments: [TextSpan], _ index: borrowing ScalarIndex) {
    append(",\"fragments\":[")
    for (place, fragment) in fragments.enumerated() {
      append(place > 0 ? ",{" : "{")
      append(fragment, index)
      append("}")
    }
    append("]")
  }

  fileprivate mutating func append(_ count: Count, _ extras: [ExtraField]) {
    append("\"count\":{\"low\":")
    append(orNull: count.low)
    append(",\"high\":")
    append(orNull: count.high)
    if count.isApproximate { append(",\"approximate\":true") }
    append(extras, of: .count)
    append("}")
  }

  private mutating func append(orNull number: Int?) {
    if let number { append(number) } else { append("null") }
  }

  fileprivate mutating func append(rules: [String]) {
    guard !rules.isEmpty else { return }
    append(",\"rules\":[")
    for place in rules.indices {
      if place > 0 { append(",") }
      append(quoted: rules[place])
    }
    append("]")
  }

  fileprivate mutating func append(_ extras: [ExtraField], of place: ExtraField.Place) {
    for extra in extras where extra.place == place {
      append(",")
      append(quoted: extra.key)
      append(":")
      append(raw: extra.json)
    }
  }
}
