internal import QuothModel

extension AnnotatedDocument {
  /// The text at `span`.
  func surface(at span: TextSpan) -> String {
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: span.lowerBound)
    let end = text.utf8.index(start, offsetBy: span.count)
    return String(text[start..<end])
  }

  /// The text of `mention`, its fragments joined by a blank.
  func surface(of mention: Mention) -> String {
    if mention.fragments.isEmpty { return surface(at: mention.span) }
    return mention.fragments.map { surface(at: $0) }.joined(separator: " ")
  }
}
