/// The plain letters of accented Latin ones.
enum LatinLetter {
  /// U+00C0 to U+017F, one plain letter each; a blank where there is none.
  private static let bases: [UInt8] = Array(
    ("aaaaaaaceeeeiiii" + "dnooooo ouuuuy  " + "aaaaaaaceeeeiiii" + "dnooooo ouuuuy y"
      + "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "iiiijjkkklllllll"
      + "lllnnnnnnnnnoooo" + "oooorrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs").utf8)

  /// The plain letter of a two-byte UTF-8 character, in lower case.
  static func base(_ lead: UInt8, _ second: UInt8) -> UInt8? {
    let scalar = Int(lead & 0x1F) << 6 | Int(second & 0x3F)
    let index = scalar - 0xC0
    guard index >= 0, index < bases.count, bases[index] != 0x20 else { return nil }
    return bases[index]
  }
}
