package import ArgumentParser
package import QuothBatch

/// The options of `quoth annotate` that say how inputs are read.
struct AnnotateReadingOptions: ParsableArguments {
  @Option(
    name: .long, help: "auto (by the file's name), jsonl, or text (each input one article).")
  var input = InputPlan.LayoutChoice.automatic

  @Option(name: .long, help: "In folders, read only the files whose name matches, as '*.txt'.")
  var glob: String?

  @Option(name: .long, help: "The date of articles that carry none, as YYYY-MM-DD.")
  var date: DateArgument?

  @Option(name: .long, help: "The field with the id in JSON Lines.")
  var idField = "id"

  @Option(name: .long, help: "The field with the text in JSON Lines.")
  var textField = "text"

  @Option(name: .long, help: "The field with the date in JSON Lines.")
  var dateField = "date"

  @Option(name: .long, help: "The field with the place of publication in JSON Lines.")
  var sourceField = "source"

  @Option(name: .long, help: "The most bytes that the text of one article may have.")
  var maxDocBytes = 10_000_000

  @Option(name: .long, help: "Only each n-th article, from the i-th on, as '2/8'.")
  var shard: Shard?

  /// The names of the fields as the run takes them.
  var fields: ArticleFields {
    var fields = ArticleFields()
    fields.id = idField
    fields.text = textField
    fields.date = dateField
    fields.source = sourceField
    return fields
  }

  func validate() throws {
    let names = [idField, textField, dateField, sourceField]
    if Set(names).count < names.count || names.contains("") {
      throw ValidationError("The fields of JSON Lines need four different names.")
    }
    if maxDocBytes < 1 { throw ValidationError("--max-doc-bytes is at least 1.") }
  }
}

/// A date on the command line.
struct DateArgument: ExpressibleByArgument {
  let day: String

  init?(argument: String) {
    guard argument.utf8.count == 10, let day = ArticleDate.day(in: argument) else { return nil }
    self.day = day
  }
}

extension Shard: ExpressibleByArgument {
  package init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(number, of: count)
  }
}

extension RowFormat: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}
extension OutputCompression: ExpressibleByArgument {}
extension InputPlan.LayoutChoice: ExpressibleByArgument {}
