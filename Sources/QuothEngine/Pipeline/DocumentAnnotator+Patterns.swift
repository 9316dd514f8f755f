import PCRE2
package import QuothRules
import QuothText

extension DocumentAnnotator {
  /// Whether `pattern`, which is not anchored, matches in a sentence of `text`.
  ///
  /// Texts that cannot be read match nothing.
  package func contains(_ pattern: PositionalPattern, in text: [UInt8]) -> Bool {
    guard let (_, sentences) = try? sentenceEvents(of: text, isExplaining: false) else {
      return false
    }
    let workspace = MatchWorkspace()
    return sentences.contains { sentence in
      let view = SentenceView(sentence.graph, vocabulary: rules.vocabulary)
      return view.bytes.withUnsafeBufferPointer {
        workspace.match(pattern.pattern, in: $0) == .matched
      }
    }
  }
}
