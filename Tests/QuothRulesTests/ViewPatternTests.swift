import PCRE2
import QuothDiagnostics
import QuothText
import Testing

@testable import QuothRules

/// A pattern, a sentence as the rules see it, and what must be found.
///
/// In the sentence `[Type key=value|words]` is a group and `/` stands before an element at a clause edge.
struct ViewCase: CustomTestStringConvertible, Sendable {
  let pattern: String
  let sentence: String
  /// The tokens of each role in order, or `nil` if nothing may match.
  let roles: [String]?

  init(_ pattern: String, _ sentence: String, _ roles: [String]?) {
    self.pattern = pattern
    self.sentence = sentence
    self.roles = roles
  }

  var testDescription: String { "\(pattern)  ~  \(sentence)" }
}

struct ViewPatternTests {
  @Test(arguments: [
    // Words
    ViewCase("killed", "They Killed him", []), ViewCase("killed", "They skilled him", nil),
    ViewCase("Front", "the front line", nil), ViewCase("Front", "the Front line", []),
    ViewCase("said, that", "he said , that", []), ViewCase("Syria's", "in Syria ’s north", []),
    ViewCase("\\$5", "for $5 only", []), ViewCase("élite", "the ÉLITE guard", []),
    ViewCase("the town", "[Location|the town] fell", []),
    ViewCase("town fell", "[Location|the town] fell", []),
    ViewCase("the fell", "[Location|the town] fell", nil),
    // Expressions
    ViewCase("/\\d+(st|nd|rd|th)/", "the 21st century", []),
    ViewCase("/\\d+/", "the 21st century", nil), ViewCase("/.*/ x", "a b x", []),
    ViewCase("a /.*/ c", "a b b c", nil), ViewCase("a /[^x]+/ c", "a [People|b] c", []),
    // Predicates
    ViewCase("v(deny)", "[VG|has denied] it", []), ViewCase("v(deny)", "they denied it", []),
    ViewCase("v(shoot dead)", "[VG|shot] [People|two men] dead", []),
    ViewCase("passive(kill)", "[VG voice=active|killed]", nil),
    ViewCase("passive(kill)", "[VG voice=passive|were killed]", []),
    ViewCase("n(raid)", "[NG|the night raids] began", []),
    ViewCase("n(night)", "[NG|the night raids] began", nil),
    // Mentions
    ViewCase("{a:People}", "[People|two men] left", ["two men"]),
    ViewCase("{a:Actor}", "[Force|the army] left", ["the army"]),
    ViewCase("{a:People}", "[Force|the army] left", nil),
    ViewCase("{a:NG}", "[Force|the army] left", ["the army"]),
    ViewCase("{a:Location[kind=town|city]}", "[Location kind=city|Oran]", ["Oran"]),
    ViewCase("{a:Location[kind=town]}", "[Location kind=townhall|Oran]", nil),
    ViewCase("{a:Location[kind=town, named=yes]}", "[Location named=yes kind=town|X]", ["X"]),
    ViewCase("{a:People} {b:Force}", "[People|men] [Force|troops]", ["men", "troops"]),
    // Lists
    ViewCase("{a:People+} left", "[People|a] , [People|b] and [People|c] left", ["a , b and c"]),
    ViewCase(
      "{a:People+} left", "[People|a] , [People|b] , and [People|c] left", ["a , b , and c"]),
    ViewCase("{a:People+} left", "[People|a] left", ["a"]),
    ViewCase("{a:People+} left", "[Force|a] and [People|b] left", ["b"]),
    // Gaps
    ViewCase("a .. b", "a 1 2 3 4 5 b", []), ViewCase("a .. b", "a 1 2 3 4 5 6 b", nil),
    ViewCase("a ..2 b", "a [People|one two three] x b", []),
    ViewCase("a .. b", "a 1 /2 b", nil), ViewCase("a .. b", "a 1 “ b", nil),
    ViewCase("a .. {x:People}", "a [Force|f] [People|p] [People|q]", ["p"]),
    ViewCase("a .. {x:People} left", "a [People|p] and [People|q] left", nil),
    ViewCase("a ..4! {x:People} left", "a [People|p] and [People|q] left", ["q"]),
    ViewCase("a .. {x:People}", "a 1 /[People|p]", nil), ViewCase("a .. that", "a 1 /that", []),
    ViewCase("a ..clause b", "a 1 2 3 4 5 6 7 8 9 b", []),
    // Groups, quantifiers, look-ahead, anchors
    ViewCase("the (town | city) fell", "the city fell", []),
    ViewCase("the (very)? big", "the big", []),
    ViewCase("the (very)* big", "the very very big", []),
    ViewCase("very{2} big", "very big", nil), ViewCase("very{2,3} big", "very very big", []),
    ViewCase("a (?!b)", "a b", nil), ViewCase("a (?!b)", "a c", []), ViewCase("a (?=b)", "a b", []),
    ViewCase("^ the", "the town", []), ViewCase("^ town", "the town", nil),
    ViewCase("town $", "the town .", []), ViewCase("the $", "the town .", nil),
    // Text
    ViewCase("{q:Quote} he", "“ we [VG|won] ” he", ["we won"]),
    ViewCase("{q:Clause} , he", "we [VG|won] , he", ["we won"]),
  ])
  func `finds an element`(example: ViewCase) throws {
    let compiled = try compile(example.pattern)
    let view = encode(example.sentence)
    let workspace = MatchWorkspace()
    let outcome = view.withUnsafeBufferPointer { workspace.match(compiled.pattern, in: $0) }
    let roles = compiled.captures.compactMap { workspace.span(ofGroup: $0.group) }.map {
      text(of: view[$0])
    }
    #expect((outcome == .matched ? roles : nil) == example.roles)
  }

