internal import QuothModel

/// Finds the sentence around a place, for showing it.
///
/// This is for the eyes only; no figure depends on it.
struct SentenceFinder {
  private let text: String
  private let bytes: [UInt8]
  private static let longest = 600

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The UTF-8 bytes of the sentence that holds all of `range`.
  func sentence(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let earliest = max(0, range.lowerBound - Self.longest)
    while start > earliest, !isEnd(start - 1) { start -= 1 }
    while start < range.lowerBound, isBlank(start) || isContinuation(start) { start += 1 }
    var end = range.upperBound
    let latest = min(bytes.count, range.upperBound + Self.longest)
    while end < latest, !isEnd(end) { end += 1 }
    while end < bytes.count, isContinuation(end) { end += 1 }
    if end < bytes.count, isStop(end) { end += 1 }
    return start..<end
  }

  /// The text of `range`.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether a sentence ends with the byte at `position`.
  private func isEnd(_ position: Int) -> Bool {
    if bytes[position] == UInt8(ascii: "\n") { return true }
    guard isStop(position), position + 1 < bytes.count else { return false }
    guard isBlank(position + 1) else { return false }
    // "U.S. troops", "Gen. Dunford": a stop after a capital or a short word ends nothing.
    var start = position
    while start > 0, !isBlank(start - 1) { start -= 1 }
    let word = bytes[start..<position]
    let isShort = word.count <= 3 && word.first.map { $0 >= 0x41 && $0 <= 0x5A } == true
    return !isShort && !word.contains(UInt8(ascii: "."))
  }

  private func isStop(_ position: Int) -> Bool {
    [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[position])
  }

  private func isBlank(_ position: Int) -> Bool {
    bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D
      || bytes[position] == 0x09
  }

  private func isContinuation(_ position: Int) -> Bool { bytes[position] & 0xC0 == 0x80 }
}
