internal import QuothModel

/// Reads one line into a record and notes every value that is missing or of the wrong kind.
struct DocumentRecordReader {
  struct Finding {
    let code: String
    var message: String
  }

  private(set) var findings: [Finding] = []

  /// Reads the line that `cursor` stands at.
  mutating func read(_ cursor: inout JSONCursor) throws(JSONSyntaxError) -> DocumentRecord {
    let kind = try cursor.kind()
    guard kind == .object else {
      throw JSONSyntaxError(
        at: cursor.position, code: "not-an-object",
        "a line must hold one object with 'id' and 'text', not \(kind.rawValue)")
    }
    let record = try readDocument(&cursor)
    try cursor.finish()
    for repeated in cursor.repeatedKeys {
      note("repeated-key", "the key '\(repeated.key)' stands twice in one object")
    }
    return record
  }

  private mutating func readDocument(
    _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord {
    var record = DocumentRecord()
    var has = RequiredKeys()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "id":
        has.insert(.id)
        record.id = try string(key, &cursor)
      case "text":
        has.insert(.text)
        record.text = try string(key, &cursor)
      case "date": record.date = try string(key, need: .optional, &cursor)
      case "source": record.source = try string(key, need: .optional, &cursor)
      case "mentions":
        has.insert(.mentions)
        try array(key, &cursor) { (reader, cursor, number) throws(JSONSyntaxError) in
          guard let mention = try reader.readMention(number, &cursor) else { return }
          record.mentions.append(mention)
        }
      case "events":
        try array(key, &cursor) { (reader, cursor, number) throws(JSONSyntaxError) in
          guard let event = try reader.readEvent(number, &cursor) else { return }
          record.events.append(event)
        }
      default: record.extras.append(try extra(key, in: .object, &cursor))
      }
    }
    require([.id, .text, .mentions], in: has)
    return record
  }

  private mutating func readMention(
    _ number: Int, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord.MentionRecord? {
    guard try expects(.object, "mention \(number)", .required, &cursor) else { return nil }
    var record = DocumentRecord.MentionRecord()
    let mark = findings.count
    var has = RequiredKeys()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "id":
        has.insert(.id)
        record.id = try string(key, &cursor)
      case "type":
        has.insert(.type)
        record.type = try string(key, &cursor)
      case "start":
        has.insert(.start)
        record.place.start = try integer(key, &cursor)
      case "end":
        has.insert(.end)
        record.place.end = try integer(key, &cursor)
      case "fragments":
        try array(key, need: .optional, &cursor) {
          (reader, cursor, number) throws(JSONSyntaxError) in
          let what = "fragment \(number)"
          guard let fragment = try reader.fragment(what, &cursor) else { return }
          record.fragments.append(fragment)
        }
      case "count": record.count = try count(&record.extras, &cursor)
      case "name": record.name = try string(key, need: .optional, &cursor)
      case "refers_to": record.refersTo = try string(key, need: .optional, &cursor)
      case "rules": record.rules = try strings(key, &cursor)
      default:
        record.extras.append(try surface(key, in: .object, of: &record.place, &cursor))
      }
    }
    require([.id, .type, .start, .end], in: has)
    locate(from: mark, in: record.id.map { "mention '\($0)'" } ?? "mention \(number)")
    return record
  }

  private mutating func readEvent(
    _ number: Int, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord.EventRecord? {
    guard try expects(.object, "event \(number)", .required, &cursor) else { return nil }
    var record = DocumentRecord.EventRecord()
    let mark = findings.count
    var has = RequiredKeys()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "id":
        has.insert(.id)
        record.id = try string(key, &cursor)
      case "type":
        has.insert(.type)
        record.type = try string(key, &cursor)
      case "trigger": record.trigger = try place("the trigger", &record.extras, &cursor)
      case "arguments":
        has.insert(.arguments)
        try array(key, &cursor) { (reader, cursor, number) throws(JSONSyntaxError) in
          guard let argument = try reader.readArgument(number, &cursor) else { return }
          record.arguments.append(argument)
        }
      case "attributes": try readAttributes(of: &record, &cursor)
      case "rules": record.rules = try strings(key, &cursor)
      default: record.extras.append(try extra(key, in: .object, &cursor))
      }
    }
    require([.id, .type, .arguments], in: has)
    locate(from: mark, in: record.id.map { "event '\($0)'" } ?? "event \(number)")
    return record
  }

  private mutating func readArgument(
    _ number: Int, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord.ArgumentRecord? {
    guard try expects(.object, "argument \(number)", .required, &cursor) else { return nil }
    var record = DocumentRecord.ArgumentRecord()
    let mark = findings.count
    var has = RequiredKeys()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "role":
        has.insert(.role)
        record.role = try string(key, &cursor)
      case "mention":
        has.insert(.mention)
        record.mention = try string(key, &cursor)
      case "start":
        has.insert(.start)
        record.place.start = try integer(key, &cursor)
      case "end":
        has.insert(.end)
        record.place.end = try integer(key, &cursor)
      default:
        record.extras.append(try surface(key, in: .object, of: &record.place, &cursor))
      }
    }
    require([.role], in: has)
    if !has.contains(.mention) {
      if has.isDisjoint(with: [.start, .end]) {
        note("missing-key", "the key 'mention' is missing, and so are 'start' and 'end'")
      } else {
        require([.start, .end], in: has)
      }
    }
    locate(from: mark, in: record.role.map { "argument '\($0)'" } ?? "argument \(number)")
    return record
  }

  private mutating func readAttributes(
    of record: inout DocumentRecord.EventRecord, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) {
    guard try expects(.object, "'attributes'", .optional, &cursor) else { return }
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "count": record.count = try count(&record.extras, &cursor)
      case "status":
        guard let text = try string(key, need: .optional, &cursor) else { return }
        if let status = Status(rawValue: text) {
          record.status = status
        } else {
          let known = Status.allCases.map(\.rawValue).joined(separator: ", ")
          note("unknown-status", "the status '\(text)' is not known; statuses are \(known)")
        }
      default: record.extras.append(try extra(key, in: .attributes, &cursor))
      }
    }
  }

  mutating func note(_ code: String, _ message: String) {
    guard findings.count < ProblemList.limit else { return }
    findings.append(Finding(code: code, message: message))
  }

  /// Puts `context` in front of every finding since `mark`.
  private mutating func locate(from mark: Int, in context: @autoclosure () -> String) {
    guard findings.count > mark else { return }
    let context = context()
    for index in mark..<findings.count {
      findings[index].message = "\(context): \(findings[index].message)"
    }
  }

  private mutating func require(_ needed: [RequiredKeys], in found: RequiredKeys) {
    for key in needed where !found.contains(key) {
      note("missing-key", "the key '\(key.name)' is missing")
    }
  }
}
