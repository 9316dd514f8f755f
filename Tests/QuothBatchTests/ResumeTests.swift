import TestSupport
import Testing

@testable import QuothBatch

struct ResumeTests {
  private func open(
    _ folder: TemporaryFolder, _ conditions: Journal.Conditions = [("the rule pack", "1")],
    resuming: Bool
  ) throws -> AtomicOutput {
    let opening = try AtomicOutput.open(
      "\(folder.path)/out", compression: .none, conditions: conditions, resuming: resuming)
    guard case .ready(let output) = opening else { throw BatchError.inputChanged }
    return output
  }

  private func batch(_ sequence: Int, _ text: String) -> RowBatch {
    var batch = RowBatch(sequence: sequence)
    batch.bytes = Array(text.utf8)
    batch.tally.articles = 1
    let position = InputPosition(items: sequence + 1, digest: UInt64(sequence))
    batch.marks = [.init(byteEnd: batch.bytes.count, inputEnd: position, tally: batch.tally)]
    return batch
  }

  @Test func `goes on behind the last complete row`() throws {
    let folder = try TemporaryFolder()
    let first = try open(folder, resuming: false)
    try first.write(batch(0, "one\n"))
    try first.write(batch(1, "two\n"))
    first.abandon()
    try folder.write(folder.bytes(of: "out.partial") + Array("thr".utf8), to: "out.partial")
    let second = try open(folder, resuming: true)
    #expect(second.position.input.items == 2)
    #expect(second.position.tally.articles == 2)
    try second.write(batch(2, "three\n"))
    try second.finish()
    #expect(try folder.lines(of: "out") == ["one", "two", "three"])
    #expect(folder.names == ["out"])
  }

  @Test func `goes back to rows that are what the journal says`() throws {
    let folder = try TemporaryFolder()
    let first = try open(folder, resuming: false)
    try first.write(batch(0, "one\n"))
    try first.write(batch(1, "two\n"))
    first.abandon()
    try folder.write("one\ntwX\n".utf8, to: "out.partial")
    #expect(try open(folder, resuming: true).position.input.items == 1)
  }

  @Test func `refuses to go on under other conditions and says which`() throws {
    let folder = try TemporaryFolder()
    try open(folder, resuming: false).abandon()
    let error = #expect(throws: BatchError.self) {
      _ = try open(folder, [("the rule pack", "2")], resuming: true)
    }
    #expect(error == .cannotResume(path: "\(folder.path)/out", what: "the rule pack"))
    #expect(folder.names == ["out.journal", "out.partial"])
  }

  @Test func `lets one writer at a time have an output`() throws {
    let folder = try TemporaryFolder()
    let first = try open(folder, resuming: false)
    let error = #expect(throws: BatchError.self) { _ = try open(folder, resuming: true) }
    guard case .outputIsLocked(_, let owner) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(owner.hasPrefix("process "))
    first.abandon()
    try open(folder, resuming: true).abandon()
  }

  @Test func `refuses another input`() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write("{\"id\":1,\"text\":\"\"}\n".utf8, to: "in.jsonl")
    let reader = ChunkReader(
      InputPlan([input]), limits: InputLimits(), shard: nil,
      resumePosition: InputPosition(items: 1, digest: 7))
    #expect(throws: BatchError.inputChanged) { _ = try reader.next() }
  }
}
