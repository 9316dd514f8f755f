/// Finds paragraphs: stretches between blank lines, or lines, in texts that are not broken into lines of equal
/// width.
struct ParagraphFinder {
  private let table: TokenTable
  private let starts: [TokenMarks.Line]

  /// `lines`: the first tokens of all lines, the text's first token among them.
  init(table: TokenTable, lines: [TokenMarks.Line]) {
    self.table = table
    starts = lines
  }

  private struct Line {
    let tokens: Range<Int>
    /// The number of line breaks before it.
    let breaks: Int
    /// From the first to behind the last token, in bytes.
    let width: Int
    let endsSentence: Bool
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
    starts.indices.map { number in
      let end = number + 1 < starts.count ? starts[number + 1].token : table.words.count
      let tokens = starts[number].token..<end
      return Line(
        tokens: tokens, breaks: starts[number].breaks,
        width: Int(table.tokenEnds[end - 1] - table.tokenStarts[tokens.lowerBound]),
        endsSentence: endsSentence(end - 1))
    }
  }

  private func endsSentence(_ last: Int) -> Bool {
    var token = last
    while token > 0, table.shapes[token].contains(.quotationMark) { token -= 1 }
    switch table.text[Int(table.tokenEnds[token]) - 1] {
    case 0x2E, 0x21, 0x3F, 0x3A: return true
    default: return false
    }
  }

  /// Lines of 55 to 100 bytes, most of which end within a sentence, were broken for a terminal.
  private func isWrapped(_ lines: [Line]) -> Bool {
    var continued = 0
    var full = 0
    var inside = 0
    for (line, next) in zip(lines, lines.dropFirst()) where next.breaks == 1 {
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
    guard next.breaks == 1, !isBullet(first) else { return false }
    let startsLow =
      !table.shapes[first].contains(.capitalized) && !table.shapes[first].contains(.digits)
      && !table.shapes[first].contains(.punctuation)
    if isWrapped { return line.width >= 40 || startsLow && !line.endsSentence }
    return startsLow && !line.endsSentence
  }

  private func isBullet(_ token: Int) -> Bool {
    guard table.shapes[token].contains(.punctuation), token + 1 < table.words.count,
      table.shapes[token + 1].contains(.spaceBefore)
    else { return false }
    let bytes = table.bytes(ofToken: token)
    return bytes.elementsEqual([0x2A]) || bytes.elementsEqual([0x2D])
      || ["•", "·", "▪", "●", "–", "—"].contains { bytes.elementsEqual($0.utf8) }
  }
}
