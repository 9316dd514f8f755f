package import QuothModel

/// What finds the mentions and events of articles: the engine, behind the shape that a run needs.
package protocol ArticleAnnotator: Sendable {
  /// What one thread works with; it may keep buffers from article to article.
  associatedtype Worker: ArticleAnnotatingWorker

  /// A digest of everything that decides the records: rules, tables, lexicons.
  var fingerprint: String { get }

  /// Makes the workspace of one thread.
  func makeWorker() -> Worker
}

/// One thread's workspace for annotating one article after another.
package protocol ArticleAnnotatingWorker: AnyObject {
  /// Finds what is in one article, whose `text` is valid UTF-8.
  func annotate(
    id: String, text: borrowing [UInt8], date: String?
  ) throws(InputProblem) -> Annotation
}

/// What one article gave.
package struct Annotation: Sendable {
  /// The article with its mentions and events.
  package var document: AnnotatedDocument
  /// The rules that ran out of their budget, sentence by sentence.
  package var failures: [RuleFailure]

  /// An annotation with the given parts.
  package init(document: AnnotatedDocument, failures: [RuleFailure] = []) {
    self.document = document
    self.failures = failures
  }
}

/// A rule that exceeded its limits on one sentence.
package struct RuleFailure: Hashable, Sendable {
  /// The rule's id.
  package let rule: String
  /// What was exceeded, in words for people.
  package let reason: String

  /// A failure with the given parts.
  package init(rule: String, reason: String) {
    self.rule = rule
    self.reason = reason
  }
}
