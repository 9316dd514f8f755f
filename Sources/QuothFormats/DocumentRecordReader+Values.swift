internal import QuothModel

/// Whether a key must have a value; only an optional one may be `null`.
enum Need {
  case required
  case optional
}

extension DocumentRecordReader {
  /// Whether the next value is of `kind`; if not, it is noted and skipped.
  mutating func expects(
    _ kind: JSONCursor.Kind, _ what: String, _ need: Need, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> Bool {
    let found = try cursor.kind()
    if found == kind { return true }
    if found == .null {
      if need == .required { note("null-value", "\(what) is null; it must be \(kind.rawValue)") }
    } else {
      note("wrong-kind", "\(what) must be \(kind.rawValue), not \(found.rawValue)")
    }
    try cursor.skipValue()
    return false
  }

  mutating func string(
    _ key: String, need: Need = .required, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> String? {
    guard try expects(.string, "'\(key)'", need, &cursor) else { return nil }
    return try cursor.readString()
  }

  mutating func integer(
    _ key: String, need: Need = .required, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> Int? {
    guard try expects(.number, "'\(key)'", need, &cursor) else { return nil }
    let start = cursor.position
    switch try cursor.readNumber() {
    case .integer(let number): return number
    case .fraction:
      note("fraction", "'\(key)' must be a whole number, not \(cursor.excerpt(from: start))")
    case .tooLarge:
      note("number-too-large", "'\(key)' is beyond 64 bits: \(cursor.excerpt(from: start))")
    }
    return nil
  }

  mutating func array(
    _ key: String, need: Need = .required, _ cursor: inout JSONCursor,
    _ element: (inout DocumentRecordReader, inout JSONCursor, Int) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard try expects(.array, "'\(key)'", need, &cursor) else { return }
    var number = 0
    try cursor.readArray { (cursor) throws(JSONSyntaxError) in
      number += 1
      try element(&self, &cursor, number)
    }
  }

  mutating func strings(
    _ key: String, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> [String] {
    var texts: [String] = []
    try array(key, need: .optional, &cursor) { (reader, cursor, number) throws(JSONSyntaxError) in
      if let text = try reader.string("\(key) \(number)", &cursor) { texts.append(text) }
    }
    return texts
  }

  mutating func count(
    _ extras: inout [ExtraField], _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> Count? {
    guard try expects(.object, "'count'", .optional, &cursor) else { return nil }
    var low: Int?
    var high: Int?
    var isApproximate = false
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "low": low = try integer(key, need: .optional, &cursor)
      case "high": high = try integer(key, need: .optional, &cursor)
      case "approximate":
        guard try expects(.boolean, "'approximate'", .optional, &cursor) else { return }
        isApproximate = try cursor.readBoolean()
      default: extras.append(try extra(key, in: .count, &cursor))
      }
    }
    return Count(low: low, high: high, isApproximate: isApproximate)
  }

  /// Reads `{"start": …, "end": …}`, which may also say what text stands there.
  mutating func place(
    _ what: String, _ extras: inout [ExtraField], _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord.Place? {
    guard try expects(.object, what, .optional, &cursor) else { return nil }
    var place = DocumentRecord.Place()
    var has = RequiredKeys()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "start":
        has.insert(.start)
        place.start = try integer(key, &cursor)
      case "end":
        has.insert(.end)
        place.end = try integer(key, &cursor)
      default: extras.append(try surface(key, in: .trigger, of: &place, &cursor))
      }
    }
    for key in [RequiredKeys.start, .end] where !has.contains(key) {
      note("missing-key", "the key '\(key.name)' of \(what) is missing")
    }
    return place
  }

  /// Reads a fragment, which is written as an object like a place, or as `[start, end]`.
  mutating func fragment(
    _ what: String, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> DocumentRecord.Place? {
    guard try cursor.kind() == .array else {
      var extras: [ExtraField] = []
      return try place(what, &extras, &cursor)
    }
    var offsets: [Int] = []
    try cursor.readArray { (cursor) throws(JSONSyntaxError) in
      if let offset = try integer(what, &cursor) { offsets.append(offset) }
    }
    guard offsets.count == 2 else {
      note("bad-fragment", "\(what) must have a start and an end")
      return nil
    }
    return DocumentRecord.Place(start: offsets[0], end: offsets[1])
  }

  mutating func extra(
    _ key: String, in place: ExtraField.Place, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> ExtraField {
    ExtraField(place: place, key: key, json: try cursor.readRaw())
  }

  /// Reads an unknown key; a string under `text` is what the file says stands at the place.
  mutating func surface(
    _ key: String, in extraPlace: ExtraField.Place, of place: inout DocumentRecord.Place,
    _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> ExtraField {
    guard key == "text", try cursor.kind() == .string else {
      return try extra(key, in: extraPlace, &cursor)
    }
    let start = cursor.position
    place.surface = try cursor.readString()
    return ExtraField(place: extraPlace, key: key, json: cursor.written(from: start))
  }
}

extension JSONCursor {
  /// What is written from `start` to where the cursor stands.
  func written(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The beginning of what is written from `start`, for a message.
  func excerpt(from start: Int) -> String {
    let limit = 24
    guard position - start > limit else { return written(from: start) }
    return String(decoding: bytes[start..<(start + limit)], as: UTF8.self) + "…"
  }
}
