import Foundation
import QuothAuthoring
import Testing

struct FileSnapshotTests {
  private let folder = NSTemporaryDirectory() + "quoth-snapshot-" + UUID().uuidString

  private func write(_ text: String, to name: String) throws {
    let file = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  @Test func `tells which files were written, added and removed`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a", to: "rules.yaml")
    try write("b", to: "lexicons/forces.tsv")
    try write("c", to: "old.yaml")
    let before = FileSnapshot(of: [folder])
    #expect(before.count == 3)
    #expect(FileSnapshot(of: [folder]).changedFiles(since: before) == [])
    try write("changed", to: "lexicons/forces.tsv")
    try write("d", to: "more/new.yaml")
    try write("e", to: ".rules.yaml.swp")
    try write("f", to: "rules.yaml~")
    try FileManager.default.removeItem(atPath: "\(folder)/old.yaml")
    let changed = FileSnapshot(of: [folder]).changedFiles(since: before)
    #expect(
      changed == ["lexicons/forces.tsv", "more/new.yaml", "old.yaml"].map { "\(folder)/\($0)" })
  }

  @Test func `a file that is replaced by one of the same size is seen`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("first", to: "rules.yaml")
    let before = FileSnapshot(of: ["\(folder)/rules.yaml"])
    try write("other", to: "rules.yaml")
    #expect(FileSnapshot(of: ["\(folder)/rules.yaml"]) != before)
  }
}
