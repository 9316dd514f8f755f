internal import QuothModel

/// Reads one document of a brat folder.
struct BratPageReader {
  private struct TextBound {
    let line: Int
    let id: String
    let type: String
    let places: [DocumentRecord.Place]
    let surface: String
  }

  private struct EventLine {
    let line: Int
    var type: String
    var trigger: String?
    var arguments: [(role: String, target: String)]
  }

  private(set) var problems: ProblemList
  private let entry: BratReader.Entry
  private var textBounds: [TextBound] = []
  private var placeOfText: [ExactText: Int] = [:]
  private var events: [(id: String, event: EventLine)] = []
  private var placeOfEvent: [ExactText: Int] = [:]
  private var statuses: [ExactText: Status] = [:]
  private var notes: [ExactText: BratNote] = [:]
  private var foreign: [String] = []

  init(entry: BratReader.Entry, file: String) {
    self.entry = entry
    problems = ProblemList(file: file)
  }

  /// The document, or `nil` after its problems have been noted.
  mutating func document(text: [UInt8], annotations: [UInt8]) -> AnnotatedDocument? {
    for (name, bytes) in [(".txt", text), (".ann", annotations)] {
      let offset = bytes.withUnsafeBufferPointer { UTF8Validation.firstInvalidOffset(in: $0) }
      guard let offset else { continue }
      problems.error(
        line: nil, code: "invalid-utf-8", "byte \(offset + 1) of the \(name) file is not UTF-8")
      return nil
    }
    for (number, range) in annotations.lineRanges.enumerated() where !range.isEmpty {
      readLine(String(decoding: annotations[range], as: UTF8.self), number + 1)
    }
    var builder = DocumentBuilder(text: String(decoding: text, as: UTF8.self))
    var document = builder.document(id: entry.id, from: record())
    for finding in builder.findings {
      problems.error(line: nil, code: finding.code, finding.message)
    }
    checkSurfaces(text)
    guard problems.errorCount == 0 else { return nil }
    document.extras = entry.extras
    if !foreign.isEmpty {
      var json = JSONWriter()
      json.beginArray()
      for line in foreign { json.value(line) }
      json.endArray()
      document.extras.append(
        ExtraField(key: BratReader.foreignKey, json: String(decoding: json.bytes, as: UTF8.self)))
    }
    return document
  }

  private mutating func readLine(_ line: String, _ number: Int) {
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    let id = String(fields[0])
    switch id.utf8.first {
    case UInt8(ascii: "T"): readTextBound(id, fields, number)
    case UInt8(ascii: "E"): readEvent(id, fields, number)
    case UInt8(ascii: "A"), UInt8(ascii: "M"): readAttribute(line, fields, number)
    case UInt8(ascii: "#"): readNote(line, fields, number)
    default: foreign.append(line)
    }
  }

  private mutating func readTextBound(_ id: String, _ fields: [Substring], _ number: Int) {
    let parts = fields.count > 1 ? fields[1].split(separator: " ", maxSplits: 1) : []
    guard fields.count == 3, parts.count == 2 else {
      return problems.error(
        line: number, code: "bad-annotation", "'\(id)' has no type, places and text between tabs")
    }
    var places: [DocumentRecord.Place] = []
    for piece in parts[1].split(separator: ";") {
      let offsets = piece.split(separator: " ").map { Int($0) }
      guard offsets.count == 2, let start = offsets[0], let end = offsets[1] else {
        return problems.error(
          line: number, code: "bad-annotation", "'\(id)': '\(piece)' is not a start and an end")
      }
      places.append(DocumentRecord.Place(start: start, end: end))
    }
    if placeOfText[ExactText(id)] != nil {
      problems.error(line: number, code: "duplicate-mention-id", "the id '\(id)' is taken already")
    }
    placeOfText[ExactText(id)] = textBounds.count
    textBounds.append(
      TextBound(
        line: number, id: id, type: BratNames.unescaped(parts[0]), places: places,
        surface: String(fields[2])))
  }

  private mutating func readEvent(_ id: String, _ fields: [Substring], _ number: Int) {
    let pairs = (fields.count > 1 ? fields[1] : "").split(separator: " ").map {
      $0.split(separator: ":", maxSplits: 1)
    }
    guard let head = pairs.first, pairs.allSatisfy({ $0.count == 2 }) else {
      return problems.error(
        line: number, code: "bad-annotation", "'\(id)' must be type:trigger and role:mention")
    }
    let event = EventLine(
      line: number, type: BratNames.unescaped(head[0]), trigger: String(head[1]),
      arguments: pairs.dropFirst().map { (BratNames.unescaped($0[0]), String($0[1])) })
    placeOfEvent[ExactText(id)] = events.count
    events.append((id, event))
  }

  private mutating func readAttribute(_ line: String, _ fields: [Substring], _ number: Int) {
    let parts = (fields.count > 1 ? fields[1] : "").split(separator: " ").map(String.init)
    let target = ExactText(parts.count > 1 ? parts[1] : "")
    switch (parts.first, parts.count > 2 ? Status(rawValue: parts[2]) : nil) {
    case ("Status", let status?): statuses[target] = status
    case ("Negation", _): statuses[target] = .negated
    case ("Speculation", _): if statuses[target] != .negated { statuses[target] = .possible }
    default: foreign.append(line)
    }
  }

