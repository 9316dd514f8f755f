internal import QuothModel

/// Finds what is doubtful in files that can be evaluated.
struct DataChecks {
  private(set) var warnings: [DocumentProblem] = []
  private var counts: [String: Int] = [:]
  private let ignoredRoles: Set<ExactText>
  private static let limitPerKind = 20

  /// Checks both files of an evaluation that leaves out the arguments in `ignoredRoles`.
  init(
    gold: DocumentCollection, predicted: DocumentCollection, pairing: DocumentPairing,
    ignoredRoles: [String] = []
  ) {
    self.ignoredRoles = Set(ignoredRoles.map(ExactText.init))
    check(gold)
    check(predicted)
    checkTypes(pairing, gold.file, predicted.file)
    for (id, line) in pairing.extra {
      warn(
        "extra-document", predicted.file, line,
        "document '\(id)' is not in '\(gold.file)' and is left out")
    }
    if pairing.pairs.allSatisfy({
      $0.gold.mentions.isEmpty && $0.gold.events.isEmpty && $0.predicted.mentions.isEmpty
        && $0.predicted.events.isEmpty
    }) {
      warn("nothing-annotated", gold.file, nil, "neither gold nor predictions annotate anything")
    }
  }

  mutating func warn(_ code: String, _ file: String, _ line: Int?, _ message: String) {
    counts[code, default: 0] += 1
    let count = counts[code, default: 0]
    if count > Self.limitPerKind { return }
    let rest = count == Self.limitPerKind ? "; further ones of this kind are not listed" : ""
    warnings.append(
      DocumentProblem(.warning, file: file, line: line, code: code, message: message + rest))
  }

  private mutating func check(_ collection: DocumentCollection) {
    for (document, line) in zip(collection.documents, collection.lines) {
      checkSpans(document, collection.file, line)
      checkEdges(document, collection.file, line)
      checkEvents(document, collection.file, line)
    }
  }

  private mutating func checkSpans(_ document: AnnotatedDocument, _ file: String, _ line: Int) {
    let sorted = document.mentions.sorted {
      $0.span != $1.span ? $0.span < $1.span : $0.type.precedesByScalars($1.type)
    }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where first.span == second.span && first.fragments == second.fragments {
      if first.type.hasSameScalars(as: second.type) {
        warn(
          "duplicate-mention", file, line,
          "document '\(document.id)': mention '\(second.id)' repeats '\(first.id)' "
            + "(\(first.type) '\(document.surface(of: first))')")
      } else {
        warn(
          "span-with-two-types", file, line,
          "document '\(document.id)': '\(document.surface(of: first))' is \(first.type) "
            + "(mention '\(first.id)') and \(second.type) (mention '\(second.id)')")
      }
    }
  }

  private mutating func checkEdges(_ document: AnnotatedDocument, _ file: String, _ line: Int) {
    for mention in document.mentions {
      let surface = document.surface(at: mention.span).unicodeScalars
      guard let first = surface.first, let last = surface.last,
        first.properties.isWhitespace || last.properties.isWhitespace
      else { continue }
      warn(
        "white-space-at-edge", file, line,
        "document '\(document.id)': mention '\(mention.id)' begins or ends with white space")
    }
  }

  private mutating func checkEvents(_ document: AnnotatedDocument, _ file: String, _ line: Int) {
    var ids: Set<ExactText> = []
    for event in document.events where !ids.insert(ExactText(event.id)).inserted {
      warn(
        "duplicate-event-id", file, line,
        "document '\(document.id)': two events have the id '\(event.id)'")
    }
  }

  private mutating func checkTypes(_ pairing: DocumentPairing, _ gold: String, _ predicted: String)
  {
    let goldDocuments = pairing.pairs.map { $0.gold }
    let predictedDocuments = pairing.pairs.map { $0.predicted }
    checkTypes(
      "mention", gold, predicted, Self.types(of: goldDocuments) { $0.mentions.map(\.type) },
      Self.types(of: predictedDocuments) { $0.mentions.map(\.type) })
    checkTypes(
      "event", gold, predicted, Self.types(of: goldDocuments) { $0.events.map(\.type) },
      Self.types(of: predictedDocuments) { $0.events.map(\.type) })
    let roles = { (document: AnnotatedDocument) in
      document.events.flatMap { $0.arguments.map(\.role) }
    }
    let unknown = Self.types(of: predictedDocuments, roles).subtracting(
      Self.types(of: goldDocuments, roles)
    ).subtracting(ignoredRoles)
    for role in unknown.sorted() {
      warn(
        "role-unknown-to-gold", predicted, nil,
        "the role '\(role.text)' is predicted and never used in '\(gold)'; "
          + "--ignore-role \(role.text) leaves it out")
    }
  }

  private static func types(
    of documents: [AnnotatedDocument], _ types: (AnnotatedDocument) -> [String]
  ) -> Set<ExactText> {
    var all: Set<ExactText> = []
    for document in documents { for type in types(document) { all.insert(ExactText(type)) } }
    return all
  }

  private mutating func checkTypes(
    _ kind: String, _ gold: String, _ predicted: String, _ goldTypes: Set<ExactText>,
    _ predictedTypes: Set<ExactText>
  ) {
    for type in predictedTypes.subtracting(goldTypes).sorted() {
      warn(
        "type-unknown-to-gold", predicted, nil,
        "the \(kind) type '\(type.text)' is predicted and never used in '\(gold)'")
    }
    var byLowerCase: [ExactText: [String]] = [:]
    for type in goldTypes.union(predictedTypes).sorted() {
      byLowerCase[ExactText(type.text.lowercased()), default: []].append(type.text)
    }
    for (_, variants) in byLowerCase.sorted(by: { $0.key < $1.key }) where variants.count > 1 {
      let names = variants.map { "'\($0)'" }.joined(separator: " and ")
      warn("types-differ-in-case", gold, nil, "the \(kind) types \(names) differ only in case")
    }
  }
}
