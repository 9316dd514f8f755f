internal import QuothModel

/// Names for brat, which takes letters, digits, `_`, `-` and everything beyond ASCII.
enum BratNames {
  /// `name` with every other character as `%` and two digits.
  static func escaped(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
        escaped.append(byte)
      default: escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// `name` with `%` and two digits as what they stand for.
  static func unescaped(_ name: Substring) -> String {
    let bytes = Array(name.utf8)
    var unescaped: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let code = bytes[position...].dropFirst().prefix(2)
      if bytes[position] == UInt8(ascii: "%"), code.count == 2,
        let value = UInt8(String(decoding: code, as: UTF8.self), radix: 16)
      {
        unescaped.append(value)
        position += 3
      } else {
        unescaped.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// `id` as the name of a file: short, without separators, never `.` or `..`.
  static func fileName(of id: String) -> String {
    let name = escaped(id)
    let limit = 120
    guard name.isEmpty || name.utf8.count > limit else { return name }
    var digest = SHA256Digest()
    digest.update(Array(id.utf8))
    // Cut between scalars; the digest tells long names apart.
    var short = ""
    for scalar in name.unicodeScalars where short.utf8.count < limit - 30 {
      short.unicodeScalars.append(scalar)
    }
    return "\(short)-\(digest.hexadecimal.prefix(16))"
  }
}
