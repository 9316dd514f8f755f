import QuothText

/// Who holds the offices that a document names: *the governor said* where *Governor Talal Barazi* stands elsewhere.
struct OfficeHolders {
  /// For the head noun of an office the mentions of the persons beside it.
  private var persons: [WordID: [Int]] = [:]
  private let connectors: WordSet
  private let types: NameTypes

  /// `mentions` by their place; `connectors` are *of*, *for*, *the*.
  init(
    _ mentions: [ReferenceMention], in document: TokenizedDocument, types: NameTypes,
    connectors: WordSet
  ) {
    self.types = types
    self.connectors = connectors
    for index in mentions.indices.dropFirst() {
      let (left, right) = (mentions[index - 1], mentions[index])
      guard left.type == types.title || right.type == types.title else { continue }
      let gap = left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)
      let isBeside = gap.count <= 2 && (gap.isEmpty || Self.isComma(gap.lowerBound, in: document))
      guard isBeside, left.sentence == right.sentence else { continue }
      if left.type == types.title, right.type == types.person, right.isNamed {
        persons[head(of: left, in: document), default: []].append(index)
      } else if left.type == types.person, left.isNamed, right.type == types.title, !gap.isEmpty {
        persons[head(of: right, in: document), default: []].append(index - 1)
      }
    }
  }

  /// The mentions of persons that hold the office of `mention`.
  func holders(of mention: ReferenceMention, in document: TokenizedDocument) -> [Int] {
    persons[head(of: mention, in: document)] ?? []
  }

  /// The head noun of an office: *governor* of *governor of Homs province*.
  private func head(of title: ReferenceMention, in document: TokenizedDocument) -> WordID {
    let connector = title.tokens.dropFirst().first { connectors.contains(document.words[$0]) }
    return document.words[(connector ?? title.tokens.upperBound) - 1]
  }

  private static func isComma(_ token: Int, in document: TokenizedDocument) -> Bool {
    document.bytes(ofToken: token).elementsEqual(",".utf8)
  }
}