  @Test func `the left side ends at the trigger, also inside its group`() throws {
    let left = try #require(try compileSide("{a:Force} fatally <x>").left)
    let view = encode("[Force|rebels] and [Force|troops] [VG|had fatally stabbed]")
    let trigger = try #require(find("stabbed", in: view))
    let workspace = MatchWorkspace()
    let nearest = try #require(find("\u{E000}", in: view, before: find("troops", in: view)))
    let outcome = view.withUnsafeBufferPointer {
      workspace.match(left.pattern, in: $0, from: nearest, endingAt: trigger)
    }
    #expect(outcome == .noMatch, "'had' stands between")
    let plain = encode("[Force|troops] [VG|fatally stabbed]")
    let place = try #require(find("stabbed", in: plain))
    let matched = plain.withUnsafeBufferPointer {
      workspace.match(left.pattern, in: $0, from: 0, endingAt: place)
    }
    #expect(matched == .matched)
  }

  @Test func `the right side starts behind the trigger's last token`() throws {
    let right = try #require(try compileSide("<x> of {a:Force}").right)
    let view = encode("[NG|the killing] of [Force|troops]")
    let end = try #require(find("killing", in: view)) + "killing".utf8.count
    let workspace = MatchWorkspace()
    let outcome = view.withUnsafeBufferPointer {
      workspace.match(right.pattern, in: $0, from: end)
    }
    #expect(outcome == .matched)
    #expect(workspace.span(ofGroup: 1).map { text(of: view[$0]) } == "troops")
    #expect(right.maximumElementCount == 2)
    #expect(right.elements.map(\.text) == ["of", "{a:Force}"])
  }

  // MARK: Helpers

  /// Compiles a pattern as part of a rule for an event with the roles a, b, q and x.
  private func compileSide(
    _ pattern: String
  ) throws -> (left: PositionalPattern?, right: PositionalPattern?) {
    let rules = try load("event: E", pattern)
    let alternative = try #require(rules.ruleSet.eventAlternatives.first)
    return (alternative.left, alternative.right)
  }

