import PCRE2
import QuothModel
import QuothRules
import QuothText

/// Annotates documents by rules that need nothing but words; belongs to one worker.
final class WordAnnotator {
  private let rules: WordRules
  private let workspace: MatchWorkspace
  private let patterns: [WordPattern]
  private var matcher: WordMatcher
  private var view = WordView()
  /// The names of the document, in the order of the text.
  private var names: [(tokens: Range<Int>, type: TypeID)] = []
  /// The tokens of the sentence at which triggers may stand.
  private var triggers: [Int] = []
  private var matches: [WordMatch] = []
  private var failures: [(sentence: Int, failure: RuleFailure)] = []
  private var ids = (mentions: IDList("m"), events: IDList("e"))

  /// What the rules column of a mention names: where it comes from.
  private static let lexiconEvidence = ["lexicon"]

  init(_ rules: WordRules, workspace: MatchWorkspace) {
    self.rules = rules
    self.workspace = workspace
    patterns = rules.patterns.map { WordPattern($0.pattern) }
    matcher = WordMatcher(rules.sequences, workspace: workspace)
  }

  /// The names and events of `document`.
  func annotate(id: String, _ document: TokenizedDocument, date: String?) -> AnnotationResult {
    failures = []
    names.removeAll(keepingCapacity: true)
    var events: [WordMatch] = []
    for (index, sentence) in document.sentences.enumerated() {
      let firstName = names.count
      scan(sentence.tokens, of: document)
      guard !triggers.isEmpty else { continue }
      matcher.startSentence(sentence.tokens, of: document)
      if rules.needsView {
        let shown = rules.looksAtNames ? names[firstName...] : []
        view.encode(sentence.tokens, of: document, names: shown)
      }
      matchRules(in: sentence.tokens, of: document, sentence: index)
      events += WordMatch.winners(of: &matches)
      matches.removeAll(keepingCapacity: true)
    }
    return AnnotationResult(
      document: annotatedDocument(id: id, document, date: date, events), failures: failures)
  }

  /// Notes the names of a sentence, and the tokens at which triggers may stand.
  private func scan(_ tokens: Range<Int>, of document: TokenizedDocument) {
    triggers.removeAll(keepingCapacity: true)
    let noted = rules.noted
    var nameEnd = tokens.lowerBound
    for token in tokens where noted.contains(document.words[token]) {
      let word = document.words[token]
      if rules.triggers.isTrigger(word) { triggers.append(token) }
      guard token >= nameEnd, rules.lexicon.startsName(word),
        let name = rules.lexicon.longestName(at: token, before: tokens.upperBound, in: document)
      else { continue }
      names.append(name)
      nameEnd = name.tokens.upperBound
    }
  }

  private func matchRules(in tokens: Range<Int>, of document: TokenizedDocument, sentence: Int) {
    for token in triggers {
      for index in rules.triggers.entryRange(document.words[token]) {
        let entry = rules.triggers.entry(index)
        guard let trigger = trigger(of: entry, at: token, in: tokens, of: document) else {
          continue
        }
        let alternative = rules.alternatives[entry.alternative]
        do throws(MatchFailure) {
          guard
            let arguments = try arguments(
              of: alternative, around: trigger, first: tokens.lowerBound, document)
          else { continue }
          matches.append(
            WordMatch(
              entry.alternative, rank: alternative.rank, trigger: trigger, arguments: arguments))
        } catch {
          let rule = rules.rules[entry.alternative].rule
          failures.append((sentence, RuleFailure(rule: rule, reason: error.message)))
        }
      }
    }
  }

