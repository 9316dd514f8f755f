import Foundation
import Testing

@testable import QuothRules

struct PackFinderTests {
  private func pack() throws -> TemporaryPack {
    try TemporaryPack([
      "a.yaml": "quoth: 1\npack: pack\nimports: [base]\nwords: {x: [one]}\n",
      "../base/b.yaml": "quoth: 1\npack: base\nwords: {x: [two], y: [three]}\n",
    ])
  }

  @Test(arguments: ["", "/", "/.", "/a.yaml", "/../pack", "/./a.yaml"])
  func `a pack is found however it is named`(suffix: String) throws {
    let pack = try pack()
    let rules = try Repository.loader().load([pack.folder + suffix])
    #expect(rules.diagnostics == [])
    #expect(rules.packs == ["base", "pack"])
    #expect(rules.ruleSet.words("x") == ["two", "one"])
  }

  @Test func `a folder of packs gives all of them, each once`() throws {
    let pack = try pack()
    let rules = try Repository.loader().load([pack.parent])
    #expect(rules.diagnostics == [])
    #expect(rules.packs == ["base", "pack"])
    #expect(rules.ruleSet.words("x") == ["two", "one"])
  }

  @Test func `a shipped pack is found when none stands beside`() throws {
    let pack = try TemporaryPack(["a.yaml": "quoth: 1\npack: pack\nimports: [english]\n"])
    let rules = try Repository.loader().load([pack.folder])
    #expect(rules.diagnostics == [])
    #expect(rules.packs == ["english", "pack"])
  }

  @Test func `equal packs have equal fingerprints wherever they lie`() throws {
    let (first, second) = try (pack(), pack())
    let loader = try Repository.loader()
    let fingerprint = loader.load([first.folder]).fingerprint
    #expect(fingerprint == loader.load([second.folder]).fingerprint)
    #expect(fingerprint.count == 64)
    let other = try TemporaryPack(["a.yaml": "quoth: 1\npack: pack\nwords: {x: [one]}\n"])
    #expect(fingerprint != loader.load([other.folder]).fingerprint)
  }

  @Test func `rules of imported packs are told apart`() throws {
    let pack = try TemporaryPack([
      "a.yaml":
        "quoth: 1\npack: pack\nimports: [base]\nrules: [{id: own, mention: Vessel, match: a}]\n",
      "../base/b.yaml":
        "quoth: 1\npack: base\ntypes: {Vessel: {}}\nrules: [{id: theirs, mention: Vessel, match: b}]\n",
    ])
    let rules = try Repository.loader().load([pack.folder])
    #expect(rules.diagnostics == [])
    #expect(rules.declarations.map(\.id) == ["theirs", "own"])
    #expect(rules.declarations.map(\.isImported) == [true, false])
  }
}
