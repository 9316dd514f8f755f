/// Something that people should know about one input or article.
struct RunMessage: Hashable, Sendable {
  /// The file, as people read it.
  let file: String
  /// The line in the file, from 1; 0 if it is about the whole file.
  let line: Int
  /// The article's id, if it was read.
  var articleID: String?
  /// What is wrong.
  let problem: InputProblem
}