  /// What fills the roles of a rule whose trigger stands at `trigger`; `nil` if the rule does not match.
  private func arguments(
    of alternative: WordRules.Alternative, around trigger: Range<Int>, first: Int,
    _ document: TokenizedDocument
  ) throws(MatchFailure) -> [WordMatch.Argument]? {
    var arguments: [WordMatch.Argument] = []
    switch alternative.right {
    case nil: break
    case .sequence(let number):
      guard try matcher.matches(number, rightOf: trigger) else { return nil }
    case .expression(let number):
      guard try matches(number, rightOf: trigger, first: first, document, &arguments) else {
        return nil
      }
    }
    switch alternative.left {
    case nil: break
    case .sequence(let number):
      guard try matcher.matches(number, leftOf: trigger, reach: alternative.leftReach) else {
        return nil
      }
    case .expression(let number):
      guard
        try matches(
          number, leftOf: trigger, reach: alternative.leftReach, first: first, &arguments)
      else { return nil }
    }
    return arguments
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

  /// Whether an expression matches directly right of `trigger`.
  private func matches(
    _ pattern: Int, rightOf trigger: Range<Int>, first: Int, _ document: TokenizedDocument,
    _ arguments: inout [WordMatch.Argument]
  ) throws(MatchFailure) -> Bool {
    let last = trigger.upperBound - 1
    let length = Int(document.tokenEnds[last] - document.tokenStarts[last])
    let start = view.tokenStarts[last - first] + length
    return try matches(pattern, in: start..<view.bytes.count, first: first, &arguments)
  }

  /// Whether an expression matches from one of the nearest elements up to `trigger`.
  private func matches(
    _ pattern: Int, leftOf trigger: Range<Int>, reach: Int, first: Int,
    _ arguments: inout [WordMatch.Argument]
  ) throws(MatchFailure) -> Bool {
    let trigger = trigger.lowerBound - first
    let end = view.tokenStarts[trigger]
    let nearest = view.elements[trigger]
    for element in stride(from: nearest, through: max(0, nearest - reach), by: -1)
    where view.elementStarts[element] <= end {
      let start = view.elementStarts[element]
      if try matches(pattern, in: start..<end, first: first, &arguments) { return true }
    }
    return false
  }

  /// Whether an expression matches from the start of `range`, the bytes of the view that it sees.
  private func matches(
    _ number: Int, in range: Range<Int>, first: Int, _ arguments: inout [WordMatch.Argument]
  ) throws(MatchFailure) -> Bool {
    let pattern = patterns[number]
    let outcome = view.bytes.withUnsafeBufferPointer { bytes in
      pattern.match(in: bytes, from: range.lowerBound, endingAt: range.upperBound, workspace)
    }
    switch outcome {
    case .noMatch: return false
    case .failed(let failure): throw failure
    case .matched:
      for capture in rules.patterns[number].captures {
        guard let span = workspace.span(ofGroup: capture.group), !span.isEmpty else { continue }
        let tokens = view.token(atByte: span.lowerBound)...view.token(atByte: span.upperBound - 1)
        arguments.append(
          WordMatch.Argument(
            role: capture.role,
            tokens: (first + tokens.lowerBound)..<(first + tokens.upperBound + 1)))
      }
      return true
    }
  }

  // MARK: Output

  private func annotatedDocument(
    id: String, _ document: TokenizedDocument, date: String?, _ events: [WordMatch]
  ) -> AnnotatedDocument {
    let mentions = names.enumerated().map { number, name in
      Mention(
        id: ids.mentions[number], type: rules.typeNames[Int(name.type.rawValue)],
        span: span(name.tokens, document), rules: Self.lexiconEvidence)
    }
    let written = events.enumerated().map { number, event in
      Event(
        id: ids.events[number], type: rules.eventNames[event.rank.event.rawValue],
        trigger: span(event.trigger, document),
        arguments: event.arguments.map { argument in
          Argument(
            role: rules.roleNames[argument.role.rawValue],
            filler: mention(over: argument.tokens).map { .mention(ids.mentions[$0]) }
              ?? .text(span(argument.tokens, document)))
        },
        status: rules.rules[event.alternative].status ?? .asserted, rules: ruleNames(of: event))
    }
    return AnnotatedDocument(
      id: id, text: String(decoding: document.text, as: UTF8.self), date: date, mentions: mentions,
      events: written)
  }

  /// The rules that found an event, best first, each once.
  private func ruleNames(of event: WordMatch) -> [String] {
    var names = [rules.rules[event.alternative].rule]
    for other in event.others {
      let name = rules.rules[other].rule
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The number of the name that covers exactly `tokens`.
  private func mention(over tokens: Range<Int>) -> Int? {
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
