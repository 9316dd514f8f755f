internal import QuothModel

/// The annotations of one document in brat's notation.
struct BratPage {
  private let document: AnnotatedDocument
  private let index: ScalarIndex
  private var lines = ""
  /// The numbers that mentions have from their ids, as `T3`.
  private let takenNumbers: Set<Int>
  private var textCount = 0
  private var noteCount = 0
  private var attributeCount = 0
  private var numberOfMention: [ExactText: Int] = [:]

  init(_ document: AnnotatedDocument) {
    self.document = document
    index = ScalarIndex(document.text)
    takenNumbers = Set(document.mentions.compactMap { Self.number(of: $0.id, "T") })
  }

  /// The number in an id that brat could have given, such as 3 in `T3`.
  private static func number(of id: String, _ letter: String) -> Int? {
    guard id.hasPrefix(letter), let number = Int(id.dropFirst()), number > 0,
      "\(letter)\(number)".hasSameScalars(as: id)
    else { return nil }
    return number
  }

  private mutating func nextNumber() -> Int {
    repeat { textCount += 1 } while takenNumbers.contains(textCount)
    return textCount
  }

  mutating func bytes() -> [UInt8] {
    for mention in document.mentions { append(mention) }
    let numbers = document.events.map { Self.number(of: $0.id, "E") }
    var number = 0
    for (event, own) in zip(document.events, numbers) {
      if own == nil { repeat { number += 1 } while numbers.contains(number) }
      append(event, number: own ?? number)
    }
    for line in BratReader.foreignLines(of: document) { lines += line + "\n" }
    return Array(lines.utf8)
  }

  private mutating func append(_ mention: Mention) {
    let spans = mention.fragments.isEmpty ? [mention.span] : mention.fragments
    let number = Self.number(of: mention.id, "T") ?? nextNumber()
    appendText(number, mention.type, spans)
    numberOfMention[ExactText(mention.id)] = number
    var note = JSONWriter()
    note.beginObject()
    if !mention.id.hasSameScalars(as: "T\(number)") { note.field("id", mention.id) }
    if let count = mention.count { append(count, mention.extras, to: &note) }
    if let target = mention.refersTo { note.field("refers_to", target) }
    if let name = mention.name { note.field("name", name) }
    append(mention.rules, mention.extras, to: &note)
    appendNote(&note, about: "T\(number)")
  }

  /// Writes a text-bound annotation.
  private mutating func appendText(_ number: Int, _ type: String, _ spans: [TextSpan]) {
    let places = spans.map {
      "\(index.scalarOffset(ofUTF8: $0.lowerBound)) \(index.scalarOffset(ofUTF8: $0.upperBound))"
    }
    let bytes = Array(document.text.utf8)
    let surface = spans.map { span in
      // brat keeps an annotation on one line.
      String(
        decoding: bytes[span.range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
    lines += "T\(number)\t\(BratNames.escaped(type)) \(places.joined(separator: ";"))"
    lines += "\t\(surface.joined(separator: " "))\n"
  }

  private mutating func append(_ event: Event, number: Int) {
    let spans = event.trigger.map { [$0] } ?? event.arguments.compactMap(span).prefix(1).map { $0 }
    let trigger = spans.isEmpty ? nil : nextNumber()
    if let trigger { appendText(trigger, event.type, spans) }
    var arguments: [String] = []
    var roles: [String] = []
    for argument in event.arguments {
      let target: Int
      switch argument.filler {
      case .mention(let id): target = numberOfMention[ExactText(id)] ?? 0
      case .text(let span):
        target = nextNumber()
        appendText(target, "Quoth-Text", [span])
      }
      let isRepeated = roles.contains { $0.hasSameScalars(as: argument.role) }
      roles.append(argument.role)
      let suffix = isRepeated ? "\(arguments.count + 1)" : ""
      arguments.append("\(BratNames.escaped(argument.role))\(suffix):T\(target)")
    }
    let head = trigger.map { "\(BratNames.escaped(event.type)):T\($0)" }
    if let head {
      lines += "E\(number)\t\(([head] + arguments).joined(separator: " "))\n"
      if event.status != .asserted {
        attributeCount += 1
        lines += "A\(attributeCount)\tStatus E\(number) \(event.status.rawValue)\n"
      }
    }
    var note = JSONWriter()
    note.beginObject()
    if event.trigger == nil { note.field("trigger", false) }
    if head == nil { note.field("type", event.type) }
    if !event.id.hasSameScalars(as: "E\(number)") { note.field("id", event.id) }
    if head == nil, event.status != .asserted { note.field("status", event.status.rawValue) }
    if let count = event.count { append(count, event.extras, to: &note) }
    appendRoles(of: event, to: &note)
    for (key, place) in [("trigger_extras", ExtraField.Place.trigger), ("attributes", .attributes)]
    {
      append(event.extras, of: place, as: key, to: &note)
    }
    append(event.rules, event.extras, to: &note)
    appendNote(&note, about: "E\(number)")
  }

  /// The roles, where brat's way of numbering repeated ones does not give them back, and the
  /// unknown keys of arguments.
  private func appendRoles(of event: Event, to note: inout JSONWriter) {
    let names = event.arguments.map(\.role)
    if Set(names.map(ExactText.init)).count < names.count
      || names.contains(where: { $0.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } == true })
    {
      note.key("roles")
      note.beginArray()
      for name in names { note.value(name) }
      note.endArray()
    }
    guard event.arguments.contains(where: { !$0.extras.isEmpty }) else { return }
    note.key("argument_extras")
    note.beginArray()
    for argument in event.arguments {
      note.beginObject()
      for extra in argument.extras {
        note.key(extra.key)
        note.raw(extra.json)
      }
      note.endObject()
    }
    note.endArray()
  }

  private func span(of argument: Argument) -> TextSpan? {
    switch argument.filler {
    case .text(let span): span
    case .mention(let id): document.mentions.first { $0.id.hasSameScalars(as: id) }?.span
    }
  }

  private func append(_ count: Count, _ extras: [ExtraField], to note: inout JSONWriter) {
    note.key("count")
    note.beginObject()
    note.field("low", count.low)
    note.field("high", count.high)
    if count.isApproximate { note.field("approximate", true) }
    for extra in extras where extra.place == .count {
      note.key(extra.key)
      note.raw(extra.json)
    }
    note.endObject()
  }

  private func append(
    _ extras: [ExtraField], of place: ExtraField.Place, as key: String, to note: inout JSONWriter
  ) {
    let wanted = extras.filter { $0.place == place }
    guard !wanted.isEmpty else { return }
    note.key(key)
    note.beginObject()
    for extra in wanted {
      note.key(extra.key)
      note.raw(extra.json)
    }
    note.endObject()
  }

  private func append(_ rules: [String], _ extras: [ExtraField], to note: inout JSONWriter) {
    if !rules.isEmpty {
      note.key("rules")
      note.beginArray()
      for rule in rules { note.value(rule) }
      note.endArray()
    }
    append(extras, of: .object, as: "extras", to: &note)
  }

  /// Writes the note, unless nothing is in it.
  private mutating func appendNote(_ note: inout JSONWriter, about target: String) {
    note.endObject()
    guard note.bytes.count > 2 else { return }
    noteCount += 1
    lines += "#\(noteCount)\tQuoth \(target)\t\(String(decoding: note.bytes, as: UTF8.self))\n"
  }
}
