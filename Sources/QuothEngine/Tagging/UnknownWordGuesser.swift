import QuothText

/// Guesses the tags of words that the lexical table lacks, by capitals, digits, hyphens and endings.
struct UnknownWordGuesser: Sendable {
  typealias Guess = (tag: PartOfSpeech, weight: Int32)
  private let vocabulary: Vocabulary

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The possible tags of a word that is no punctuation; never empty.
  func guesses(bytes: ArraySlice<UInt8>, shape: TokenShape, isNameLike: Bool) -> [Guess] {
    if shape.contains(.digits) {
      if shape.contains(.hyphenated) { return [(.adjective, -2048), (.noun, -2560)] }
      return endsWithLetter(bytes)
        ? [(.adjective, -2048), (.number, -2560), (.pluralNoun, -2816)] : [(.number, 0)]
    }
    if isNameLike { return [(.name, -2048), (.adjective, -2816), (.pluralName, -2816)] }
    var guesses = shape.contains(.hyphenated) ? hyphenated(bytes) : byEnding(bytes)
    if shape.contains(.capitalized) { guesses.append((.name, -2304)) }
    return guesses
  }

  private func endsWithLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.last.map { ($0 | 0x20) &- 0x61 < 26 } ?? false
  }

  private func ends(_ bytes: ArraySlice<UInt8>, _ ending: StaticString) -> Bool {
    guard bytes.count > ending.utf8CodeUnitCount + 1 else { return false }
    return ending.withUTF8Buffer { letters in
      zip(bytes.suffix(letters.count), letters).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  private func byEnding(_ bytes: ArraySlice<UInt8>) -> [Guess] {
    if ends(bytes, "ing") { return [(.gerund, -2688), (.noun, -2944), (.adjective, -3072)] }
    if ends(bytes, "ed") {
      return [(.pastParticiple, -2688), (.pastVerb, -2688), (.adjective, -2816)]
    }
    if ends(bytes, "ly") { return [(.adverb, -2560), (.adjective, -3072)] }
    if ends(bytes, "ous") || ends(bytes, "ful") || ends(bytes, "able") || ends(bytes, "ible")
      || ends(bytes, "ian") || ends(bytes, "ese")
    {
      return [(.adjective, -2688), (.noun, -3072)]
    }
    if bytes.last.map({ $0 | 0x20 == 0x73 }) == true, !ends(bytes, "ss") {
      return [(.pluralNoun, -2688), (.thirdPersonVerb, -2944), (.noun, -3200)]
    }
    return [(.noun, -2816), (.adjective, -2944), (.baseVerb, -3072), (.presentVerb, -3072)]
  }

  /// *rebel-held*, *car-bomb*, *ex-soldiers*: by the last part.
  private func hyphenated(_ bytes: ArraySlice<UInt8>) -> [Guess] {
    guard let hyphen = bytes.lastIndex(of: 0x2D) else { return byEnding(bytes) }
    let last = vocabulary.word(forUTF8: bytes[(hyphen + 1)...])
    let readings = vocabulary.tags(of: last)
    if vocabulary.canBe(.pastParticiple, last) || ends(bytes, "ed") { return [(.adjective, -2304)] }
    if readings.contains(where: { $0.tag == .gerund }) {
      return [(.adjective, -2560), (.noun, -2688)]
    }
    if readings.first?.tag == .pluralNoun { return [(.pluralNoun, -2560)] }
    if readings.first?.tag == .adjective { return [(.adjective, -2304), (.noun, -2944)] }
    if readings.first?.tag == .noun { return [(.noun, -2560), (.adjective, -2560)] }
    return [(.adjective, -2560), (.noun, -2560)]
  }
}
