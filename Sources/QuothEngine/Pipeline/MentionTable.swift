import QuothModel
package import QuothRules
package import QuothText

/// Collects the mentions of a document: what fills roles, every name and every date; the larger one of two that
/// overlap wins (CODEBOOK.md §1).
package struct MentionTable {
  private let document: TokenizedDocument
  private let types: MentionTypes
  private(set) var drafts: [MentionDraft] = []
  private var indexByTokens: [Range<Int>: Int] = [:]

  init(document: TokenizedDocument, types: MentionTypes) {
    self.document = document
    self.types = types
  }

  /// The draft that stands for a role's filler; made if it is new.
  ///
  /// - Returns: nil when the filler can be no mention.
  mutating func draft(
    for filler: RoleFiller, role: String, of event: String, in graph: ClauseGraph
  ) -> Int? {
    let draft: MentionDraft
    switch filler {
    case .element(let index): draft = self.draft(ofElement: index, role, event, in: graph)
    case .tokens(let tokens, let type):
      draft = self.draft(ofTokens: tokens, type, role, event, in: graph)
    }
    let index = add(draft)
    if !drafts[index].roles.contains(role) { drafts[index].roles.append(role) }
    return index
  }

  /// Adds every name and date of the sentence.
  mutating func addNamesAndDates(of graph: ClauseGraph) {
    let first = graph.analysis.firstToken
    for name in graph.analysis.names where types.isMentioned(name.type) || name.isFromRule {
      add(draft(of: name, in: graph))
    }
    for date in graph.analysis.dates {
      add(draft(of: date, first, graph.analysis.sentence))
    }
  }

  @discardableResult
  private mutating func add(_ draft: MentionDraft) -> Int {
    if let known = indexByTokens[draft.tokens] { return known }
    drafts.append(draft)
    indexByTokens[draft.tokens] = drafts.count - 1
    return drafts.count - 1
  }

  // MARK: Extent and type

  private func draft(
    ofElement index: Int, _ role: String, _ event: String, in graph: ClauseGraph
  ) -> MentionDraft {
    let element = graph.elements[index]
    let analysis = graph.analysis
    if let date = element.date {
      return draft(of: analysis.dates[date], analysis.firstToken, analysis.sentence)
    }
    if let name = element.nounGroup.name {
      var draft = draft(of: analysis.names[name], in: graph)
      draft.element = index
      draft.type = types.type(of: element, in: graph, role: role, event: event)
      draft.count = element.nounGroup.quantity.flatMap { analysis.quantities[$0].count }
      return draft
    }
    var draft = MentionDraft(
      tokens: analysis.firstToken + element.tokens.lowerBound..<analysis.firstToken
        + element.tokens.upperBound,
      sentence: analysis.sentence,
      type: types.type(of: element, in: graph, role: role, event: event),
      head: analysis.firstToken + element.head,
      evidence: "group")
    draft.element = index
    draft.count = element.nounGroup.quantity.flatMap { analysis.quantities[$0].count }
    draft.isPlural = element.nounGroup.isPlural
    draft.kind = element.nounGroup.kind
    draft.side = element.nounGroup.side
    let inner = analysis.names.filter { $0.tokens.overlaps(element.tokens) }
    // *the Islamic State (IS) group* is named by the first name of its type.
    if let name = inner.first(where: { $0.type == draft.type }) ?? inner.last {
      draft.nameTokens =
        analysis.firstToken + name.tokens.lowerBound..<analysis.firstToken + name.tokens.upperBound
      draft.nameType = name.type
      draft.entry = name.entry
    }
    return draft
  }

  private func draft(of date: DateExpression, _ first: Int, _ sentence: Int) -> MentionDraft {
    let tokens = first + date.tokens.lowerBound..<first + date.tokens.upperBound
    var draft = MentionDraft(
      tokens: tokens, sentence: sentence, type: .date, head: tokens.upperBound - 1, evidence: "date"
    )
    draft.meaning = date.meaning
    return draft
  }

  private func draft(of name: NameMention, in graph: ClauseGraph) -> MentionDraft {
    let first = graph.analysis.firstToken
    let tokens = first + name.tokens.lowerBound..<first + name.tokens.upperBound
    var draft = MentionDraft(
      tokens: tokens, sentence: graph.analysis.sentence, type: name.type,
      head: tokens.upperBound - 1, evidence: name.evidence)
    if !name.isDescribed {
      draft.nameTokens = tokens
      draft.nameType = name.type
    }
    draft.kind = name.kind
    draft.side = name.side
    draft.entry = name.entry
    return draft
  }

  /// A part of a group: the name in it, else its tokens.
  private func draft(
    ofTokens tokens: Range<Int>, _ type: TypeID, _ role: String, _ event: String,
    in graph: ClauseGraph
  ) -> MentionDraft {
    if let name = graph.analysis.names.last(where: { $0.tokens.overlaps(tokens) }) {
      var draft = draft(of: name, in: graph)
      draft.type = types.type(ofName: name.type, role: role, event: event)
      return draft
    }
    let first = graph.analysis.firstToken
    let range = first + tokens.lowerBound..<first + tokens.upperBound
    return MentionDraft(
      tokens: range, sentence: graph.analysis.sentence,
      type: types.type(ofName: type, role: role, event: event), head: range.upperBound - 1,
      evidence: "group")
  }

  // MARK: Overlaps

  /// For each draft the one that stands for it once the larger of two overlapping ones has won.
  func survivors() -> [Int] {
    let order = drafts.indices.sorted { left, right in
      let (first, second) = (drafts[left], drafts[right])
      if first.tokens.count != second.tokens.count {
        return first.tokens.count > second.tokens.count
      }
      if first.roles.isEmpty != second.roles.isEmpty { return second.roles.isEmpty }
      return first.tokens.lowerBound < second.tokens.lowerBound
    }
    var owner: [Int: Int] = [:]
    var survivors = Array(drafts.indices)
    for index in order {
      if let winner = drafts[index].tokens.lazy.compactMap({ owner[$0] }).first {
        survivors[index] = winner
      } else {
        for token in drafts[index].tokens { owner[token] = index }
      }
    }
    return survivors
  }

  /// The draft's place in the text, in UTF-8 bytes.
  func span(of draft: MentionDraft) -> TextSpan {
    TextSpan(
      Int(
        document.tokenStarts[draft.tokens.lowerBound])..<Int(
          document.tokenEnds[draft.tokens.upperBound - 1]))
  }
}
