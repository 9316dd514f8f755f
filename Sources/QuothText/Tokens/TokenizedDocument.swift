/// What the letters of a token look like.
package struct TokenShape: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Starts with a capital letter, or with an Arabic article and a capital (*al-Qaryatayn*).
  package static let capitalized = TokenShape(rawValue: 1 << 0)
  /// At least two letters, all of them capitals (*IS*, *U.S.*).
  package static let allCapitals = TokenShape(rawValue: 1 << 1)
  /// Starts with a digit.
  package static let digits = TokenShape(rawValue: 1 << 2)
  /// No letter and no digit.
  package static let punctuation = TokenShape(rawValue: 1 << 3)
  /// Contains a hyphen between letters or digits.
  package static let hyphenated = TokenShape(rawValue: 1 << 4)
  /// White space stands before the token.
  package static let spaceBefore = TokenShape(rawValue: 1 << 5)
  /// A line break stands before the token.
  package static let lineStart = TokenShape(rawValue: 1 << 6)
  /// A possessive ending (*'s*, *’*, also the bare apostrophe after a plural).
  package static let possessive = TokenShape(rawValue: 1 << 7)
  /// An opening or closing quotation mark.
  package static let quotationMark = TokenShape(rawValue: 1 << 8)
  /// Holds a character outside ASCII.
  package static let nonASCII = TokenShape(rawValue: 1 << 9)
}

/// A stretch between two quotation marks, the marks included.
package struct QuoteRegion: Sendable, Hashable {
  /// The tokens from the opening to the closing mark, both included; document token indices.
  package let tokens: Range<Int>
  /// Direct speech rather than a quoted word or phrase (ATTRIBUTION.md A.2 step 1).
  package let isFull: Bool
  /// Whether a closing mark was found in the paragraph.
  package let isClosed: Bool

  package init(tokens: Range<Int>, isFull: Bool, isClosed: Bool) {
    self.tokens = tokens
    self.isFull = isFull
    self.isClosed = isClosed
  }
}

/// One sentence, as a range of document token indices.
package struct SentenceRange: Sendable, Hashable {
  package let tokens: Range<Int>
  /// The index of the paragraph that the sentence stands in.
  package let paragraph: Int
  /// A headline or another line without final punctuation that stands alone.
  package let isHeadline: Bool
  /// More than half of the words of three letters or more are in capitals.
  package let isAllCapitals: Bool
  /// Most words are capitalized although the sentence is not a list of names.
  package let isTitleCase: Bool
  /// The place, agency and dash that open a report (*BEIRUT (AP) —*).
  package let isDateline: Bool

  package init(
    tokens: Range<Int>, paragraph: Int, isHeadline: Bool, isAllCapitals: Bool, isTitleCase: Bool,
    isDateline: Bool = false
  ) {
    self.tokens = tokens
    self.paragraph = paragraph
    self.isHeadline = isHeadline
    self.isAllCapitals = isAllCapitals
    self.isTitleCase = isTitleCase
    self.isDateline = isDateline
  }
}

/// A document cut into sentences and tokens; every offset leads back to the input.
///
/// Tokens are parallel arrays. Offsets count UTF-8 bytes from the start of the text. Every stage holds
/// on to the document, so it is one object, never changed once made.
package final class TokenizedDocument: Sendable {
  /// The text as given, valid UTF-8.
  package let text: [UInt8]
  package let tokenStarts: [Int32]
  package let tokenEnds: [Int32]
  /// The folded form of each token (lower case, straight apostrophe, composed accents).
  package let words: [WordID]
  package let shapes: [TokenShape]
  package let sentences: [SentenceRange]
  /// For each paragraph the indices of its sentences.
  package let paragraphs: [Range<Int>]
  /// The quotations, by their first token; they do not nest and stay inside one paragraph.
  package let quotes: [QuoteRegion]

  package init(
    text: [UInt8], tokenStarts: [Int32] = [], tokenEnds: [Int32] = [], words: [WordID] = [],
    shapes: [TokenShape] = [], sentences: [SentenceRange] = [], paragraphs: [Range<Int>] = [],
    quotes: [QuoteRegion] = []
  ) {
    self.text = text
    self.tokenStarts = tokenStarts
    self.tokenEnds = tokenEnds
    self.words = words
    self.shapes = shapes
    self.sentences = sentences
    self.paragraphs = paragraphs
    self.quotes = quotes
  }

  /// The bytes of the text that the token covers.
  package func bytes(ofToken index: Int) -> ArraySlice<UInt8> {
    text[Int(tokenStarts[index])..<Int(tokenEnds[index])]
  }
}
