extension JSONWriter {
  /// Writes an object whose fields `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// Writes a key and an object whose fields `body` writes.
  public mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    object(body)
  }

  /// Writes a key and an array with one value for each of `items`, which `body` writes.
  public mutating func array<Item>(
    _ key: String, _ items: some Sequence<Item>, _ body: (inout JSONWriter, Item) -> Void
  ) {
    self.key(key)
    beginArray()
    for item in items { body(&self, item) }
    endArray()
  }

  /// Writes a key and an array of strings.
  public mutating func array(_ key: String, _ texts: [String]) {
    array(key, texts) { json, text in json.value(text) }
  }
}
