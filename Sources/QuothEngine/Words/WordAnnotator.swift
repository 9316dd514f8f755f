import PCRE2
import QuothModel
import QuothRules
import QuothText

/// Annotates documents by rules that need nothing but words; belongs to one worker.
final class WordAnnotator {
  private let rules: WordRules
  private let workspace: MatchWorkspace
  /// The left and right sides of the alternatives, as far as this worker has needed them.
  private var sides: [(left: WordPattern?, right: WordPattern?)]
  private var view = WordView()
  private var matches: [WordMatch] = []
  private var failures: [(sentence: Int, failure: RuleFailure)] = []

  /// What the rules column of a mention names: where it comes from.
  private static let lexiconEvidence = ["lexicon"]

  init(_ rules: WordRules, workspace: MatchWorkspace) {
    self.rules = rules
    self.workspace = workspace
    sides = rules.alternatives.map { alternative in
      (alternative.rule.left.map(WordPattern.init), alternative.rule.right.map(WordPattern.init))
    }
  }

  /// The names and events of `document`.
  func annotate(id: String, _ document: TokenizedDocument, date: String?) -> AnnotationResult {
    failures = []
    var names: [(tokens: Range<Int>, type: TypeID)] = []
    var events: [WordMatch] = []
    for (index, sentence) in document.sentences.enumerated() {
      let firstName = names.count
      let hasTrigger = scan(sentence.tokens, of: document, names: &names)
      guard hasTrigger else { continue }
      let shown = rules.looksAtNames ? names[firstName...] : []
      view.encode(sentence.tokens, of: document, names: shown)
      matchRules(in: sentence.tokens, of: document, sentence: index)
      events += WordMatch.winners(of: &matches)
      matches.removeAll(keepingCapacity: true)
    }
    return AnnotationResult(
      document: annotatedDocument(id: id, document, date: date, names, events), failures: failures)
  }

  /// Adds the names of a sentence, and says whether a rule's trigger stands in it.
  private func scan(
    _ tokens: Range<Int>, of document: TokenizedDocument,
    names: inout [(tokens: Range<Int>, type: TypeID)]
  ) -> Bool {
    var hasTrigger = false
    var nameEnd = tokens.lowerBound
    for token in tokens {
      let word = document.words[token]
      if word == .unknown { continue }
      hasTrigger = hasTrigger || rules.triggers.isTrigger(word)
      guard token >= nameEnd, rules.lexicon.startsName(word),
        let name = rules.lexicon.longestName(at: token, before: tokens.upperBound, in: document)
      else { continue }
      names.append(name)
      nameEnd = name.tokens.upperBound
    }
    return hasTrigger
  }

  private func matchRules(in tokens: Range<Int>, of document: TokenizedDocument, sentence: Int) {
    for token in tokens {
      for index in rules.triggers.entryRange(document.words[token]) {
        let entry = rules.triggers.entry(index)
        guard let trigger = trigger(of: entry, at: token, in: tokens, of: document) else {
          continue
        }
        let alternative = rules.alternatives[entry.alternative]
        var match = WordMatch(alternative.rule, trigger: trigger)
        do throws(MatchFailure) {
          let (left, right) = sides[entry.alternative]
          if let right {
            guard try matches(right, rightOf: &match, first: tokens.lowerBound, document) else {
              continue
            }
          }
          if let left {
            let reach = alternative.leftReach
            guard try matches(left, leftOf: &match, first: tokens.lowerBound, reach: reach) else {
              continue
            }
          }
          match.confirm()
          matches.append(match)
        } catch {
          failures.append((sentence, RuleFailure(rule: match.rule.rule, reason: error.message)))
        }
      }
    }
  }

