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
  /// The events of the current sentence: the means *an IS **strike*** is a mention without the actor, who is one of
  /// its own.
  var events: [EventCandidate] = []

  init(document: TokenizedDocument, types: MentionTypes) {
    self.document = document
    self.types = types
    lastDraftAtToken = Array(repeating: -1, count: document.words.count)
    // News has about one mention for eight words.
    drafts.reserveCapacity(document.words.count / 8)
    previousDraft.reserveCapacity(document.words.count / 8)
  }

  /// The draft that stands for a role's filler; made if it is new.
  ///
  /// `event`: the roles of the event's type.
  mutating func draft(
    for filler: RoleFiller, role name: String, of event: EventRoles?, in graph: ClauseGraph
  ) -> Int {
    let role = event?.role(named: name)
    let index =
      switch filler {
      case .element(let element):
        add(draft(ofElement: element, name, role, event, in: graph))
      case .tokens(let tokens, let type): add(draft(ofTokens: tokens, type, role, in: graph))
      }
    drafts[index].hasRole = true
    if EventRoles.isSpeaking(name) { drafts[index].isSpeaker = true }
    return index
  }

  /// Adds every name and date of the sentence.
  mutating func addNamesAndDates(of graph: ClauseGraph) {
    let analysis = graph.analysis
    for name in analysis.names.indices
    where types.isMentioned(analysis.names[name].type) || analysis.names[name].isFromRule {
      add(draft(ofName: name, in: graph))
    }
    for date in analysis.dates.indices {
      add(draft(ofDate: date, in: graph))
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
    ofElement index: Int, _ roleName: String, _ role: EventRoles.Role?, _ event: EventRoles?,
    in graph: ClauseGraph
  ) -> MentionDraft {
    let element = graph.elements[index]
    let analysis = graph.analysis
    if let date = element.date { return draft(ofDate: date, in: graph) }
    if roleName == Self.meansRole, element.kind == .nounGroup,
      let trigger = events.first(where: { $0.element == index })?.trigger,
      element.tokens.clamped(to: trigger) == trigger
    {
      return draft(ofTokens: trigger, element.type, role, in: graph)
    }
    if let name = element.nounGroup.name {
      var draft = draft(ofName: name, in: graph)
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
    // *the Islamic State (IS) group* is named by the first name of its type.
    if let name = name(in: element.tokens, of: draft.type, analysis) {
      let tokens = analysis.names[name].tokens
      draft.nameTokens =
        analysis.firstToken + tokens.lowerBound..<analysis.firstToken + tokens.upperBound
      draft.nameType = analysis.names[name].type
      draft.entry = analysis.names[name].entry
      if draft.side == .unknown, draft.nameType == draft.type {
        draft.side = analysis.names[name].side
      }
    }
    return draft
  }

  /// The first name of `type` among those in `tokens`, or else the last one.
  private func name(
    in tokens: Range<Int>, of type: TypeID, _ analysis: SentenceAnalysis
  ) -> Int? {
    var last: Int?
    for name in analysis.names.indices where analysis.names[name].tokens.overlaps(tokens) {
      if analysis.names[name].type == type { return name }
      last = name
    }
    return last
  }

  private func draft(ofDate index: Int, in graph: ClauseGraph) -> MentionDraft {
    let first = graph.analysis.firstToken
    let date = graph.analysis.dates[index]
    let tokens = first + date.tokens.lowerBound..<first + date.tokens.upperBound
    var draft = MentionDraft(
      tokens: tokens, sentence: graph.analysis.sentence, type: .date, head: tokens.upperBound - 1,
      evidence: "date")
    draft.meaning = date.meaning
    return draft
  }

  private func draft(ofName index: Int, in graph: ClauseGraph) -> MentionDraft {
    let first = graph.analysis.firstToken
    let name = graph.analysis.names[index]
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
    ofTokens tokens: Range<Int>, _ type: TypeID, _ role: EventRoles.Role?, in graph: ClauseGraph
  ) -> MentionDraft {
    let names = graph.analysis.names
    if let name = names.indices.last(where: { names[$0].tokens.overlaps(tokens) }) {
      var draft = draft(ofName: name, in: graph)
      draft.type = types.type(ofName: names[name].type, role: role)
      return draft
    }
    let first = graph.analysis.firstToken
    let range = first + tokens.lowerBound..<first + tokens.upperBound
    return MentionDraft(
      tokens: range, sentence: graph.analysis.sentence,
      type: types.type(ofName: type, role: role), head: range.upperBound - 1, evidence: "group")
  }

  // MARK: Overlaps

  /// Which drafts become mentions.
  struct Selection {
    /// For each draft the one that stands for it: itself, or the larger one that it overlaps.
    var standIns: [Int]
    /// The drafts that stand for themselves, by their place.
    var kept: [Int] = []
  }

  /// What is left once the larger of two overlapping drafts has won; of two as long, the one with a role.
  func selection() -> Selection {
    // For each token the draft that it belongs to, or that it is free or contested.
    let (free, contested): (Int32, Int32) = (-1, -2)
    var owner = [Int32](repeating: free, count: document.words.count)
    for index in drafts.indices {
      for token in drafts[index].tokens {
        owner[token] = owner[token] == free ? Int32(index) : contested
      }
    }
    // Most drafts overlap no other one; the others take their tokens in the order of their rank.
    var ranks = drafts.indices.filter { index in
      drafts[index].tokens.contains { owner[$0] == contested }
    }.map { Rank(drafts[$0], at: $0) }
    for rank in ranks { for token in drafts[rank.draft].tokens { owner[token] = free } }
    ranks.sort(by: <)
    var selection = Selection(standIns: Array(drafts.indices))
    for rank in ranks {
      let tokens = drafts[rank.draft].tokens
      if let taken = tokens.first(where: { owner[$0] != free }) {
        selection.standIns[rank.draft] = Int(owner[taken])
      } else {
        for token in tokens { owner[token] = Int32(rank.draft) }
      }
    }
    var last: Int32 = -1
    for draft in owner where draft != last {
      if draft >= 0 { selection.kept.append(Int(draft)) }
      last = draft
    }
    return selection
  }

  /// The place of a draft among those that may take its tokens.
  private struct Rank: Comparable {
    /// From the top: the shorter the larger, without a role, the first token.
    private let order: UInt64
    let draft: Int

    init(_ draft: MentionDraft, at index: Int) {
      order =
        UInt64(Int32.max - Int32(draft.tokens.count)) << 33 | (draft.hasRole ? 0 : 1) << 32
        | UInt64(draft.tokens.lowerBound)
      self.draft = index
    }

    static func < (left: Rank, right: Rank) -> Bool {
      left.order != right.order ? left.order < right.order : left.draft < right.draft
    }
  }
}
