internal import CPCRE2

/// An expression that PCRE2 has compiled, with machine code where the JIT takes it.
///
/// Compiling costs some 10–100 µs, most of it in the JIT; a compiled pattern is shared by all workers.
package final class CompiledPattern: @unchecked Sendable {
  // Unchecked, because PCRE2 only reads its compiled code after `init`.
  let code: OpaquePointer
  /// The expression as it was given.
  package let source: String
  /// The number of capture groups; groups count from 1.
  package let groupCount: Int
  /// Whether the JIT took the expression; the interpreter runs it otherwise, on shorter subjects.
  package let isJITCompiled: Bool

  /// Compiles `source`.
  ///
  /// - Throws: `PatternError.invalidSyntax` with the offset that PCRE2 reports. Constructs that
  ///   Quoth refuses are found by `PatternValidator`, not here.
  package convenience init(
    _ source: String, options: PatternOptions = []
  ) throws(PatternError) {
    try self.init(source, flags: options.pcre2Flags, usesJIT: true)
  }

  init(_ source: String, flags: UInt32, usesJIT: Bool) throws(PatternError) {
    let bytes = Array(source.utf8)
    guard bytes.count <= CompiledPattern.maximumSourceLength else {
      throw .invalidSyntax(
        utf8Offset: CompiledPattern.maximumSourceLength,
        message: "the expression is longer than \(CompiledPattern.maximumSourceLength) bytes")
    }
    var errorCode: Int32 = 0
    var errorOffset = 0
    let compiled = bytes.withUnsafeBufferPointer { buffer in
      pcre2_compile_8(buffer.baseAddress, buffer.count, flags, &errorCode, &errorOffset, nil)
    }
    guard let compiled else {
      throw .invalidSyntax(utf8Offset: errorOffset, message: pcre2Message(for: errorCode))
    }
    var groups: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    code = compiled
    self.source = source
    groupCount = Int(groups)
    isJITCompiled = usesJIT && pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
  }

  deinit {
    pcre2_code_free_8(code)
  }

  /// Whether the expression can match without any character.
  package var matchesEmptyText: Bool {
    var matchesEmpty: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MATCHEMPTY), &matchesEmpty)
    return matchesEmpty != 0
  }

  /// The number of the group called `name`, or `nil` if there is none.
  package func groupNumber(named name: String) -> Int? {
    let number = pcre2_substring_number_from_name_8(code, Array(name.utf8) + [0])
    return number > 0 ? Int(number) : nil
  }

  /// The names of the groups that have one, by number.
  package var groupNames: [(name: String, number: Int)] {
    var count: UInt32 = 0
    var entrySize: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table else { return [] }
    return (0..<Int(count)).map { index in
      // An entry is the number in two bytes, most significant first, then the name and a zero.
      let entry = table + index * Int(entrySize)
      let number = Int(entry[0]) << 8 | Int(entry[1])
      let name = UnsafeBufferPointer(start: entry + 2, count: Int(entrySize) - 2)
      return (String(decoding: name.prefix { $0 != 0 }, as: UTF8.self), number)
    }
    .sorted { $0.number < $1.number }
  }

  /// The longest expression that is compiled, in UTF-8 bytes.
  package static let maximumSourceLength = 65_536

  /// The version of the PCRE2 library in use, for example `10.42 2022-12-11`.
  package static var libraryVersion: String {
    var bytes = [UInt8](repeating: 0, count: 64)
    let length = pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &bytes)
    return String(decoding: bytes.prefix(max(0, Int(length) - 1)), as: UTF8.self)
  }
}

func pcre2Message(for code: Int32) -> String {
  var bytes = [UInt8](repeating: 0, count: 256)
  let length = pcre2_get_error_message_8(code, &bytes, bytes.count)
  return length > 0
    ? String(decoding: bytes.prefix(Int(length)), as: UTF8.self) : "PCRE2 error \(code)"
}
