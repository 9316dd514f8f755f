import QuothFormats
import QuothModel
import Testing

struct DocumentFileReaderTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let line: Int?
    let code: String
    /// Words that the message must have: the offending id or number.
    let words: String

    init(_ name: String, _ text: String, line: Int? = 1, _ code: String, _ words: String = "") {
      self.init(name, Array(text.utf8), line: line, code, words)
    }

    init(
      _ name: String, _ bytes: [UInt8], line: Int? = 1, _ code: String, _ words: String = ""
    ) {
      self.name = name
      self.bytes = bytes
      self.line = line
      self.code = code
      self.words = words
    }

    var testDescription: String { name }
  }

  static func document(mentions: String = "", events: String = "") -> String {
    #"{"id":"d","text":"abcde 😀 é","mentions":[\#(mentions)],"events":[\#(events)]}"#
  }

  static func mention(_ fields: String) -> String {
    document(mentions: #"{"id":"m1","type":"T",\#(fields)}"#)
  }

  static func event(_ fields: String) -> String {
    document(
      mentions: #"{"id":"m1","type":"T","start":0,"end":1}"#,
      events: #"{"id":"e1","type":"E",\#(fields)}"#)
  }

  static let refusals: [Refusal] = [
    Refusal("bad JSON", "{\"id\":\"d\";}", "bad-json"),
    Refusal("a truncated line", #"{"id":"d","text":"ab"#, "truncated-json"),
    Refusal("something after the object", document() + " {}", "something-after-object"),
    Refusal("a top-level array", "[\(document())]", "not-an-object", "an array"),
    Refusal("UTF-16 with its mark", [0xFF, 0xFE, 0x7B, 0x00], "utf-16"),
    Refusal("UTF-16 without a mark", [0x00, 0x7B, 0x00, 0x22], "utf-16"),
    Refusal("a raw NUL", Array(document().utf8) + [0], "zero-byte"),
    Refusal("invalid UTF-8", Array("{\"id\":\"".utf8) + [0xFF], "invalid-utf-8", "byte 8 "),
    Refusal("a surrogate in UTF-8", Array("{\"".utf8) + [0xED, 0xA0, 0x80], "invalid-utf-8"),
    Refusal("a lone surrogate", #"{"id":"\uD800x","text":""}"#, "lone-surrogate"),
    Refusal("a reversed pair", #"{"id":"\uDC00\uD800","text":""}"#, "lone-surrogate"),
    Refusal("an empty file", "", line: nil, "empty-file"),
    Refusal("a blank file", " \n\r\n\t\n", line: nil, "empty-file"),
    Refusal(
      "absurd nesting", #"{"id":"d","x":"# + String(repeating: "[", count: 100_000),
      "nested-too-deeply"),
    Refusal("no id", #"{"text":"","mentions":[]}"#, "missing-key", "'id'"),
    Refusal("no text", #"{"id":"d","mentions":[]}"#, "missing-key", "'text'"),
    Refusal("a null text", #"{"id":"d","text":null,"mentions":[]}"#, "null-value", "'text'"),
    Refusal("null mentions", #"{"id":"d","text":"","mentions":null}"#, "null-value", "'mentions'"),
    Refusal(
      "a mention without end", mention(#""start":0"#), "missing-key", "mention 'm1': the key 'end'"
    ),
    Refusal("a repeated key", mention(#""start":0,"end":1,"start":0"#), "repeated-key", "'start'"),
    Refusal(
      "a repeated key among unknown ones", #"{"id":"d","text":"","mentions":[],"x":{"a":1,"a":2}}"#,
      "repeated-key", "'a'"),
    Refusal("a number as string", mention(#""start":"0","end":1"#), "wrong-kind", "'start'"),
    Refusal("a fraction", mention(#""start":0.5,"end":1"#), "fraction", "0.5"),
    Refusal("a whole number with a point", mention(#""start":0.0,"end":1"#), "fraction", "0.0"),
    Refusal("a boolean offset", mention(#""start":true,"end":1"#), "wrong-kind", "'start'"),
    Refusal(
      "a number beyond 64 bits", mention(#""start":0,"end":18446744073709551617"#),
      "number-too-large", "18446744073709551617"),
    Refusal(
      "an empty type", document(mentions: #"{"id":"m1","type":"","start":0,"end":1}"#),
      "empty-type", "m1"),
    Refusal("an end past the text", mention(#""start":0,"end":99"#), "offset-past-end", "99"),
    Refusal("UTF-16 units", mention(#""start":0,"end":10"#), "offset-past-end", "UTF-16"),
    Refusal("UTF-8 bytes", mention(#""start":0,"end":13"#), "offset-past-end", "UTF-8"),
    Refusal("start at end", mention(#""start":1,"end":1"#), "empty-span", "start 1"),
    Refusal("start after end", mention(#""start":3,"end":1"#), "empty-span", "start 3"),
    Refusal("a negative start", mention(#""start":-2,"end":1"#), "negative-offset", "-2"),
    Refusal(
      "two mentions with one id",
      document(
        mentions:
          #"{"id":"m1","type":"T","start":0,"end":1},{"id":"m1","type":"T","start":1,"end":2}"#),
      "duplicate-mention-id", "m1"),
    Refusal(
      "an argument to a missing mention",
      event(#""trigger":{"start":0,"end":1},"arguments":[{"role":"r","mention":"m9"}]"#),
      "missing-mention", "m9"),
    Refusal(
      "a trigger past the end", event(#""trigger":{"start":0,"end":50},"arguments":[]"#),
      "offset-past-end", "event 'e1': the trigger"),
    Refusal(
      "a surface text that differs", mention(#""start":0,"end":3,"text":"abd""#),
      "surface-differs", "'abc'"),
    Refusal(
      "a surface text that differs by normalisation",
      mention(#""start":8,"end":9,"text":"e\u0301""#), "surface-differs"),
    Refusal(
      "two documents with one id", document() + "\n" + document(), line: 2,
      "duplicate-document-id", "'d'"),
  ]

  @Test(arguments: refusals)
  func `refuses with the line and the offending part`(refusal: Refusal) {
    let result = DocumentFileReader.read(refusal.bytes, file: "gold.jsonl")
    let problem = result.problems.first
    #expect(result.hasErrors)
    #expect(problem?.code == refusal.code)
    #expect(problem?.line == refusal.line)
    #expect(problem?.message.contains(refusal.words) ?? false || refusal.words.isEmpty)
    #expect(problem?.rendered.hasPrefix("gold.jsonl") == true)
  }

  static let oddities: [(name: String, text: String)] = [
    ("a byte-order mark", "\u{FEFF}" + document()),
    ("CRLF", document() + "\r\n" + document().replacing("\"d\"", with: "\"f\"") + "\r\n"),
    ("blank lines", "\n \n" + document() + "\n\n"),
    ("an escaped NUL", #"{"id":"d","text":"a\u0000b","mentions":[],"events":[]}"#),
    ("U+2028", "{\"id\":\"d\",\"text\":\"a\u{2028}b\",\"mentions\":[],\"events\":[]}"),
    ("offsets inside a grapheme", mention(#""start":0,"end":7"#)),
    ("unknown keys", #"{"x":{"y":[1.5e3,null,true]},"id":"d","text":"","mentions":[]}"#),
    ("a pair of surrogates", #"{"id":"\ud83d\ude00","text":"","mentions":[]}"#),
  ]

  @Test(arguments: oddities)
  func `accepts what looks odd and is right`(name: String, text: String) {
    let result = DocumentFileReader.read(Array(text.utf8), file: "gold.jsonl")
    #expect(result.problems == [], "\(name)")
    #expect(result.collection.documents.isEmpty == false)
  }

  @Test func `reports every problem of a file, up to fifty`() {
    let bad = #"{"id":"d","text":"ab","mentions":[{"id":"m","type":"","start":5,"end":5}]}"#
    let three = DocumentFileReader.read(Array(bad.utf8), file: "f")
    #expect(three.problems.map(\.code) == ["empty-type", "empty-span", "offset-past-end"])
    let many = Array(repeating: bad, count: 100).joined(separator: "\n")
    #expect(DocumentFileReader.read(Array(many.utf8), file: "f").problems.count == 50)
  }

  @Test func `keeps unknown keys and the places of everything`() throws {
    let text = #"""
      {"id":"a1","text":"Été: 67 dead","date":"2017-10-24","mentions":[{"id":"m1","type":"People","start":5,"end":12,"fragments":[{"start":5,"end":7},{"start":8,"end":12}],"count":{"low":67,"high":null,"unit":"x"},"refers_to":"m2","name":"n","rules":["r"],"note":[1, 2]},{"id":"m2","type":"T","start":0,"end":3}],"events":[{"id":"e1","type":"Killing","trigger":{"start":8,"end":12,"text":"dead"},"arguments":[{"role":"victims","mention":"m1","sure":true},{"role":"content","start":0,"end":3}],"attributes":{"count":{"low":67,"high":null},"status":"negated","x":1}}],"meta":{"k":"v"}}

      """#
    let result = DocumentFileReader.read(Array(text.utf8), file: "f")
    #expect(result.problems == [])
    let document = try #require(result.collection.documents.first)
    #expect(document.mentions[1].span == TextSpan(0..<5))
    var writer = DocumentWriter()
    #expect(String(decoding: writer.line(for: document), as: UTF8.self) == text)
  }

  @Test func `digests the file as it is`() {
    let result = DocumentFileReader.read(Array("abc".utf8), file: "f")
    #expect(
      result.collection.digest
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
