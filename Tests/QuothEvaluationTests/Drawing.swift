import QuothModel

/// Documents drawn as text: `⟦the army|Force⟧ took ⟦a town|Location⟧`.
enum Drawing {
  /// A document whose mentions are the brackets of `drawing`; they may be nested.
  static func document(_ id: String, _ drawing: String, events: [Event] = []) -> AnnotatedDocument {
    var text = ""
    var open: [(start: Int, order: Int)] = []
    var mentions: [(order: Int, mention: Mention)] = []
    var count = 0
    var label: String?
    for character in drawing {
      switch character {
      case "⟦":
        open.append((text.utf8.count, count))
        count += 1
      case "|": label = ""
      case "⟧":
        guard let (start, order) = open.popLast(), let type = label else { continue }
        mentions.append(
          (
            order,
            Mention(id: "m\(order + 1)", type: type, span: TextSpan(start..<text.utf8.count))
          ))
        label = nil
      default:
        if label == nil { text.append(character) } else { label?.append(character) }
      }
    }
    return AnnotatedDocument(
      id: id, text: text, mentions: mentions.sorted { $0.order < $1.order }.map(\.mention),
      events: events)
  }

  /// A file of documents, one a line.
  static func file(_ name: String, _ documents: [AnnotatedDocument]) -> DocumentCollection {
    DocumentCollection(
      file: name, documents: documents, lines: documents.indices.map { $0 + 1 }, digest: "ab12")
  }
}
