import QuothText
import Testing

struct TokenizerTests {
  @Test(arguments: [
    ("The U.S.-backed unit left.", "The U.S.-backed unit left ."),
    ("al-Mansura’s mayor", "al-Mansura ’s mayor"),
    ("They didn't fly, can’t they?", "They did n't fly , ca n’t they ?"),
    ("a 16-year-old with a T-2 and 1,200 rounds", "a 16-year-old with a T-2 and 1,200 rounds"),
    ("from 10-15 to 3.5m at 2:30 p.m. today", "from 10 - 15 to 3.5m at 2:30 p.m. today"),
    ("the drivers' union", "the drivers ' union"),
    ("‘the drivers’ he said", "‘ the drivers ’ he said"),
    ("Gen. Omar K. Haddad of Sana'a", "Gen. Omar K. Haddad of Sana'a"),
    ("We're, I'd, she'll, they've", "We 're , I 'd , she 'll , they 've"),
    ("No. 5 is open. No. It is shut.", "No. 5 is open . No . It is shut ."),
    ("pay $5 — 20% more...", "pay $ 5 — 20 % more ..."),
    ("Da’esh and O'Neill", "Da’esh and O'Neill"),
    ("the river/road", "the river / road"),
    ("two\u{FEFF} men\u{200F}, 👩‍👧 and 👍🏽", "two men , 👩‍👧 and 👍🏽"),
    ("ban\u{301}k cafe\u{301}", "ban\u{301}k cafe\u{301}"),
  ])
  func `cuts text into tokens`(text: String, tokens: String) throws {
    #expect(try TextFixture.tokens(text).joined(separator: " ") == tokens)
  }

  @Test(arguments: [
    "U.S.", "-", ".", "—", "a", "A", "é", "1", "1,", "n't", "'", "\"", "👩\u{200D}", "e\u{301}",
    "a-", "[1]", "\u{FEFF}", "(",
    "al-", "A. ", "x\n", "1.", "\u{1F3FB}", "’s",
  ])
  func `no piece makes a token or sentence without end`(piece: String) throws {
    let text = Array(String(repeating: piece, count: 20_000).utf8)
    let document = try TextFixture.tokenizer().tokenize(text)
    for token in document.words.indices {
      #expect(document.bytes(ofToken: token).count <= 1024 + 16)
    }
    for sentence in document.sentences {
      let first = document.tokenStarts[sentence.tokens.lowerBound]
      #expect(document.tokenEnds[sentence.tokens.upperBound - 1] - first <= 4096)
    }
  }

