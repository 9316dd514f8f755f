import Foundation
import Quoth
import QuothModel
import Testing

/// A record that must come out of one of the five real articles, as parts of its line.
struct SeedRecord: Sendable, CustomTestStringConvertible {
  let article: String
  let parts: [String]

  var testDescription: String { article + ": " + parts.joined(separator: " … ") }
}

/// The records that the first issue asks for; the articles are not in the repository.
struct SeedTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/seeds").standardizedFileURL
  static let hasArticles: Bool = {
    let exists = FileManager.default.fileExists(atPath: folder.path)
    if !exists {
      FileHandle.standardError.write(
        Data("quoth: \(folder.path) is missing: the tests on real articles are SKIPPED\n".utf8))
    }
    return exists
  }()

  static let records: [SeedRecord] = [
    SeedRecord(article: "000", parts: ["BodiesFound", "source=activists", "count=67.."]),
    SeedRecord(article: "000", parts: ["BodiesFound <found>", "count=35.."]),
    SeedRecord(article: "000", parts: ["Killing", "source=Talal Barazi", "count=61.."]),
    SeedRecord(
      article: "000",
      parts: ["Killing", "source=Syrian Observatory for Human Rights", "count=128.."]),
    SeedRecord(article: "000", parts: ["Retaking", "actor=Syrian troops", "time=Saturday"]),
    SeedRecord(article: "000", parts: ["Killing", "time=the 48 hours", "count=83.."]),
    SeedRecord(
      article: "000", parts: ["Killing", "perpetrator=pro-government troops", "count=12.."]),
    SeedRecord(article: "000", parts: ["Seizure", "actor=IS militants", "time=August 2015"]),
    SeedRecord(article: "000", parts: ["Missing", "count=13.."]),
    SeedRecord(article: "001", parts: ["Killing <lost their lives>", "count=153.."]),
    SeedRecord(
      article: "002",
      parts: ["Killing", "place=Palmyra", "source=Syrian state media", "count=400.."]),
    SeedRecord(article: "002", parts: ["Killing", "300 soldiers", "count=300.."]),
    SeedRecord(article: "002", parts: ["Killing", "victims=300 insurgents", "count=300..300"]),
    SeedRecord(article: "002", parts: ["Killing", "count=250000..250000"]),
    SeedRecord(article: "003", parts: ["Seizure", "Syrian Democratic Forces", "place=Al-Omar"]),
    SeedRecord(article: "004", parts: ["Statement <reported>", "SANA news agency"]),
  ]

  static let lines = Result {
    let worker = try Extractor().makeWorker()
    var lines: [String: [String]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(file))
      let document = try worker.annotate(id: file, text: Array(bytes), date: nil).document
      lines[String(file.prefix(3))] = document.eventLines
    }
    return lines
  }

  @Test(.enabled(if: hasArticles), arguments: records)
  func `real articles yield their records`(record: SeedRecord) throws {
    let lines = try Self.lines.get()[record.article] ?? []
    #expect(lines.contains { line in record.parts.allSatisfy(line.contains) })
  }
}
