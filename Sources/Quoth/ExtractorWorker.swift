public import QuothModel
package import QuothEngine
import QuothText

/// A text that Quoth does not read.
public struct UnreadableText: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, with its place in UTF-8 bytes.
  public let description: String
}

/// What one document gave.
public struct Extraction: Sendable {
  /// The document with its mentions and events.
  public let document: AnnotatedDocument
  /// The rules that ran out of their budget, each with its sentence and the reason.
  public let failures: [(rule: String, sentence: Int, reason: String)]
}

/// Annotates documents, one at a time; not to be shared between threads.
public final class ExtractorWorker {
  private let annotator: DocumentAnnotator

  init(rules: EngineRules) {
    annotator = DocumentAnnotator(rules: rules)
  }

  /// Annotates one text.
  ///
  /// - Parameters:
  ///   - id: the id of the document in the output.
  ///   - text: UTF-8.
  ///   - date: the date of publication as `YYYY-MM-DD`; relative dates are resolved against it.
  /// - Returns: the annotated document, and the rules that ran out of their budget on it.
  /// - Throws: `UnreadableText` when the text is no UTF-8 or holds NUL.
  public func annotate(id: String, text: [UInt8], date: String?) throws(UnreadableText)
    -> Extraction
  {
    do {
      let result = try annotator.annotate(id: id, text: text, date: date)
      return Extraction(
        document: result.document,
        failures: result.failures.map { ($0.failure.rule, $0.sentence, $0.failure.reason) })
    } catch {
      throw UnreadableText(description: String(describing: error))
    }
  }

  /// What the rules did with every sentence of a text.
  package func explain(text: [UInt8], date: String?) throws -> [SentenceExplanation] {
    try annotator.explain(text: text, date: date)
  }

  /// Every sentence of a text as a stage of the analysis leaves it.
  package func view(text: [UInt8], stage: AnalysisStage) throws -> [String] {
    try annotator.view(text: text, stage: stage)
  }
}
