import Foundation
import Quoth
import QuothModel
import TestSupport
import Testing

struct RuleCacheTests {
  /// The packs that come with Quoth.
  static let shipped = ["conflict", "crime", "attribution", "english"]
  static let articles = [
    """
    Government forces killed at least 30 villagers near Palmyra on Sunday, activists said. The town \
    was retaken from Islamic State last March.
    """,
    "A 24-year-old man was shot in the leg on Monday night, police told WXYZ. Two others were hurt.",
    "“We deny it,” the mayor of Kandahar wrote, although his office had blamed the Taliban.",
  ].map { Array($0.utf8) }

  private func documents(_ extractor: Extractor) throws -> [AnnotatedDocument] {
    let worker = extractor.makeWorker()
    return try Self.articles.map {
      try worker.annotate(id: "a", text: $0, date: "2019-05-07").document
    }
  }

  private func annotated(_ extractor: Extractor) throws -> AnnotatedDocument {
    try extractor.makeWorker().annotate(id: "a", text: TinyPack.text, date: nil).document
  }

  @Test(arguments: shipped)
  func `records are the same from a bundle as from the rules`(pack: String) throws {
    let folder = try TemporaryFolder()
    let packs = [try ShippedPacks.path(of: pack)]
    let cache = RuleCache(folder: folder.path)
    let expected = try documents(Extractor(packs: packs))
    #expect(try documents(Extractor(packs: packs, cache: cache)) == expected)
    let bundle = try #require(folder.names.first)
    let bytes = try folder.bytes(of: bundle)
    #expect(try documents(Extractor(packs: packs, cache: cache)) == expected)
    // It was used, not written again.
    #expect(folder.names == [bundle])
    #expect(try folder.bytes(of: bundle) == bytes)
  }

  @Test(
    arguments: [
      ("a rule is changed", "rules.yaml", "[kill, gun down]", "[wound, gun down]"),
      ("a name is changed", "forces.tsv", "of the Hills", "of the Valleys"),
      ("a file is added", "more.yaml", "", "quoth: 1\npack: tiny\nwords: {x: [y]}\n"),
    ])
  func `a bundle of other rules is not used`(
    name: String, file: String, old: String, new: String
  ) throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    let cache = RuleCache(folder: folder.path + "/cache")
    let before = try annotated(Extractor(packs: [pack], cache: cache))
    #expect(!before.mentions.isEmpty)
    let text = (try? folder.bytes(of: "tiny/\(file)")).map { String(decoding: $0, as: UTF8.self) }
    let changed = text?.replacing(old, with: new) ?? new
    try folder.write(changed.utf8, to: "tiny/\(file)")
    let bundles = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache")
    let bundle = "cache/" + (try #require(bundles.first))
    let bytes = try folder.bytes(of: bundle)
    let after = try annotated(Extractor(packs: [pack], cache: cache))
    #expect(after == (try annotated(Extractor(packs: [pack]))))
    #expect(try folder.bytes(of: bundle) != bytes)
  }

  @Test func `mistakes are told with their places although there is a bundle`() throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    let cache = RuleCache(folder: folder.path + "/cache")
    _ = try Extractor(packs: [pack], cache: cache)
    let wrong = TinyPack.rules.replacing("@near", with: "@beside")
    try folder.write(wrong.utf8, to: "tiny/rules.yaml")
    let line = wrong.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("@beside") }
    let error = #expect(throws: PackError.self) {
      _ = try Extractor(packs: [pack], cache: cache)
    }
    let place = "rules.yaml:\(try #require(line) + 1):"
    #expect(error?.description.contains(place) == true)
  }

  /// What can have happened to a bundle.
  enum Damage: CaseIterable {
    case emptied, cutShort, onlyHead, lastBitFlipped, replaced

    func apply(to bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .emptied: []
      case .cutShort: bytes.dropLast(10)
      case .onlyHead: Array(bytes.prefix(32))
      case .lastBitFlipped: bytes.dropLast() + bytes.suffix(1).map { $0 ^ 1 }
      case .replaced: Array("#!/bin/sh\n".utf8)
      }
    }
  }

  @Test(arguments: Damage.allCases)
  func `a damaged bundle is ignored and written again`(damage: Damage) throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    let cacheFolder = try TemporaryFolder()
    let cache = RuleCache(folder: cacheFolder.path)
    let expected = try annotated(Extractor(packs: [pack], cache: cache))
    let bundle = try #require(cacheFolder.names.first)
    let bytes = try cacheFolder.bytes(of: bundle)
    try cacheFolder.write(damage.apply(to: bytes), to: bundle)
    #expect(try annotated(Extractor(packs: [pack], cache: cache)) == expected)
    #expect(try cacheFolder.bytes(of: bundle) == bytes)
  }

  @Test func `a link in the place of a bundle is not followed`() throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    let cacheFolder = try TemporaryFolder()
    let cache = RuleCache(folder: cacheFolder.path)
    _ = try Extractor(packs: [pack], cache: cache)
    let bundle = "\(cacheFolder.path)/\(try #require(cacheFolder.names.first))"
    try folder.write("precious".utf8, to: "other")
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.createSymbolicLink(
      atPath: bundle, withDestinationPath: folder.path + "/other")
    _ = try Extractor(packs: [pack], cache: cache)
    #expect(try folder.lines(of: "other") == ["precious"])
  }

  @Test func `a pipe or a folder in the place of a bundle does not hold a start up`() throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    let cacheFolder = try TemporaryFolder()
    let cache = RuleCache(folder: cacheFolder.path)
    let expected = try annotated(Extractor(packs: [pack], cache: cache))
    let bundle = "\(cacheFolder.path)/\(try #require(cacheFolder.names.first))"
    try FileManager.default.removeItem(atPath: bundle)
    #expect(mkfifo(bundle, 0o600) == 0)
    #expect(try annotated(Extractor(packs: [pack], cache: cache)) == expected)
    #expect(FileManager.default.contents(atPath: bundle)?.isEmpty == false)
    try FileManager.default.removeItem(atPath: bundle)
    try FileManager.default.createDirectory(
      atPath: bundle, withIntermediateDirectories: false)
    #expect(try annotated(Extractor(packs: [pack], cache: cache)) == expected)
  }

  @Test func `a cache that cannot be written is no error`() throws {
    let folder = try TemporaryFolder()
    let pack = try TinyPack.write(to: folder)
    try folder.write([], to: "file")
    for place in ["/proc/quoth", folder.path + "/file/cache", "/dev/null"] {
      _ = try Extractor(packs: [pack], cache: RuleCache(folder: place))
    }
  }

  @Test func `old bundles make room for new ones`() throws {
    let folder = try TemporaryFolder()
    let cacheFolder = try TemporaryFolder()
    for number in 0..<20 {
      try cacheFolder.write([0], to: "\(number).bundle")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(number))],
        ofItemAtPath: "\(cacheFolder.path)/\(number).bundle")
    }
    _ = try Extractor(
      packs: [try TinyPack.write(to: folder)], cache: RuleCache(folder: cacheFolder.path))
    #expect(cacheFolder.names.count == 16)
    #expect(cacheFolder.names.contains("19.bundle"))
    #expect(!cacheFolder.names.contains("3.bundle"))
  }
}
