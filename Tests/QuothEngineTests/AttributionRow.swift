import QuothRules
import QuothText

@testable import QuothEngine

/// A paragraph whose groups are drawn: `[noun group]`, `<verb group>`, `{date}`, everything else word by word.
///
/// Lets attribution be tested apart from tagging and grouping. A verb group is passive with a form of *be* in front of
/// its participle, an infinitive behind *to*, a gerund when a lone verb ends in *-ing*.
struct AttributionRow {
  let document: TokenizedDocument
  let graphs: [ClauseGraph?]

  private enum Group: Character { case noun = "[", verb = "<", date = "{" }

  init(_ drawing: String, words: ClauseWords, vocabulary: Vocabulary) throws {
    var bytes: [UInt8] = []
    var groups: [(bytes: Range<Int>, kind: ElementKind)] = []
    var start = 0
    for character in drawing {
      switch character {
      case "[", "<", "{": start = bytes.count
      case "]": groups.append((start..<bytes.count, .nounGroup))
      case ">": groups.append((start..<bytes.count, .verbGroup))
      case "}": groups.append((start..<bytes.count, .date))
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    document = try EnglishText.tokenized(bytes, with: vocabulary)
    let builder = Builder(document: document, vocabulary: vocabulary, groups: groups)
    graphs = document.sentences.indices.map { index in
      ClauseGraph(document: builder.document, analysis: builder.analysis(index), words: words)
    }
  }

  private struct Builder {
    let document: TokenizedDocument
    let vocabulary: Vocabulary
    let groups: [(bytes: Range<Int>, kind: ElementKind)]

    func analysis(_ index: Int) -> SentenceAnalysis {
      let tokens = document.sentences[index].tokens
      var analysis = SentenceAnalysis(sentence: index, firstToken: tokens.lowerBound)
      analysis.lemmas = tokens.map { vocabulary.lemma(of: document.words[$0], as: .pastVerb) }
      analysis.tags = tokens.map { _ in .noun }
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        let place = Int(document.tokenStarts[token])
        var end = token + 1
        var kind = self.kind(of: document.words[token], at: token)
        if let group = groups.first(where: { $0.bytes.contains(place) }) {
          kind = group.kind
          while end < tokens.upperBound, Int(document.tokenStarts[end]) < group.bytes.upperBound {
            end += 1
          }
        } else if kind == .accordingTo {
          end += 1
        }
        let range = token - tokens.lowerBound..<end - tokens.lowerBound
        var element = Element(kind: kind, tokens: range, head: range.upperBound - 1)
        if kind == .verbGroup {
          element.verbGroup = analysis.verbGroups.count
          analysis.verbGroups.append(verbGroup(range, analysis, first: tokens.lowerBound))
        }
        analysis.elements.append(element)
        token = end
      }
      return analysis
    }

    private func text(_ token: Int) -> String {
      String(decoding: document.bytes(ofToken: token), as: UTF8.self).lowercased()
    }

    private func verbGroup(_ range: Range<Int>, _ analysis: SentenceAnalysis, first: Int)
      -> VerbGroup
    {
      let main = range.upperBound - 1
      let texts = range.map { text(first + $0) }
      let isInfinitive = texts.first == "to"
      let isGerund = texts.count == 1 && texts[0].hasSuffix("ing")
      var group = VerbGroup(
        main: main, lexicalVerbs: [main], lemma: analysis.lemmas[main],
        form: isInfinitive ? .infinitive : isGerund ? .gerund : .finite)
      group.isToInfinitive = isInfinitive
      group.isNegated = texts.contains("not")
      group.isPassive = texts.dropLast().contains { ["was", "were", "been"].contains($0) }
      for auxiliary in ["may", "could", "would"] where texts.contains(auxiliary) {
        group.modal = vocabulary.word(for: auxiliary)
      }
      if let to = texts.lastIndex(of: "to"), to > 0 {
        group.chain = [analysis.lemmas[range.lowerBound + to - 1]]
        group.lexicalVerbs = [range.lowerBound + to - 1, main]
      }
      return group
    }

    private func kind(of word: WordID, at token: Int) -> ElementKind {
      if document.shapes[token].contains(.quotationMark) { return .quotationMark }
      switch text(token) {
      case ",": return .comma
      case "that", "whether": return .complementizer
      case "who", "which": return .relativePronoun
      case "and", "or", "but": return .coordinator
      case "according": return .accordingTo
      case "if", "when", "after": return .subordinator
      case "in", "of", "to", "by", "on", "from", "for", "at", "as", "without": return .preposition
      case let text where document.shapes[token].contains(.punctuation) && text.count == 1:
        return .punctuation
      default: return .adverb
      }
    }
  }
}
