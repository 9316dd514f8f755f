import TestSupport
import Testing

@testable import QuothBatch

struct BatchTests {
  private func run(
    _ inputs: [String], to output: String, resuming: Bool = false, fingerprint: String = "tiny",
    _ change: (inout BatchOptions) -> Void = { _ in }
  ) -> BatchOutcome {
    var options = BatchOptions()
    change(&options)
    var batch = Batch(plan: InputPlan(inputs), options: options, version: "1")
    batch.outputPath = output
    batch.isResuming = resuming
    batch.isQuiet = true
    return batch.run(TinyAnnotator(fingerprint: fingerprint))
  }

  private func corpus(_ folder: TemporaryFolder, articles: Int = 3000) throws -> String {
    let lines = (0..<articles).map { number in
      let text = String(repeating: "Someone was killed here. ", count: number % 17)
      return #"{"id":"a\#(number)","text":"\#(text)"}"#
    }
    return try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "in.jsonl")
  }

  @Test(arguments: OutputCompression.allCases)
  func `writes the same bytes with any number of workers`(compression: OutputCompression) throws {
    let folder = try TemporaryFolder()
    let input = try corpus(folder)
    for workers in [1, 2, 7] {
      let outcome = run([input], to: "\(folder.path)/out\(workers)") {
        $0.workers = workers
        $0.compression = compression
      }
      #expect(outcome.exitStatus(isStrict: true) == 0)
      #expect(outcome.tally.articles == 3000)
    }
    let one = try folder.bytes(of: "out1")
    #expect(try folder.bytes(of: "out2") == one)
    #expect(try folder.bytes(of: "out7") == one)
    #expect(folder.names == ["in.jsonl", "out1", "out2", "out7"])
  }

  @Test(arguments: [OutputCompression.gzip, .zstd])
  func `reads what it has packed`(compression: OutputCompression) throws {
    let folder = try TemporaryFolder()
    let input = try corpus(folder)
    _ = run([input], to: "\(folder.path)/plain.jsonl")
    _ = run([input], to: "\(folder.path)/packed.jsonl.gz") { $0.compression = compression }
    _ = run(["\(folder.path)/packed.jsonl.gz"], to: "\(folder.path)/again.jsonl")
    #expect(try folder.bytes(of: "again.jsonl") == folder.bytes(of: "plain.jsonl"))
  }

  @Test func `gives each shard its own articles`() throws {
    let folder = try TemporaryFolder()
    let input = try corpus(folder, articles: 100)
    _ = run([input], to: "\(folder.path)/all")
    for number in 1...3 {
      _ = run([input], to: "\(folder.path)/part\(number)") { $0.shard = Shard(number, of: 3) }
    }
    let all = try folder.lines(of: "all")
    let parts = try (1...3).map { try folder.lines(of: "part\($0)") }
    #expect(parts.map(\.count) == [34, 33, 33])
    for (index, line) in all.enumerated() { #expect(parts[index % 3][index / 3] == line) }
  }

  @Test func `makes a row of every bad line and goes on`() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write(
      "{\"id\":\"a\",\"text\":\"killed\"}\n\noops\n{\"id\":\"b\",\"text\":\"\u{0}\"}\n{\"id\":\"c\",\"text\":\"\"}"
        .utf8, to: "in.jsonl")
    let outcome = run([input], to: "\(folder.path)/out")
    #expect(outcome.exitStatus(isStrict: false) == 3)
    #expect(outcome.tally.problems == 2)
    #expect(
      try folder.lines(of: "out") == [
        #"{"id":"a","text":"killed","mentions":[],"events":[{"id":"e1","type":"Killing","trigger":{"start":0,"end":6},"arguments":[],"attributes":{"status":"asserted"}}]}"#,
        #"{"id":null,"error":{"code":"invalid-json","message":"not valid JSON: expected a JSON object at byte 0","line":3,"byte":0}}"#,
        #"{"id":null,"error":{"code":"nul","message":"not a text: NUL at byte 18","line":4,"byte":18}}"#,
        #"{"id":"c","text":"","mentions":[],"events":[]}"#,
      ])
  }

  @Test func `names the rule in the row of an article that it was too slow for`() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write(#"{"id":"a","text":"slow"}"#.utf8, to: "in.jsonl")
    let outcome = run([input], to: "\(folder.path)/out")
    #expect(outcome.exitStatus(isStrict: false) == 0)
    #expect(outcome.exitStatus(isStrict: true) == 3)
    #expect(
      try folder.lines(of: "out") == [
        #"{"id":"a","text":"slow","mentions":[],"events":[],"error":{"code":"rule-limit","message":"rule 'slow.rule' stopped on one sentence: match limit","rules":[{"rule":"slow.rule","reason":"match limit"}]}}"#
      ])
  }

  @Test func `reads one article a file and names files that are no text`() throws {
    let folder = try TemporaryFolder()
    try folder.write("One was killed".utf8, to: "in/a.txt")
    try folder.write([0x61, 0xFF], to: "in/b.txt")
    try folder.write([], to: "in/c.txt")
    try folder.write("Nobody".utf8, to: "in/d.txt")
    let outcome = run(["\(folder.path)/in"], to: "\(folder.path)/out") { $0.format = .text }
    #expect(outcome.tally.problems == 2)
    #expect(outcome.tally.articles == 2)
    #expect(try folder.lines(of: "out") == ["a  Killing       asserted", "d  no events"])
  }

  @Test func `stops reading what expands beyond its limit`() throws {
    let folder = try TemporaryFolder()
    let bomb = try OutputCompression.gzip.member([UInt8](repeating: 0x61, count: 30_000_000))
    let input = try folder.write(bomb, to: "bomb.txt.gz")
    let outcome = run([input], to: "\(folder.path)/out") { $0.limits.maximumDocumentBytes = .max }
    #expect(outcome.tally.problems == 1)
    #expect(try folder.bytes(of: "out").isEmpty)
  }

  @Test(arguments: [OutputCompression.gzip, .zstd])
  func `tells that a compressed file is cut off`(compression: OutputCompression) throws {
    let folder = try TemporaryFolder()
    let packed = try compression.member(
      Array(repeating: Array("killed here. ".utf8), count: 99).flatMap { $0 })
    let input = try folder.write(packed.dropLast(9), to: "cut.txt")
    #expect(run([input], to: "\(folder.path)/out").tally.problems == 1)
  }
}
