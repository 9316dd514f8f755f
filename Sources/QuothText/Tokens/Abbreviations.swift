/// Words that take a full stop without ending a sentence, compared with their case.
struct Abbreviations: Sendable {
  private let forms: Set<[UInt8]>
  /// Those of ASCII letters, in lower case.
  private let lowerForms: Set<WordCache.Key>
  private let longest: Int
  /// Whether an abbreviation starts with the byte.
  private let firstBytes: [Bool]

  init(_ forms: some Sequence<String>) {
    let trimmed = forms.map { form in Array(form.utf8.filter { $0 != 0x2E }) }
    var all = Set(trimmed)
    for form in trimmed { all.insert(form.map { $0 &- 0x61 < 26 ? $0 - 0x20 : $0 }) }
    self.forms = all
    lowerForms = Set(
      all.compactMap { form in WordCache.Key(form.map { Folding.lowerASCII($0) ?? $0 }) })
    longest = all.map(\.count).max() ?? 0
    var firstBytes = [Bool](repeating: false, count: 256)
    for form in all { if let first = form.first { firstBytes[Int(first)] = true } }
    self.firstBytes = firstBytes
  }

  /// Whether a word of ASCII letters is an abbreviation in one case or another.
  func mayContain(_ lowerCase: WordCache.Key) -> Bool { lowerForms.contains(lowerCase) }

  /// Whether the bytes in `range` are an abbreviation; *No* is one only before a digit.
  func contains(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= longest, firstBytes[Int(text[range.lowerBound])],
      forms.contains(Array(text[range]))
    else { return false }
    guard range.count == 2, text[range.lowerBound] | 0x20 == 0x6E,  // "No. 5"
      text[range.lowerBound + 1] | 0x20 == 0x6F
    else { return true }
    var next = range.upperBound + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    return next < text.count && text[next] &- 0x30 < 10
  }
}
