import TestSupport
import Testing

@testable import QuothBatch

struct InputPlanTests {
  @Test func `walks folders in the order of their paths`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.txt", "a.txt", ".hidden", "a/.git/x", "c.jsonl.gz"] {
      try folder.write("x".utf8, to: name)
    }
    let plan = InputPlan([folder.path + "/"])
    #expect(
      plan.files.map(\.path)
        == ["a/z.txt", "a.txt", "b.txt", "c.jsonl.gz"].map { "\(folder.path)/\($0)" })
    #expect(plan.files.map(\.articleID) == ["a/z", "a", "b", "c"])
    #expect(plan.files.map(\.layout) == [.plainText, .plainText, .plainText, .jsonLines])
  }

  @Test(arguments: [("*.txt", ["a", "sub/b"]), ("sub/*", ["sub/b", "sub/c"]), ("?.md", [])])
  func `chooses by a pattern`(pattern: String, ids: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "sub/b.txt", "sub/c.dat"] { try folder.write("x".utf8, to: name) }
    #expect(InputPlan([folder.path], matching: pattern).files.map(\.articleID) == ids)
  }

  @Test func `names what is not there and goes on`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("x".utf8, to: "report.2019.txt")
    let plan = InputPlan(["\(folder.path)/none", file, "-"])
    #expect(plan.problems.map(\.problem.message) == ["no such file or directory"])
    #expect(plan.files.map(\.articleID) == ["report.2019", "stdin"])
    #expect(plan.files.map(\.layout) == [.plainText, .jsonLines])
  }

  @Test(arguments: [
    ("a.txt", "a"), ("a", "a"), (".profile", ".profile"), ("x.tar.gz", "x"), ("a.b/c", "a.b/c"),
    (".gz", ".gz"),
  ])
  func `takes the id from the name`(name: String, id: String) {
    #expect(InputPlan.withoutExtensions(name) == id)
  }
}
