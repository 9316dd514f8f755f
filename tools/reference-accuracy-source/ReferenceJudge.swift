import PCRE2
import QuothEngine
import QuothModel
import QuothRules
import QuothText

/// Runs the reference stage on the gold mentions of a document.
final class ReferenceJudge {
  private let rules: EngineRules
  private let annotator: DocumentAnnotator
  private let workspace = MatchWorkspace()
  private static let pronouns: Set<String> = [
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "himself", "itself",
    "themselves", "who", "which", "we", "i",
  ]
  private static let determiners: Set<String> = [
    "the", "this", "that", "these", "those", "its", "their", "his", "her", "a", "an", "most",
    "some", "dozens", "many", "all",
  ]

  init(rules: EngineRules) {
    self.rules = rules
    annotator = DocumentAnnotator(rules: rules)
  }

  /// One judgement for every gold mention whose name differs from its text.
  func judge(_ gold: AnnotatedDocument) throws -> [ReferenceJudgement] {
    let document = try rules.tokenizer.tokenize(Array(gold.text.utf8))
    let analyses = annotator.analyzed(document)
    let sorted = gold.mentions.sorted { $0.span < $1.span }
    var mentions: [ReferenceMention] = []
    var owners: [Mention] = []
    for mention in sorted {
      guard let given = input(mention, in: document, analyses) else { continue }
      mentions.append(given)
      owners.append(mention)
    }
    let references = rules.references.resolve(mentions, in: document, workspace: workspace)
    var judgements: [ReferenceJudgement] = []
    for (owner, reference) in zip(owners, references) {
      let text = String(decoding: document.text[owner.span.range], as: UTF8.self)
      guard let expected = owner.name,
        ReferenceJudgement.folded(expected) != ReferenceJudgement.folded(text)
      else { continue }
      judgements.append(
        ReferenceJudgement(
          kind: kind(of: text), type: owner.type, text: text, expected: expected,
          found: reference?.name, rule: reference?.rule))
    }
    return judgements
  }

  private func input(
    _ mention: Mention, in document: TokenizedDocument, _ analyses: [SentenceAnalysis]
  ) -> ReferenceMention? {
    let covered = document.tokenStarts.indices.filter {
      Int(document.tokenStarts[$0]) < mention.span.upperBound
        && Int(document.tokenEnds[$0]) > mention.span.lowerBound
    }
    guard let first = covered.first, let last = covered.last,
      let sentence = document.sentences.firstIndex(where: { $0.tokens.contains(first) }),
      let type = rules.ruleSet.types.type(named: mention.type)
    else { return nil }
    let tokens = first..<last + 1
    var given = ReferenceMention(
      type: type, tokens: tokens, sentence: sentence, nameTokens: nil, nameType: type, head: last)
    let analysis = analyses[sentence]
    let inner = analysis.names.first { name in
      let range =
        name.tokens.lowerBound + analysis.firstToken..<name.tokens.upperBound
        + analysis.firstToken
      return range.lowerBound >= first && range.upperBound <= last + 1
        && (range == tokens || name.type == type)
    }
    if let inner {
      given.nameTokens =
        inner.tokens.lowerBound + analysis.firstToken..<inner.tokens.upperBound
        + analysis.firstToken
      given.kind = inner.kind
      given.side = inner.side
      given.entry = inner.entry
    }
    let text = String(decoding: document.text[mention.span.range], as: UTF8.self)
    if kind(of: text) == "name", mention.type != "Title", mention.type != "Date" {
      if given.nameTokens != tokens {
        given.kind = rules.names.placeKind(of: document.words[last])
        given.entry = nil
      }
      given.nameTokens = tokens
    }
    if mention.type == "Title" { given.nameTokens = nil }
    if given.nameTokens != tokens {
      given.kind = rules.names.placeKind(of: document.words[last])
      given.side = rules.names.side(of: document.words[last])
    }
    return given
  }

  /// Acronym, name, name with a noun, pronoun or described, by the look of the text.
  private func kind(of text: String) -> String {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return "described" }
    if words.count == 1, Self.pronouns.contains(first.lowercased()) { return "pronoun" }
    let nouns: Set<String> = [
      "fighters", "militants", "forces", "troops", "group", "soldiers", "insurgents", "members",
      "jihadists", "terrorists",
    ]
    if Self.determiners.contains(first.lowercased()) || text == text.lowercased() {
      return "described"
    }
    if nouns.contains(last) { return "name + noun" }
    if words.count == 1, text == text.uppercased() { return "acronym" }
    return "name"
  }
}
