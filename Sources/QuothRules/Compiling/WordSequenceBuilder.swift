internal import PCRE2

/// Makes the steps of a part of a rule, if it tests single tokens alone.
struct WordSequenceBuilder {
  private let isLeft: Bool
  private var steps: [WordSequence.Step] = []
  private var tests: [String] = []

  private init(isLeft: Bool) { self.isLeft = isLeft }

  /// The steps of `sequence`, which stands left or right of a trigger; `nil` if an element of it tests
  /// something else than tokens, or reaches too far.
  static func sequence(_ sequence: PatternSequence, isLeft: Bool) -> WordSequence? {
    var builder = WordSequenceBuilder(isLeft: isLeft)
    guard builder.add(sequence) else { return nil }
    return WordSequence(steps: builder.steps, tests: builder.tests)
  }

  /// Adds the steps of `sequence`, and says whether it could.
  private mutating func add(_ sequence: PatternSequence) -> Bool {
    let nodes = isLeft ? sequence.reversed() : sequence
    return nodes.allSatisfy { add($0) }
  }

  private mutating func add(_ node: PatternNode) -> Bool {
    if let expression = Self.tokenExpression(of: node) {
      return add(.token(test: test(expression))) { _ in true }
    }
    switch node.kind {
    case .gap(let gap):
      return add(.gap(test: test(View.gapElement), limit: gap.limit)) { _ in true }
    case .group(let alternatives):
      return add(.choice) { builder in
        alternatives.allSatisfy { alternative in
          builder.add(.repetition(minimum: 1, maximum: 1)) { $0.add(alternative) }
        }
      }
    case .repeated(let element, let minimum, let maximum?)
    where maximum <= WordSequence.longestReach:
      return add(.repetition(minimum: minimum, maximum: maximum)) { $0.add(element) }
    default: return false
    }
  }

  /// Adds a step and, by `addInner`, those inside it.
  private mutating func add(
    _ kind: WordSequence.Step.Kind, _ addInner: (inout WordSequenceBuilder) -> Bool
  ) -> Bool {
    let index = steps.count
    steps.append(WordSequence.Step(kind: kind, end: index + 1))
    guard addInner(&self) else { return false }
    steps[index] = WordSequence.Step(kind: kind, end: steps.count)
    return true
  }

  /// The number of the test with that expression.
  private mutating func test(_ expression: String) -> Int {
    if let known = tests.firstIndex(of: expression) { return known }
    tests.append(expression)
    return tests.count - 1
  }

  /// The expression for one token that `node` comes to; `nil` if it is more or other than one token.
  private static func tokenExpression(of node: PatternNode) -> String? {
    switch node.kind {
    case .word(let word): return View.token(View.literal(word))
    case .expression(let expression):
      return View.token("(?:\(PatternValidator.confinedToToken(expression)))")
    case .group(let alternatives):
      let expressions = alternatives.compactMap { alternative in
        alternative.count == 1 ? tokenExpression(of: alternative[0]) : nil
      }
      guard expressions.count == alternatives.count else { return nil }
      return "(?:\(expressions.joined(separator: "|")))"
    default: return nil
    }
  }
}
