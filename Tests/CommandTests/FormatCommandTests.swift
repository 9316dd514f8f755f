import TestSupport
import Testing

/// `quoth format` from outside.
struct FormatCommandTests {
  private let untidy = """
    quoth: 1
    pack:   towns
    types:
      Place:   {}   # a town
    """
  private let tidy = """
    quoth: 1
    pack: towns
    types:
      Place: {}   # a town

    """

  @Test func `a file is brought into the layout, and then left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write(untidy.utf8, to: "pack/rules.yaml")
    let first = try Command.run("format", "pack", in: folder.path)
    #expect(first.status == 0)
    #expect(first.errorLines == ["formatted pack/rules.yaml"])
    #expect(String(decoding: try folder.bytes(of: "pack/rules.yaml"), as: UTF8.self) == tidy)
    let second = try Command.run("format", "pack", in: folder.path)
    #expect(second.status == 0)
    #expect(second.errorLines.isEmpty)
  }

  @Test func `a check changes nothing and ends with 1`() throws {
    let folder = try TemporaryFolder()
    try folder.write(untidy.utf8, to: "rules.yaml")
    let result = try Command.run("format", "--check", "rules.yaml", in: folder.path)
    #expect(result.status == 1)
    #expect(result.errorLines == ["rules.yaml is not formatted"])
    #expect(try folder.bytes(of: "rules.yaml") == Array(untidy.utf8))
  }

  @Test func `standard input goes to standard output`() throws {
    let result = try Command.run("format", "-", input: Array(untidy.utf8))
    #expect(result.status == 0)
    #expect(String(decoding: result.output, as: UTF8.self) == tidy)
  }

  @Test func `a file with a mistake stays as it is`() throws {
    let folder = try TemporaryFolder()
    let broken = Array("quoth: [\n".utf8)
    try folder.write(broken, to: "rules.yaml")
    let result = try Command.run("format", "rules.yaml", in: folder.path)
    #expect(result.status == 1)
    #expect(result.errorLines.first?.hasPrefix("rules.yaml:1:8: error: ") == true)
    #expect(try folder.bytes(of: "rules.yaml") == broken)
  }

  @Test func `a folder without rule files ends with 3`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run("format", "nowhere", in: folder.path)
    #expect(result.status == 3)
    #expect(result.errorLines == ["error: there is no rule file at 'nowhere'"])
  }
}
