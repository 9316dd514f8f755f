import QuothEvaluation
import QuothModel
import Testing

struct EventFigureTests {
  private let text = "Rebels killed 40 farmers in Rona on Monday."
  private let mentions = [
    Mention(id: "m1", type: "Force", span: TextSpan(0..<6)),
    Mention(id: "m2", type: "People", span: TextSpan(14..<24)),
    Mention(id: "m3", type: "Location", span: TextSpan(28..<32)),
    Mention(id: "m4", type: "Date", span: TextSpan(36..<42)),
    Mention(id: "m5", type: "People", span: TextSpan(17..<24)),
  ]

  private func event(
    _ type: String = "Killing", trigger: Range<Int>? = 7..<13,
    _ arguments: [(String, String)] = [("perpetrator", "m1"), ("victims", "m2"), ("place", "m3")],
    count: Count? = Count(low: 40, high: 40), status: Status = .asserted
  ) -> Event {
    Event(
      id: "e1", type: type, trigger: trigger.map { TextSpan($0) },
      arguments: arguments.map { Argument(role: $0.0, filler: .mention($0.1)) }, count: count,
      status: status)
  }

  private func report(
    gold: [Event], predicted: [Event], options: EvaluationOptions = EvaluationOptions()
  ) throws -> EvaluationReport {
    func file(_ name: String, _ events: [Event]) -> DocumentCollection {
      Drawing.file(
        name, [AnnotatedDocument(id: "d", text: text, mentions: mentions, events: events)])
    }
    return try Evaluation(
      gold: file("gold", gold), predicted: file("predicted", predicted), options: options
    ).report
  }

  @Test func `the same events are right in every figure`() throws {
    let report = try report(gold: [event()], predicted: [event()])
    for metric in EventMetric.allCases { #expect(report.events[metric]?.f1 == 1, "\(metric)") }
    for metric in RecordMetric.allCases { #expect(report.records[metric]?.f1 == 1) }
    #expect(report.attributes[.count]?.f1 == 1)
    #expect(report.attributes[.figures]?.f1 == 1)
    #expect(report.attributes[.resolvedArgument]?.correct == 3)
  }

  @Test func `a shorter participant is right by overlap and wrong by span`() throws {
    let predicted = event("Killing", [("perpetrator", "m1"), ("victims", "m5"), ("place", "m3")])
    let report = try report(gold: [event()], predicted: [predicted])
    #expect(report.events[.argumentClass]?.correct == 2)
    #expect(report.events[.alignedArgument]?.correct == 2)
    #expect(report.events[.alignedOverlapArgument]?.correct == 3)
    #expect(report.records[.record]?.correct == 1)
  }

  @Test func `a record is wrong when an argument is too many or the count differs`() throws {
    let more = event(
      "Killing",
      [
        ("perpetrator", "m1"), ("victims", "m2"), ("place", "m3"), ("time", "m4"),
      ])
    let withTime = try report(gold: [event()], predicted: [more])
    #expect(withTime.records[.record]?.correct == 0)
    #expect(withTime.records[.coreRecord]?.correct == 1)
    let otherCount = event(count: Count(low: 40, high: nil))
    let miscounted = try report(gold: [event()], predicted: [otherCount])
    #expect(miscounted.records[.coreRecord]?.correct == 0)
    #expect(miscounted.attributes[.count]?.correct == 0)
    #expect(miscounted.attributes[.count]?.predicted == 1)
  }

  @Test func `content is aside in records and counts among arguments`() throws {
    let more = event(
      "Killing",
      [
        ("perpetrator", "m1"), ("victims", "m2"), ("place", "m3"), ("content", "m4"),
      ])
    let report = try report(gold: [event()], predicted: [more])
    #expect(report.records[.record]?.correct == 1)
    #expect(report.events[.alignedOverlapArgument]?.predicted == 4)
    #expect(report.problems.contains { $0.code == "role-unknown-to-gold" })
    var options = EvaluationOptions()
    options.ignoredRoles = ["content"]
    let without = try self.report(gold: [event()], predicted: [more], options: options)
    #expect(without.events[.alignedOverlapArgument]?.predicted == 3)
    #expect(!without.problems.contains { $0.code == "role-unknown-to-gold" })
  }

  @Test func `multisets keep what sets collapse`() throws {
    let report = try report(gold: [event()], predicted: [event(), event()])
    #expect(report.events[.triggerClass]?.predicted == 2)
    #expect(report.events[.triggerClassSet]?.predicted == 1)
    #expect(report.events[.alignedOverlapEvent]?.correct == 1)
  }

  @Test func `a gold event without a trigger is aligned by its arguments`() throws {
    let report = try report(gold: [event(trigger: nil)], predicted: [event()])
    #expect(report.events[.triggerClass]?.gold == 0)
    #expect(report.events[.alignedOverlapEvent]?.correct == 1)
    let unlike = try self.report(
      gold: [event(trigger: nil)], predicted: [event("Killing", [("time", "m4")])])
    #expect(unlike.events[.alignedOverlapEvent]?.correct == 0)
  }

  @Test func `status counts only what is not asserted`() throws {
    let report = try report(
      gold: [event(status: .negated), event("Attack")],
      predicted: [event(status: .negated), event("Attack", status: .possible)])
    #expect(report.attributes[.status]?.correct == 1)
    #expect(report.attributes[.status]?.predicted == 2)
    #expect(report.attributes[.status]?.gold == 1)
  }
}
