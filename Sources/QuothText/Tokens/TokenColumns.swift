/// The tokens of a text while it is scanned: columns that grow together, in memory of their own.
struct TokenColumns: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var starts: UnsafeMutablePointer<Int32>
  private var ends: UnsafeMutablePointer<Int32>
  private var words: UnsafeMutablePointer<WordID>
  private var shapes: UnsafeMutablePointer<TokenShape>

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    starts = .allocate(capacity: self.capacity)
    ends = .allocate(capacity: self.capacity)
    words = .allocate(capacity: self.capacity)
    shapes = .allocate(capacity: self.capacity)
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    words.deallocate()
    shapes.deallocate()
  }

  /// Where the last token ends; 0 before the first.
  var lastEnd: Int { count > 0 ? Int(ends[count - 1]) : 0 }

  @inline(__always)
  mutating func append(start: Int, end: Int, word: WordID, shape: TokenShape) {
    if count == capacity { grow() }
    starts[count] = Int32(truncatingIfNeeded: start)
    ends[count] = Int32(truncatingIfNeeded: end)
    words[count] = word
    shapes[count] = shape
    count += 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = capacity * 2
    Self.move(&starts, count, to: larger)
    Self.move(&ends, count, to: larger)
    Self.move(&words, count, to: larger)
    Self.move(&shapes, count, to: larger)
    capacity = larger
  }

  private static func move<Value>(
    _ column: inout UnsafeMutablePointer<Value>, _ count: Int, to capacity: Int
  ) {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    larger.moveInitialize(from: column, count: count)
    column.deallocate()
    column = larger
  }

  /// The tokens as arrays.
  func table(of text: [UInt8]) -> TokenTable {
    func array<Value>(_ column: UnsafeMutablePointer<Value>) -> [Value] {
      Array(UnsafeBufferPointer(start: column, count: count))
    }
    return TokenTable(
      text: text, tokenStarts: array(starts), tokenEnds: array(ends), words: array(words),
      shapes: array(shapes))
  }
}

/// The tokens of a text as parallel arrays.
struct TokenTable {
  let text: [UInt8]
  let tokenStarts: [Int32]
  let tokenEnds: [Int32]
  let words: [WordID]
  let shapes: [TokenShape]

  /// The bytes of the text that the token covers.
  func bytes(ofToken index: Int) -> ArraySlice<UInt8> {
    text[Int(tokenStarts[index])..<Int(tokenEnds[index])]
  }

  /// Calls `body` with where the tokens start and end, and their shapes.
  @inline(__always)
  func withColumns(
    _ body: (
      _ starts: UnsafeBufferPointer<Int32>, _ ends: UnsafeBufferPointer<Int32>,
      _ shapes: UnsafeBufferPointer<TokenShape>
    ) -> Void
  ) {
    tokenStarts.withUnsafeBufferPointer { starts in
      tokenEnds.withUnsafeBufferPointer { ends in
        shapes.withUnsafeBufferPointer { body(starts, ends, $0) }
      }
    }
  }
}

/// Tokens that the later steps look at, noted while scanning; all in the order of the text.
struct TokenMarks {
  /// The first token of a line, with the number of line breaks before it, 255 at most.
  struct Line {
    let token: Int
    let breaks: Int
  }

  /// The first tokens of all lines.
  var lines: [Line] = []
  /// Tokens that may end a sentence, and those before an opening bracket, where a dateline may start.
  var turns: [Int] = []
  /// The tokens that are quotation marks.
  var quotationMarks: [Int] = []
}
