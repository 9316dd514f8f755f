internal import QuothModel

/// What a note of the kind `Quoth` says about an annotation.
struct BratNote {
  var id: String?
  var type: String?
  var hasTrigger = true
  var status: String?
  var name: String?
  var refersTo: String?
  var count: Count?
  var roles: [String]?
  var rules: [String] = []
  var extras: [ExtraField] = []
  var argumentExtras: [[ExtraField]] = []

  /// Reads the note's JSON.
  static func read(
    _ json: String, _ reader: inout DocumentRecordReader
  ) throws(JSONSyntaxError) -> BratNote {
    let bytes = Array(json.utf8)
    var cursor = JSONCursor(bytes, in: bytes.indices)
    var note = BratNote()
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      switch key {
      case "id": note.id = try reader.string(key, &cursor)
      case "type": note.type = try reader.string(key, &cursor)
      case "trigger": note.hasTrigger = try cursor.readBoolean()
      case "status": note.status = try reader.string(key, &cursor)
      case "name": note.name = try reader.string(key, &cursor)
      case "refers_to": note.refersTo = try reader.string(key, &cursor)
      case "count": note.count = try reader.count(&note.extras, &cursor)
      case "roles": note.roles = try reader.strings(key, &cursor)
      case "rules": note.rules = try reader.strings(key, &cursor)
      case "extras": note.extras += try fields(.object, &cursor)
      case "attributes": note.extras += try fields(.attributes, &cursor)
      case "trigger_extras": note.extras += try fields(.trigger, &cursor)
      case "argument_extras":
        try cursor.readArray { (cursor) throws(JSONSyntaxError) in
          note.argumentExtras.append(try fields(.object, &cursor))
        }
      default: try cursor.skipValue()
      }
    }
    try cursor.finish()
    return note
  }

  private static func fields(
    _ place: ExtraField.Place, _ cursor: inout JSONCursor
  ) throws(JSONSyntaxError) -> [ExtraField] {
    var fields: [ExtraField] = []
    try cursor.readObject { (cursor, key) throws(JSONSyntaxError) in
      fields.append(ExtraField(place: place, key: key, json: try cursor.readRaw()))
    }
    return fields
  }
}
