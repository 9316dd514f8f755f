import QuothBundle
import QuothEngine
import QuothRules
import QuothText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of a bundle: the compiled rules of some packs, with what they were compiled from.
///
/// `QUOTHBDL`, the hash of all that follows (16 bytes), the length of the conditions (8 bytes), the
/// conditions, the rules. The conditions are the version of the format, the program that wrote it,
/// the lexical table, and everything that loading the packs read.
enum BundleFile {
  private static let magic = Array("QUOTHBDL".utf8)
  private static let hashEnd = 24
  private static let headerLength = 32
  /// Longer bundles are neither written nor read, in bytes.
  static let longest = 64 << 20

  /// The bytes of a bundle of `rules`; `nil` if they are too many.
  static func bytes(of rules: EngineRules, sources: SourceRecord) -> [UInt8]? {
    let conditions = BundleWriter()
    conditions.write(EngineRules.bundleVersion)
    conditions.write(numbers: programIdentity())
    conditions.write(numbers: numbers(of: rules.vocabulary.table.contentHash))
    sources.write(to: conditions)
    let contents = BundleWriter()
    rules.write(to: contents)
    let head = conditions.finished()
    let body = littleEndian([UInt64(head.count)]) + head + contents.finished()
    guard body.count + hashEnd <= longest else { return nil }
    let hash = ContentHash(of: body)
    return magic + littleEndian(numbers(of: hash)) + body
  }

  /// The rules in `file`, if they are what compiling the packs would give now.
  ///
  /// - Throws: `DamagedBundle` if they are no bundle, or one of other packs, files or programs.
  static func rules(in file: MappedFile, table: LexicalTable) throws -> EngineRules {
    let bytes = file.bytes
    guard bytes.count >= headerLength, bytes.starts(with: magic) else { throw DamagedBundle() }
    let header = [8, 16, hashEnd].map {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
    }
    let hash = ContentHash(of: UnsafeRawBufferPointer(rebasing: bytes[hashEnd...]))
    guard hash == ContentHash(low: header[0], high: header[1]),
      header[2] <= bytes.count - headerLength
    else { throw DamagedBundle() }
    let contentsStart = headerLength + Int(header[2])
    let conditions = try BundleReader(file, in: headerLength..<contentsStart)
    guard try conditions.number() == EngineRules.bundleVersion,
      try conditions.numbers() == programIdentity(),
      try conditions.numbers() == numbers(of: table.contentHash),
      try SourceRecord(from: conditions).isCurrent(), conditions.isAtEnd
    else { throw DamagedBundle() }
    return try EngineRules(
      from: try BundleReader(file, in: contentsStart..<bytes.count), table: table)
  }

  private static func numbers(of hash: ContentHash) -> [UInt64] { [hash.low, hash.high] }

  private static func littleEndian(_ numbers: [UInt64]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
  }

  /// What tells this program from another build of it, whose rules may compile to something else.
  private static func programIdentity() -> [UInt64] {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return [] }
    return [
      UInt64(status.st_dev), UInt64(status.st_ino), UInt64(status.st_size),
      UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
      UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)),
    ]
  }
}
