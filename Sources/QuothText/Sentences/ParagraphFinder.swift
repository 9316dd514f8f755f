/// Finds paragraphs: stretches between blank lines, or lines, in texts that are not broken into lines of equal
/// width.
struct ParagraphFinder {
  private let document: TokenizedDocument
  private let breaks: [UInt8]

  init(document: TokenizedDocument, breaks: [UInt8]) {
    self.document = document
    self.breaks = breaks
  }

  private struct Line {
    var tokens: Range<Int>
    /// From the first to behind the last token, in bytes.
    var width: Int
    var endsSentence: Bool
  }

  /// The paragraphs, as ranges of tokens that cover all tokens.
  func paragraphs() -> [Range<Int>] {
    let lines = self.lines()
    let isWrapped = isWrapped(lines)
    var paragraphs: [Range<Int>] = []
    for (number, line) in lines.enumerated() {
      if number > 0, let open = paragraphs.last,
        joins(lines[number - 1], line, isWrapped: isWrapped)
      {
        paragraphs[paragraphs.count - 1] = open.lowerBound..<line.tokens.upperBound
      } else {
        paragraphs.append(line.tokens)
      }
    }
    return paragraphs
  }

  private func lines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    for token in 1...max(document.words.count, 1)
    where token >= document.words.count || breaks[token] > 0 {
      guard start < document.words.count else { break }
      lines.append(
        Line(
          tokens: start..<token,
          width: Int(document.tokenEnds[token - 1] - document.tokenStarts[start]),
          endsSentence: endsSentence(token - 1)))
      start = token
    }
    return lines
  }

  private func endsSentence(_ last: Int) -> Bool {
    var token = last
    while token > 0, document.shapes[token].contains(.quotationMark) { token -= 1 }
    guard let byte = document.bytes(ofToken: token).last else { return false }
    return byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A
  }

  /// Lines of 55 to 100 bytes, most of which end within a sentence, were broken for a terminal.
  private func isWrapped(_ lines: [Line]) -> Bool {
    var continued = 0
    var full = 0
    var inside = 0
    for (line, next) in zip(lines, lines.dropFirst()) where breaks[next.tokens.lowerBound] == 1 {
      continued += 1
      if (50...100).contains(line.width) {
        full += 1
        if !line.endsSentence { inside += 1 }
      }
    }
    return continued >= 2 && full * 10 >= continued * 6 && inside * 2 >= full
  }

  private func joins(_ line: Line, _ next: Line, isWrapped: Bool) -> Bool {
    let first = next.tokens.lowerBound
    guard breaks[first] == 1, !isBullet(first) else { return false }
    let startsLow =
      !document.shapes[first].contains(.capitalized) && !document.shapes[first].contains(.digits)
      && !document.shapes[first].contains(.punctuation)
    if isWrapped { return line.width >= 40 || startsLow && !line.endsSentence }
    return startsLow && !line.endsSentence
  }

  private func isBullet(_ token: Int) -> Bool {
    let bytes = document.bytes(ofToken: token)
    guard token + 1 < document.words.count, document.shapes[token + 1].contains(.spaceBefore) else {
      return false
    }
    return bytes.elementsEqual([0x2A]) || bytes.elementsEqual([0x2D])
      || ["•", "·", "▪", "●", "–", "—"].contains { bytes.elementsEqual($0.utf8) }
  }
}
