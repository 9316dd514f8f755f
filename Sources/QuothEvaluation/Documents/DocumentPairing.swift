internal import QuothModel

/// The documents of gold with those of a prediction, sorted by id.
struct DocumentPairing {
  struct Pair {
    let gold: AnnotatedDocument
    let predicted: AnnotatedDocument
    let goldLine: Int
    let predictedLine: Int
  }

  let pairs: [Pair]
  /// The predicted documents that gold does not have, with their lines.
  let extra: [(id: String, line: Int)]
  private static let problemLimit = 50

  /// Pairs the documents by id and compares their texts by scalars.
  init(
    gold: DocumentCollection, predicted: DocumentCollection
  ) throws(EvaluationRefusal) {
    var places: [ExactText: Int] = [:]
    for (place, document) in predicted.documents.enumerated() {
      places[ExactText(document.id)] = place
    }
    var pairs: [Pair] = []
    var missing: [DocumentProblem] = []
    var differing: [DocumentProblem] = []
    for (document, line) in zip(gold.documents, gold.lines) {
      guard let place = places.removeValue(forKey: ExactText(document.id)) else {
        missing.append(.missingDocument(document.id, gold: gold.file, line, predicted.file))
        continue
      }
      let pair = Pair(
        gold: document, predicted: predicted.documents[place], goldLine: line,
        predictedLine: predicted.lines[place])
      pairs.append(pair)
      if !document.text.hasSameScalars(as: pair.predicted.text) {
        differing.append(.differingText(pair, predicted.file, gold.file))
      }
    }
    if pairs.isEmpty {
      throw EvaluationRefusal(problems: [.noCommonDocument(gold.file, predicted.file)])
    }
    let problems = missing + differing
    if !problems.isEmpty {
      throw EvaluationRefusal(problems: Array(problems.prefix(Self.problemLimit)))
    }
    self.pairs = pairs.sorted { $0.gold.id.precedesByScalars($1.gold.id) }
    extra = places.values.sorted().map { (predicted.documents[$0].id, predicted.lines[$0]) }
  }
}

extension DocumentProblem {
  fileprivate static func missingDocument(
    _ id: String, gold: String, _ line: Int, _ predicted: String
  ) -> DocumentProblem {
    DocumentProblem(
      .error, file: gold, line: line, code: "missing-document",
      message: "document '\(id)' is missing from '\(predicted)'")
  }

  fileprivate static func noCommonDocument(
    _ gold: String, _ predicted: String
  ) -> DocumentProblem {
    DocumentProblem(
      .error, file: predicted, line: nil, code: "no-common-document",
      message: "no document has the id of one in '\(gold)'")
  }

  fileprivate static func differingText(
    _ pair: DocumentPairing.Pair, _ file: String, _ gold: String
  ) -> DocumentProblem {
    let (right, left) = (pair.gold.text.unicodeScalars, pair.predicted.text.unicodeScalars)
    let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }
    let difference: String
    if let place {
      difference =
        "at scalar \(place.offset): \(name(of: place.element.0)) here, "
        + "\(name(of: place.element.1)) in '\(gold)'"
    } else {
      difference = "in length: \(left.count) scalars here, \(right.count) in '\(gold)'"
    }
    return DocumentProblem(
      .error, file: file, line: pair.predictedLine, code: "differing-text",
      message: "the text of document '\(pair.gold.id)' differs \(difference)")
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
