package import Quoth

/// The engine as a run uses it.
package struct ExtractorAnnotator: ArticleAnnotator {
  private let extractor: Extractor
  private let rulePaths: [String]

  /// An annotator with the packs that `extractor` has read from `rulePaths`.
  package init(_ extractor: Extractor, rulePaths: [String]) {
    self.extractor = extractor
    self.rulePaths = rulePaths
  }

  package var fingerprint: String { RuleFingerprint.hexadecimal(of: rulePaths) }

  package func makeWorker() -> Worker { Worker(extractor.makeWorker()) }

  /// One thread's workspace.
  package final class Worker: ArticleAnnotatingWorker {
    private let worker: ExtractorWorker

    fileprivate init(_ worker: ExtractorWorker) {
      self.worker = worker
    }

    package func annotate(
      id: String, text: borrowing [UInt8], date: String?
    ) throws(InputProblem) -> Annotation {
      do {
        let extraction = try worker.annotate(id: id, text: copy text, date: date)
        return Annotation(
          document: extraction.document,
          failures: extraction.failures.map { RuleFailure(rule: $0.rule, reason: $0.reason) })
      } catch {
        throw InputProblem(.invalidUTF8, error.description)
      }
    }
  }
}
