import QuothEvaluation
import QuothModel
import Testing

struct MatchChangesTests {
  private let text = "Rebels shelled Rona. Two farmers died."

  /// One article in which `events` were found.
  private func article(_ events: [Event], mentions: [Mention] = []) -> AnnotatedDocument {
    let rebels = Mention(id: "m1", type: "Force", span: TextSpan(0..<6), rules: ["group"])
    let rona = Mention(id: "m2", type: "Location", span: TextSpan(15..<19), rules: ["group"])
    return AnnotatedDocument(
      id: "d", text: text, mentions: mentions.isEmpty ? [rebels, rona] : mentions, events: events)
  }

  private func shelling(_ roles: [(String, String)], rule: String = "attack") -> Event {
    Event(
      id: "e1", type: "Attack", trigger: TextSpan(7..<14),
      arguments: roles.map { Argument(role: $0.0, filler: .mention($0.1)) }, rules: [rule])
  }

  private func changes(
    gold: AnnotatedDocument, before: AnnotatedDocument, after: AnnotatedDocument
  ) throws -> MatchChanges {
    try MatchChanges(
      gold: Drawing.file("gold", [gold]), before: Drawing.file("a", [before]),
      after: Drawing.file("b", [after]))
  }

  @Test func `two equal runs gain and lose nothing`() throws {
    let run = article([shelling([("attacker", "m1")])])
    let changes = try changes(gold: run, before: run, after: run)
    #expect(changes.changes == [])
    #expect(MatchChangesReport.text(of: changes).hasPrefix("nothing gained, nothing lost\n"))
  }

  @Test func `an event that gold has is gained and right, with its sentence and rule`() throws {
    let full = article([shelling([("attacker", "m1"), ("target", "m2")])])
    let changes = try changes(gold: full, before: article([]), after: full)
    let change = try #require(changes.changes.first)
    #expect(changes.changes.count == 1)
    #expect(change.direction == .gained)
    #expect(change.verdict == .right)
    #expect(change.kind == .event)
    #expect(change.sentence == "Rebels shelled Rona.")
    #expect(
      MatchChangesReport.text(of: changes) == """
        gained 1 (1 right), lost 0
        + right Attack <shelled> attacker=Rebels, target=Rona [attack]
                d: Rebels ‹shelled› Rona.
        events 0.0 → 100.0 (+100.0), arguments 0.0 → 100.0 (+100.0), records 0.0 → 100.0 (+100.0), \
        figures n/a → n/a

        """)
  }

  @Test func `an argument that moves to another role is lost in one and gained in the other`()
    throws
  {
    let gold = article([shelling([("attacker", "m1"), ("target", "m2")])])
    let before = article([shelling([("attacker", "m1"), ("target", "m2")])])
    let after = article([shelling([("attacker", "m1"), ("place", "m2")])])
    let changes = try changes(gold: gold, before: before, after: after)
    let shown = changes.changes.map { "\($0.direction) \($0.verdict) \($0.role)=\($0.value)" }
    #expect(shown == ["lost right target=Rona", "gained wrong place=Rona"])
    #expect(changes.count(.lost, .right) == 1)
    #expect(changes.count(.gained) == 1)
  }

  @Test func `a corrected count is lost wrong and gained right`() throws {
    func death(_ low: Int) -> Event {
      Event(
        id: "e1", type: "Killing", trigger: TextSpan(33..<37), count: Count(low: low, high: low))
    }
    let changes = try changes(
      gold: article([death(2)]), before: article([death(3)]), after: article([death(2)]))
    let shown = changes.changes.map { "\($0.direction) \($0.verdict) \($0.kind) \($0.value)" }
    #expect(shown == ["lost wrong count 3", "gained right count 2"])
  }

  @Test func `a denied event that was told as a fact gains a status`() throws {
    var denied = shelling([("attacker", "m1")])
    denied.status = .negated
    let changes = try changes(
      gold: article([denied]), before: article([shelling([("attacker", "m1")])]),
      after: article([denied]))
    let shown = changes.changes.map { "\($0.direction) \($0.verdict) \($0.kind) \($0.value)" }
    #expect(shown == ["gained right status negated"])
  }

  @Test func `what a mention stands for is judged by the gold name`() throws {
    func named(_ name: String?) -> AnnotatedDocument {
      article(
        [],
        mentions: [
          Mention(id: "m1", type: "Force", span: TextSpan(0..<6), name: name, rules: ["reference"])
        ])
    }
    let changes = try changes(
      gold: named("the Red Front"), before: named("Rona"), after: named("Red Front"))
    let shown = changes.changes.map { "\($0.direction) \($0.verdict) \($0.kind) \($0.value)" }
    #expect(Set(shown) == ["lost wrong name Rona", "gained right name Red Front"])
  }

  @Test func `a mention is told alone only if it fills no gained role`() throws {
    let farmers = Mention(id: "m3", type: "People", span: TextSpan(21..<32), rules: ["people"])
    let gained = article(
      [shelling([("attacker", "m1")])],
      mentions: article([]).mentions + [farmers])
    let before = article([], mentions: Array(article([]).mentions.dropFirst()))
    let changes = try changes(gold: gained, before: before, after: gained)
    #expect(changes.changes.map(\.kind) == [.event, .mention])
    #expect(changes.changes.last?.value == "Two farmers")
    #expect(changes.changes.last?.verdict == .right)
  }

  @Test func `texts without gold have no verdict and no figures`() {
    let changes = MatchChanges(
      before: [article([shelling([("attacker", "m1")])])], after: [article([])])
    #expect(changes.changes.map(\.verdict) == [.unjudged])
    #expect(changes.changes.map(\.direction) == [.lost])
    #expect(changes.figures.isEmpty)
    #expect(
      MatchChangesReport.text(of: changes).hasPrefix("gained 0, lost 1 (1 without gold)\n- ? "))
  }

  @Test func `two events of one type on one trigger are kept apart`() throws {
    let twice = article([shelling([("target", "m2")]), shelling([("target", "m2")])])
    let changes = try changes(gold: twice, before: twice, after: article([twice.events[0]]))
    #expect(changes.changes.map(\.direction) == [.lost])
  }
}
