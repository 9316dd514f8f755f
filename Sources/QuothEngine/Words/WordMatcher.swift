import PCRE2
import QuothRules
import QuothText

/// Matches word sequences around the triggers of one sentence; belongs to one worker.
///
/// All ways to match are followed at once: a set of places is a number whose bit *n* stands for the
/// place behind *n* tokens, counted away from the trigger. What a test says of a token is kept, since
/// the rules at one trigger ask the same few tests of the same few tokens.
struct WordMatcher {
  private let tests: [WordPattern]
  /// The steps of all sequences.
  private let steps: [WordSequence.Step]
  /// By sequence: its steps among all.
  private let sequences: [Range<Int>]
  private let workspace: MatchWorkspace

  private var document = TokenizedDocument(text: [])
  /// The tokens of the sentence.
  private var tokens = 0..<0
  /// For each token of the sentence the tests that were made of it, and those that it passed.
  private var made: [UInt64] = []
  private var passed: [UInt64] = []
  /// A token as the tests see it.
  private var text = ViewText(capacity: 64)

  /// The number of different tests in one rule set: one bit each.
  static let maximumTestCount = 64

  /// A matcher of `sequences`, which have no more than `maximumTestCount` different tests.
  init(_ sequences: [WordSequence], workspace: MatchWorkspace) {
    self.workspace = workspace
    var numbers: [String: Int] = [:]
    var tests: [WordPattern] = []
    var steps: [WordSequence.Step] = []
    self.sequences = sequences.map { sequence in
      for source in sequence.tests where numbers[source] == nil {
        numbers[source] = tests.count
        tests.append(
          WordPattern(LazyPattern(source, options: [.anchored, .capturesNamedGroupsOnly])))
      }
      let start = steps.count
      steps += sequence.steps.map { step in
        step.moved(by: start) { numbers[sequence.tests[$0]] ?? 0 }
      }
      return start..<steps.count
    }
    self.tests = tests
    self.steps = steps
  }

  /// Goes on with the sentence of `tokens`, document tokens.
  mutating func startSentence(_ tokens: Range<Int>, of document: TokenizedDocument) {
    self.document = document
    self.tokens = tokens
    made.removeAll(keepingCapacity: true)
    made.append(contentsOf: repeatElement(0, count: tokens.count))
    passed.removeAll(keepingCapacity: true)
    passed.append(contentsOf: repeatElement(0, count: tokens.count))
  }

  /// The tokens of the sentence on one side of a trigger.
  private struct Side {
    /// The token next to the trigger.
    let nearest: Int
    /// 1 to the right, -1 to the left.
    let step: Int
    /// The places behind which there is one more token.
    let inner: UInt64

    init(nearest: Int, step: Int, count: Int) {
      self.nearest = nearest
      self.step = step
      inner = count < 64 ? 1 << UInt64(count) - 1 : .max
    }
  }

  /// Whether a sequence matches directly right of `trigger`.
  mutating func matches(
    _ sequence: Int, rightOf trigger: Range<Int>
  ) throws(MatchFailure) -> Bool {
    let side = Side(
      nearest: trigger.upperBound, step: 1, count: tokens.upperBound - trigger.upperBound)
    return try ends(of: sequences[sequence], from: 1, on: side) != 0
  }

  /// Whether a sequence matches directly left of `trigger`, in at most `reach` tokens.
  mutating func matches(
    _ sequence: Int, leftOf trigger: Range<Int>, reach: Int
  ) throws(MatchFailure) -> Bool {
    let side = Side(
      nearest: trigger.lowerBound - 1, step: -1, count: trigger.lowerBound - tokens.lowerBound)
    let near: UInt64 = 2 << UInt64(min(reach, WordSequence.longestReach)) - 1
    return try ends(of: sequences[sequence], from: 1, on: side) & near != 0
  }

  /// Where the steps `range` can end that start at one of `places`.
  private mutating func ends(
    of range: Range<Int>, from places: UInt64, on side: Side
  ) throws(MatchFailure) -> UInt64 {
    var places = places
    var index = range.lowerBound
    while index < range.upperBound, places != 0 {
      let step = steps[index]
      switch step.kind {
      case .token(let test): places = try passing(test, places, on: side) << 1
      case .gap(let test, let limit):
        var reached = places
        for _ in 0..<limit where reached != 0 {
          reached = try passing(test, reached, isGap: true, on: side) << 1 & ~places
          places |= reached
        }
      case .choice:
        var ends: UInt64 = 0
        var inner = index + 1
        while inner < step.end {
          ends |= try self.ends(of: inner..<steps[inner].end, from: places, on: side)
          inner = steps[inner].end
        }
        places = ends
      case .repetition(let minimum, let maximum):
        var ends = minimum == 0 ? places : 0
        for count in 1..<(maximum + 1) where places != 0 {
          places = try self.ends(of: index + 1..<step.end, from: places, on: side)
          if count >= minimum { ends |= places }
        }
        places = ends
      }
      index = step.end
    }
    return places
  }

  /// Those of `places` behind which a token stands that passes the test.
  @inline(__always)
  private mutating func passing(
    _ test: Int, _ places: UInt64, isGap: Bool = false, on side: Side
  ) throws(MatchFailure) -> UInt64 {
    let bit: UInt64 = 1 << UInt64(test)
    var passing: UInt64 = 0
    var rest = places & side.inner
    while rest != 0 {
      let place = rest & (~rest &+ 1)
      rest ^= place
      let token = side.nearest + side.step * place.trailingZeroBitCount
      if made[token - tokens.lowerBound] & bit == 0 {
        try make(test, isGap: isGap, of: token)
      }
      if passed[token - tokens.lowerBound] & bit != 0 { passing |= place }
    }
    return passing
  }

  /// Makes a test of a token and notes how it went.
  @inline(never)
  private mutating func make(
    _ test: Int, isGap: Bool, of token: Int
  ) throws(MatchFailure) {
    let bit: UInt64 = 1 << UInt64(test)
    let shape = document.shapes[token]
    made[token - tokens.lowerBound] |= bit
    if isGap, !shape.contains(.quotationMark) {
      passed[token - tokens.lowerBound] |= bit
      return
    }
    let firstByte = document.text[Int(document.tokenStarts[token])]
    guard shape.contains(.nonASCII) || tests[test].canStart(with: firstByte) else { return }
    text.removeAll()
    text.append(token, of: document)
    text.appendBlank()
    let tests = tests
    let outcome = text.bytes.withUnsafeBufferPointer {
      tests[test].match(in: $0, from: 0, endingAt: $0.count, workspace)
    }
    switch outcome {
    case .matched: passed[token - tokens.lowerBound] |= bit
    case .noMatch: break
    case .failed(let failure):
      made[token - tokens.lowerBound] ^= bit
      throw failure
    }
  }
}

extension WordSequence.Step {
  /// The step with its end and its test where they stand among those of all sequences.
  fileprivate func moved(by start: Int, testNumber: (Int) -> Int) -> WordSequence.Step {
    let kind: Kind =
      switch self.kind {
      case .token(let test): .token(test: testNumber(test))
      case .gap(let test, let limit): .gap(test: testNumber(test), limit: limit)
      case .choice, .repetition: self.kind
      }
    return WordSequence.Step(kind: kind, end: end + start)
  }
}
