/// Reads all articles of a plan into memory, for commands that go over them again and again.
package enum ArticleLoader {
  /// What was read, and one line for people about everything that is no article.
  package struct Result: Sendable {
    /// The articles, in the order of the plan.
    package fileprivate(set) var articles: [Article] = []
    /// What could not be read, and why, each with its file.
    package fileprivate(set) var problems: [String] = []
  }

  /// Reads the articles of `plan`.
  package static func articles(of plan: InputPlan) -> Result {
    let limits = InputLimits()
    let reader = ArticleReader(plan, limits: limits)
    let decoder = ArticleDecoder(
      fields: ArticleFields(), maximumTextBytes: limits.maximumDocumentBytes)
    var result = Result()
    var bytes: [UInt8] = []
    while true {
      bytes.removeAll(keepingCapacity: true)
      switch reader.next(into: &bytes, mayWait: true, opensPlainText: true) {
      case .end: return result
      case .blankLine, .pending, .leftClosed: continue
      case .problem(let file, let line, let problem): result.add(problem, file, line)
      case .article(let file, let line):
        var article = Article()
        do throws(InputProblem) {
          try bytes.withUnsafeBufferPointer { (buffer) throws(InputProblem) in
            try decoder.decode(buffer, of: file, into: &article)
          }
          result.articles.append(article)
        } catch {
          result.add(error, file, line)
        }
      }
    }
  }
}

extension ArticleLoader.Result {
  fileprivate mutating func add(_ problem: InputProblem, _ file: ArticleFile, _ line: Int) {
    problems.append(
      file.displayName + (line > 0 ? ":\(line)" : "") + ": " + problem.message)
  }
}
