import QuothModel
package import QuothRules
package import QuothText

/// Collects the mentions of a document: what fills roles, every name and every date; the larger one of two that
/// overlap wins (CODEBOOK.md §1).
package struct MentionTable {
  private let document: TokenizedDocument
  private let types: MentionTypes
  private(set) var drafts: [MentionDraft] = []
  /// For each token of the document the last draft that starts there, or -1.
  private var lastDraftAtToken: [Int32]
  /// For each draft the one before it that starts at the same token, or -1.
  private var previousDraft: [Int32] = []
  /// The triggers of the current sentence's events inside noun groups, by element: the means *an IS **strike*** is a
  /// mention without the actor, who is one of its own.
  var eventNouns: [Int: Range<Int>] = [:]

  init(document: TokenizedDocument, types: MentionTypes) {
    self.document = document
    self.types = types
    lastDraftAtToken = Array(repeating: -1, count: document.words.count)
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
    let start = draft.tokens.lowerBound
    var known = Int(lastDraftAtToken[start])
    while known >= 0 {
      if drafts[known].tokens == draft.tokens { return known }
      known = Int(previousDraft[known])
    }
    previousDraft.append(lastDraftAtToken[start])
    lastDraftAtToken[start] = Int32(drafts.count)
    drafts.append(draft)
    return drafts.count - 1
  }

  private static let meansRole = "means"

  // MARK: Extent and type

  private func draft(
    ofElement index: Int, _ role: String, _ event: String, in graph: ClauseGraph
  ) -> MentionDraft {
    let element = graph.elements[index]
    let analysis = graph.analysis
    if let date = element.date {
      return draft(of: analysis.dates[date], analysis.firstToken, analysis.sentence)
    }
    if role == Self.meansRole, let trigger = eventNouns[index],
      element.tokens.clamped(to: trigger) == trigger
    {
      return draft(ofTokens: trigger, element.type, role, event, in: graph)
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
      if draft.side == .unknown, name.type == draft.type { draft.side = name.side }
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
    let order = drafts.indices.sorted { first, second in
      let (length, otherLength) = (drafts[first].tokens.count, drafts[second].tokens.count)
      if length != otherLength { return length > otherLength }
      let (hasRole, otherHasRole) = (!drafts[first].roles.isEmpty, !drafts[second].roles.isEmpty)
      if hasRole != otherHasRole { return hasRole }
      return drafts[first].tokens.lowerBound < drafts[second].tokens.lowerBound
    }
    // For each token the draft that it belongs to, or -1.
    var owner = [Int32](repeating: -1, count: document.words.count)
    var survivors = Array(drafts.indices)
    for index in order {
      let tokens = drafts[index].tokens
      if let taken = tokens.first(where: { owner[$0] >= 0 }) {
        survivors[index] = Int(owner[taken])
      } else {
        for token in tokens { owner[token] = Int32(index) }
      }
    }
    return survivors
  }

  /// The place in the text of the draft with that index, in UTF-8 bytes.
  func span(ofDraft index: Int) -> TextSpan {
    let tokens = drafts[index].tokens
    return TextSpan(
      Int(document.tokenStarts[tokens.lowerBound])..<Int(document.tokenEnds[tokens.upperBound - 1]))
  }
}