  /// The trigger's tokens, when the words around its head are those of the phrase.
  private func trigger(
    of entry: TriggerTable.Entry, at head: Int, in tokens: Range<Int>,
    of document: TokenizedDocument
  ) -> Range<Int>? {
    guard entry.phrase >= 0 else { return head..<head + 1 }
    let phrase = rules.triggers.phrases[entry.phrase]
    let start = head - phrase.headIndex
    let end = start + phrase.words.count
    guard start >= tokens.lowerBound, end <= tokens.upperBound else { return nil }
    for offset in 0..<phrase.words.count
    where !rules.triggers.accepts(document.words[start + offset], at: offset, of: phrase) {
      return nil
    }
    return start..<end
  }

  private func matches(
    _ pattern: WordPattern, rightOf match: inout WordMatch, first: Int,
    _ document: TokenizedDocument
  ) throws(MatchFailure) -> Bool {
    let last = match.trigger.upperBound - 1
    let length = Int(document.tokenEnds[last] - document.tokenStarts[last])
    let start = view.tokenStarts[last - first] + length
    return try attempt(pattern, from: start, endingAt: view.bytes.count, first, &match)
  }

  private func matches(
    _ pattern: WordPattern, leftOf match: inout WordMatch, first: Int, reach: Int
  ) throws(MatchFailure) -> Bool {
    let trigger = match.trigger.lowerBound - first
    let end = view.tokenStarts[trigger]
    let nearest = view.elements[trigger]
    for element in stride(from: nearest, through: max(0, nearest - reach), by: -1)
    where view.elementStarts[element] <= end {
      let start = view.elementStarts[element]
      if try attempt(pattern, from: start, endingAt: end, first, &match) { return true }
    }
    return false
  }

  private func attempt(
    _ pattern: WordPattern, from start: Int, endingAt end: Int, _ first: Int,
    _ match: inout WordMatch
  ) throws(MatchFailure) -> Bool {
    let outcome = view.bytes.withUnsafeBufferPointer { bytes in
      pattern.match(in: bytes, from: start, endingAt: end, workspace)
    }
    switch outcome {
    case .noMatch: return false
    case .failed(let failure): throw failure
    case .matched:
      for capture in pattern.captures {
        guard let span = workspace.span(ofGroup: capture.group), !span.isEmpty else { continue }
        let tokens = view.token(atByte: span.lowerBound)...view.token(atByte: span.upperBound - 1)
        match.arguments.append(
          WordMatch.Argument(
            role: capture.role,
            tokens: (first + tokens.lowerBound)..<(first + tokens.upperBound + 1)))
      }
      return true
    }
  }

  // MARK: Output

  private func annotatedDocument(
    id: String, _ document: TokenizedDocument, date: String?,
    _ names: [(tokens: Range<Int>, type: TypeID)], _ events: [WordMatch]
  ) -> AnnotatedDocument {
    let typeNames = rules.types
    let mentions = names.enumerated().map { number, name in
      Mention(
        id: "m\(number + 1)", type: typeNames.name(of: name.type),
        span: span(name.tokens, document),
        rules: Self.lexiconEvidence)
    }
    let written = events.enumerated().map { number, event in
      Event(
        id: "e\(number + 1)", type: rules.eventNames[event.rule.event.rawValue],
        trigger: span(event.trigger, document),
        arguments: event.arguments.map { argument in
          let mention = Self.index(of: argument.tokens, in: names)
          return Argument(
            role: rules.roleNames[argument.role.rawValue],
            filler: mention.map { .mention("m\($0 + 1)") } ?? .text(span(argument.tokens, document))
          )
        },
        status: event.rule.status ?? .asserted, rules: event.rules)
    }
    return AnnotatedDocument(
      id: id, text: String(decoding: document.text, as: UTF8.self), date: date, mentions: mentions,
      events: written)
  }

  /// The place of a name among `names`, which are in the order of the text.
  private static func index(
    of tokens: Range<Int>, in names: [(tokens: Range<Int>, type: TypeID)]
  ) -> Int? {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.lowerBound < tokens.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < names.count && names[low].tokens == tokens ? low : nil
  }

  private func span(_ tokens: Range<Int>, _ document: TokenizedDocument) -> TextSpan {
    TextSpan(
      Int(document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1]))
  }
}
