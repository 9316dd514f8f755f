/// What the letters of a token look like.
public struct TokenShape: OptionSet, Sendable, Hashable {
  /// One bit for each look.
  public let rawValue: UInt16
  /// The looks whose bits are set.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Starts with a capital letter, or with an Arabic article and a capital (*al-Qaryatayn*).
  public static var capitalized: TokenShape { TokenShape(rawValue: 1 << 0) }
  /// At least two letters, all of them capitals (*IS*, *U.S.*).
  public static var allCapitals: TokenShape { TokenShape(rawValue: 1 << 1) }
  /// Starts with a digit.
  public static var digits: TokenShape { TokenShape(rawValue: 1 << 2) }
  /// No letter and no digit.
  public static var punctuation: TokenShape { TokenShape(rawValue: 1 << 3) }
  /// Contains a hyphen between letters or digits.
  public static var hyphenated: TokenShape { TokenShape(rawValue: 1 << 4) }
  /// White space stands before the token.
  public static var spaceBefore: TokenShape { TokenShape(rawValue: 1 << 5) }
  /// A line break stands before the token.
  public static var lineStart: TokenShape { TokenShape(rawValue: 1 << 6) }
  /// A possessive ending (*'s*, *’*, also the bare apostrophe after a plural).
  public static var possessive: TokenShape { TokenShape(rawValue: 1 << 7) }
  /// An opening or closing quotation mark.
  public static var quotationMark: TokenShape { TokenShape(rawValue: 1 << 8) }
  /// Holds a character outside ASCII.
  public static var nonASCII: TokenShape { TokenShape(rawValue: 1 << 9) }
}

/// A stretch between two quotation marks, the marks included.
public struct QuoteRegion: Sendable, Hashable {
  /// The tokens from the opening to the closing mark, both included; document token indices.
  public let tokens: Range<Int>
  /// Direct speech rather than a quoted word or phrase (ATTRIBUTION.md A.2 step 1).
  public let isFull: Bool
  /// Whether a closing mark was found in the paragraph.
  public let isClosed: Bool

  /// A quotation over `tokens`.
  public init(tokens: Range<Int>, isFull: Bool, isClosed: Bool) {
    self.tokens = tokens
    self.isFull = isFull
    self.isClosed = isClosed
  }
}

/// One sentence, as a range of document token indices.
public struct SentenceRange: Sendable, Hashable {
  /// From its first token to the one behind its last.
  public let tokens: Range<Int>
  /// The index of the paragraph that the sentence stands in.
  public let paragraph: Int
  /// A headline or another line without final punctuation that stands alone.
  public let isHeadline: Bool
  /// More than half of the words of three letters or more are in capitals.
  public let isAllCapitals: Bool
  /// Most words are capitalized although the sentence is not a list of names.
  public let isTitleCase: Bool
  /// The place, agency and dash that open a report (*BEIRUT (AP) —*).
  public let isDateline: Bool

  /// A sentence over `tokens`.
  public init(
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
public final class TokenizedDocument: Sendable {
  /// The text as given, valid UTF-8.
  public let text: [UInt8]
  /// Where each token begins.
  public let tokenStarts: [Int32]
  /// Where each token ends.
  public let tokenEnds: [Int32]
  /// The folded form of each token (lower case, straight apostrophe, composed accents).
  public let words: [WordID]
  /// What each token looks like.
  public let shapes: [TokenShape]
  /// In the order of the text.
  public let sentences: [SentenceRange]
  /// For each paragraph the indices of its sentences.
  public let paragraphs: [Range<Int>]
  /// The quotations, by their first token; they do not nest and stay inside one paragraph.
  public let quotes: [QuoteRegion]

  /// Puts together what tokenizing found; the arrays of tokens are of one length.
  public init(
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
  public func bytes(ofToken index: Int) -> ArraySlice<UInt8> {
    text[Int(tokenStarts[index])..<Int(tokenEnds[index])]
  }
}