  @Test func `every offset leads back to the input, whatever the input`() throws {
    let tokenizer = try TextFixture.tokenizer()
    let pieces: [String] = [
      "a", "B", "Gen", ".", ". ", "…", "\r\n", "\n", "\n\n", "\r", " ", "\u{A0}", "“", "”", "\"",
      "'", "’", "‘",
      "n't", "’s", "-", "--", "—", "1", "2:30", "1,000", "p.m.", "U.S.", "é", "e\u{301}", "ß", "İ",
      "ع", "\u{200F}",
      "\u{202B}", "\u{FEFF}", "中", "\u{E000}", "\u{E004}", "👩‍👩‍👧", "🇸🇾", "\u{FE0F}", "\u{200D}",
      "A\u{30A}\u{327}", "（",
      "\u{2028}", "%", "$", "(", ")", "[", "]", ";", "*", "•", "\t", "Ａ", "\u{10FFFF}", "\u{7F}",
      "_", "&",
    ]
    var generator = FixedGenerator(seed: 7)
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }.joined()
      let bytes = Array(text.utf8)
      let document = try tokenizer.tokenize(bytes)
      try checkCoverage(of: document, bytes)
    }
  }

  @Test func `random scalars keep their offsets too`() throws {
    let tokenizer = try TextFixture.tokenizer()
    var generator = FixedGenerator(seed: 11)
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...200, using: &generator) {
        let plane = UInt32.random(in: 0...3, using: &generator)
        let limit: UInt32 = [0x80, 0x800, 0x1_0000, 0x11_0000][Int(plane)]
        if let scalar = Unicode.Scalar(UInt32.random(in: 1..<limit, using: &generator)) {
          text.append(scalar)
        }
      }
      let bytes = Array(String(text).utf8)
      try checkCoverage(of: tokenizer.tokenize(bytes), bytes)
    }
  }

  /// Tokens are in order, cut at scalars, and leave out only blanks and invisible characters; sentences and
  /// paragraphs hold every token once.
  private func checkCoverage(of document: TokenizedDocument, _ bytes: [UInt8]) throws {
    var position = 0
    for token in document.words.indices {
      let start = Int(document.tokenStarts[token])
      let end = Int(document.tokenEnds[token])
      try #require(start >= position && end > start && end <= bytes.count)
      #expect(String(validating: bytes[start..<end], as: UTF8.self) != nil)
      #expect(isBlank(bytes[position..<start]))
      position = end
    }
    #expect(isBlank(bytes[position...]))
    #expect(document.sentences.flatMap(\.tokens) == Array(document.words.indices))
    #expect(document.paragraphs.flatMap { $0 } == Array(document.sentences.indices))
    for (number, paragraph) in document.paragraphs.enumerated() {
      #expect(paragraph.allSatisfy { document.sentences[$0].paragraph == number })
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      switch properties.generalCategory {
      case .control, .format, .nonspacingMark, .spacingMark, .enclosingMark, .spaceSeparator,
        .lineSeparator, .paragraphSeparator:
        return true
      default: return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      }
    }
  }

  @Test(arguments: [
    ([0x61, 0xFF, 0x62], TextError.invalidUTF8(offset: 1)),
    ([0x61, 0xC3], .invalidUTF8(offset: 1)),
    ([0xC0, 0xAF], .invalidUTF8(offset: 0)), ([0xED, 0xA0, 0x80], .invalidUTF8(offset: 0)),
    ([0x61, 0x62, 0x00], .nul(offset: 2)), ([0xF4, 0x90, 0x80, 0x80], .invalidUTF8(offset: 0)),
    ([0xE2, 0x80], .invalidUTF8(offset: 0)), ([0x80], .invalidUTF8(offset: 0)),
  ])
  func `bytes that are no text are refused at their offset`(bytes: [UInt8], error: TextError) throws
  {
    let tokenizer = try TextFixture.tokenizer()
    #expect(throws: error) { try tokenizer.tokenize(bytes) }
  }

  @Test func `long words and sentences are cut`() throws {
    let word = Array(String(repeating: "å", count: 5_000).utf8)
    let document = try TextFixture.tokenizer().tokenize(word)
    #expect(document.words.indices.allSatisfy { document.bytes(ofToken: $0).count <= 1_100 })
    let line = Array(String(repeating: "many words here ", count: 2_000).utf8)
    let sentences = try TextFixture.tokenizer().tokenize(line)
    for sentence in sentences.sentences {
      let first = Int(sentences.tokenStarts[sentence.tokens.lowerBound])
      #expect(Int(sentences.tokenEnds[sentence.tokens.upperBound - 1]) - first <= 4_096)
    }
  }

  @Test func `words are folded alike in all their spellings`() throws {
    let vocabulary = Vocabulary(
      table: try TextFixture.table(), additionalWords: ["Zamboanga", "Café-au-lait"])
    for spelling in [
      "Café-au-lait", "CAFE\u{301}-AU-LAIT", "cafe\u{301}\u{2011}au‐lait", "ｃafé-au-\u{AD}lait",
    ] {
      #expect(vocabulary.word(for: spelling) == vocabulary.word(for: "café-au-lait"))
    }
    #expect(vocabulary.word(for: "café-au-lait") != .unknown)
    #expect(vocabulary.text(of: vocabulary.word(for: "ZAMBOANGA")) == "zamboanga")
    #expect(vocabulary.word(for: "Zamboang") == .unknown)
  }
}