  private func compile(_ pattern: String) throws -> PositionalPattern {
    let problems = ProblemCollector()
    let bytes = Array(pattern.utf8)
    let file = problems.add(SourceFile(path: "f", bytes: bytes))
    let scalar = YAMLScalar(
      text: pattern, style: .literal, range: 0..<bytes.count, segments: [(0, 0)])
    let parsed = PatternParser.parse(scalar, file: file, problems: problems)
    let rules = try load("event: E", "<x>").ruleSet
    let resolver = MentionResolver(
      types: rules.types,
      roles: [:],
      features: ["kind": Optional<[String]>.none, "named": ["yes"]],
      producedTypes: TypeSet(rules.types.allTypes), problems: problems)
    var compiler = ViewPatternCompiler(
      resolver: resolver, inflector: Inflector(try Repository.inflection()),
      event: rules.event(named: "E"))
    let compiled = try #require(compiler.anywhere(parsed)?.pattern)
    #expect(problems.diagnostics == [])
    return compiled
  }

  private func load(_ kind: String, _ pattern: String) throws -> LoadedRules {
    let pack = try TemporaryPack([
      "a.yaml": """
      quoth: 1
      pack: pack
      types: {Actor: {}, Force: {is: Actor}, People: {}, Location: {}}
      events: {E: {roles: {a: [Actor, People, Location, NG], b: Force, x: People, q: Clause}}}
      rules:
        - id: r
          \(kind)
          match: '\(pattern)'
      """
    ])
    return try Repository.loader().load([pack.folder])
  }

  private func encode(_ sentence: String) -> [UInt8] {
    var view = ""
    var rest = sentence[...]
    func add(_ scalar: Unicode.Scalar) { view.unicodeScalars.append(scalar) }
    while let first = rest.first {
      if first == " " {
        rest = rest.dropFirst()
        continue
      }
      if first == "/" {
        add(ViewEncoding.clauseEdge)
        rest = rest.dropFirst()
      }
      if rest.first == "[", let end = rest.firstIndex(of: "]"), let bar = rest.firstIndex(of: "|") {
        let head = rest[rest.index(after: rest.startIndex)..<bar].split(separator: " ")
        add(ViewEncoding.groupStart)
        add(code(of: String(head[0])))
        if !["VG", "Date", "NG"].contains(head[0]) { add(ViewEncoding.typeCode(of: .nounGroup)) }
        for feature in head.dropFirst() {
          add(ViewEncoding.featureStart)
          view += feature
        }
        add(ViewEncoding.textStart)
        view += rest[rest.index(after: bar)..<end]
        add(ViewEncoding.groupEnd)
        view += " "
        rest = rest[rest.index(after: end)...]
      } else {
        let token = rest.prefix { $0 != " " }
        view += token + " "
        rest = rest.dropFirst(token.count)
      }
    }
    return Array(view.utf8)
  }

  private func code(of name: String) -> Unicode.Scalar {
    let builtIn = TypeHierarchy.builtIns.first { $0.name == name }?.type
    let declared = ["Actor", "Force", "People", "Location"].firstIndex(of: name) ?? 0
    let type = TypeID(rawValue: TypeID.firstDeclared.rawValue + UInt8(declared))
    return ViewEncoding.typeCode(of: builtIn ?? type)
  }

  /// The words of a stretch of a view, without its wrappers.
  private func text(of bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    var isHead = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case ViewEncoding.groupStart: isHead = true
      case ViewEncoding.textStart: isHead = false
      case ViewEncoding.groupEnd, ViewEncoding.clauseEdge: continue
      default: if !isHead { text.unicodeScalars.append(scalar) }
      }
    }
    return text.split(separator: " ").joined(separator: " ")
  }

  private func find(
    _ text: String, in view: [UInt8], before end: Int? = nil
  ) -> Int? {
    let wanted = Array(text.utf8)
    let last = (end ?? view.count) - wanted.count
    return stride(from: last, through: 0, by: -1).first { view[$0...].starts(with: wanted) }
  }
}