  private mutating func readNote(_ line: String, _ fields: [Substring], _ number: Int) {
    let parts = (fields.count > 1 ? fields[1] : "").split(separator: " ").map(String.init)
    guard parts.count == 2, parts[0] == "Quoth", fields.count == 3 else {
      return foreign.append(line)
    }
    var reader = DocumentRecordReader()
    do {
      let note = try BratNote.read(String(fields[2]), &reader)
      let target = ExactText(parts[1])
      notes[target] = note
      if let type = note.type, placeOfEvent[target] == nil {
        placeOfEvent[target] = events.count
        events.append((parts[1], EventLine(line: number, type: type, arguments: [])))
      }
    } catch {
      problems.error(line: number, code: error.code, "note about '\(parts[1])': \(error.message)")
    }
    for finding in reader.findings {
      problems.error(
        line: number, code: finding.code, "note about '\(parts[1])': \(finding.message)")
    }
  }

  private mutating func record() -> DocumentRecord {
    var record = DocumentRecord()
    record.date = entry.date
    record.source = entry.source
    var asides: Set<ExactText> = []
    for (_, event) in events {
      if let trigger = event.trigger { asides.insert(ExactText(trigger)) }
    }
    for text in textBounds where text.type == "Quoth-Text" { asides.insert(ExactText(text.id)) }
    for text in textBounds where !asides.contains(ExactText(text.id)) {
      record.mentions.append(mention(text))
    }
    for (id, event) in events { record.events.append(self.event(id, event, asides)) }
    return record
  }

  private func mention(_ text: TextBound) -> DocumentRecord.MentionRecord {
    let note = notes[ExactText(text.id)]
    var mention = DocumentRecord.MentionRecord()
    mention.id = note?.id ?? text.id
    mention.type = text.type
    mention.place = envelope(of: text)
    mention.fragments = text.places.count > 1 ? text.places : []
    mention.count = note?.count
    mention.name = note?.name
    mention.refersTo = note?.refersTo
    mention.rules = note?.rules ?? []
    mention.extras = note?.extras ?? []
    return mention
  }

  private func envelope(of text: TextBound) -> DocumentRecord.Place {
    DocumentRecord.Place(start: text.places.first?.start, end: text.places.last?.end)
  }

  private mutating func event(
    _ id: String, _ line: EventLine, _ asides: Set<ExactText>
  ) -> DocumentRecord.EventRecord {
    let note = notes[ExactText(id)]
    var event = DocumentRecord.EventRecord()
    event.id = note?.id ?? id
    event.type = line.type
    event.status =
      statuses[ExactText(id)] ?? note?.status.flatMap(Status.init(rawValue:)) ?? .asserted
    event.count = note?.count
    event.rules = note?.rules ?? []
    event.extras = note?.extras ?? []
    if let trigger = line.trigger, note?.hasTrigger != false {
      if let place = placeOfText[ExactText(trigger)] {
        event.trigger = envelope(of: textBounds[place])
      } else {
        problems.error(
          line: line.line, code: "missing-mention", "'\(id)': the trigger '\(trigger)' is missing")
      }
    }
    for (number, (role, target)) in line.arguments.enumerated() {
      var argument = DocumentRecord.ArgumentRecord()
      argument.role =
        note?.roles.flatMap { number < $0.count ? $0[number] : nil }
        ?? Self.role(role, after: line.arguments[..<number].map(\.role))
      if let extras = note?.argumentExtras, number < extras.count {
        argument.extras = extras[number]
      }
      fill(&argument, with: target, of: id, line.line, asides)
      event.arguments.append(argument)
    }
    return event
  }

  private mutating func fill(
    _ argument: inout DocumentRecord.ArgumentRecord, with target: String, of event: String,
    _ line: Int, _ asides: Set<ExactText>
  ) {
    if let place = placeOfText[ExactText(target)] {
      if asides.contains(ExactText(target)) {
        argument.place = envelope(of: textBounds[place])
      } else {
        argument.mention = notes[ExactText(target)]?.id ?? target
      }
    } else if let place = placeOfEvent[ExactText(target)],
      let trigger = events[place].event.trigger, let text = placeOfText[ExactText(trigger)]
    {
      argument.place = envelope(of: textBounds[text])
      problems.warning(
        line: line, code: "nested-event",
        "'\(event)': an event as argument ('\(target)') becomes the text of its trigger")
    } else {
      problems.error(
        line: line, code: "missing-mention",
        "'\(event)': an argument points to '\(target)', which is missing")
    }
  }

  /// `role` without the digits by which brat tells repeated roles apart.
  private static func role(_ role: String, after earlier: [String]) -> String {
    var base = role
    while let last = base.unicodeScalars.last, last.value >= 0x30, last.value <= 0x39 {
      base.unicodeScalars.removeLast()
    }
    return earlier.contains { $0.hasSameScalars(as: base) } ? base : role
  }

  /// Compares what the file says stands at a place with what stands there; brat writes line ends
  /// as blanks.
  private mutating func checkSurfaces(_ text: [UInt8]) {
    let index = ScalarIndex(String(decoding: text, as: UTF8.self))
    for bound in textBounds {
      let spans = bound.places.compactMap { place -> TextSpan? in
        guard let start = place.start, let end = place.end else { return nil }
        return index.span(fromScalar: start, to: end)
      }
      guard spans.count == bound.places.count else { continue }
      let found = spans.map { text[$0.range].map { $0 < 0x20 ? 0x20 : $0 } }
      let stated = bound.surface.utf8.map { $0 < 0x20 ? 0x20 : $0 }
      guard Array(found.joined(separator: [0x20])) != stated else { continue }
      problems.error(
        line: bound.line, code: "surface-differs",
        "'\(bound.id)': its text is '\(bound.surface)', but "
          + "'\(String(decoding: Array(found.joined(separator: [0x20])), as: UTF8.self))' "
          + "stands there")
    }
  }
}
