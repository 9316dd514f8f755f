import QuothRules
import QuothText

/// Looks for the mention that another one stands for, among those whose name is known.
struct AntecedentSearch {
  /// A mention with a name that others can refer to.
  struct Candidate {
    let sentence: Int
    /// The document token where it starts.
    let start: Int
    /// The document token behind it.
    let end: Int
    let type: TypeID
    let kind: WordID
    let side: WordID
    /// The number of its name in `FullNames`.
    let name: Int
    /// The spelling of a name itself, for its words; nil for what is resolved to one.
    let spelling: Int?
    /// The mention that has the name.
    let root: Int

    /// Whether it is a name itself, not resolved to one.
    var isNamed: Bool { spelling != nil }
  }

  private let names: FullNames
  /// The candidates found so far, by their place.
  private(set) var candidates: [Candidate] = []
  /// The candidates that one search has found to fit, by their place.
  private var fitting: [Int] = []
  /// For each name how often it is mentioned, as far as one search has counted.
  private var weights: [Double]
  /// The types of the names of several words.
  private var typesOfLongNames = TypeSet()
  /// A pronoun is not sought further back than so many sentences.
  private static let pronounReach = 6

  init(_ names: FullNames) {
    self.names = names
    weights = Array(repeating: 0, count: names.nameCount)
  }

  mutating func add(_ candidate: Candidate) {
    if let spelling = candidate.spelling, names.keys(ofSpelling: spelling).count > 1 {
      typesOfLongNames.insert(candidate.type)
    }
    var place = candidates.count
    while place > 0, candidates[place - 1].start > candidate.start { place -= 1 }
    candidates.insert(candidate, at: place)
  }

  /// The first mention of what `target` asks for behind `mention`, at most so many sentences ahead.
  func find(
    _ target: AntecedentTarget, from mention: ReferenceMention, ahead sentences: Int
  ) -> Candidate? {
    candidates.first {
      $0.start > mention.tokens.lowerBound && $0.sentence - mention.sentence <= sentences
        && target.accepts($0)
    }
  }

  /// What `target` asks for, seen from `mention`; what was not named before may be named within the
  /// next `foresight` sentences.
  mutating func find(
    _ target: AntecedentTarget, from mention: ReferenceMention, foresight: Int
  ) -> Candidate? {
    let start = mention.tokens.lowerBound
    fitting.removeAll(keepingCapacity: true)
    for index in candidates.indices where target.accepts(candidates[index]) {
      let other = candidates[index].start
      let isWanted =
        switch target.direction {
        case .earlier: other < start
        case .later: other > start
        case .any: other != start
        }
      if isWanted { fitting.append(index) }
    }
    if let found = chosen(target.preference, from: mention) { return found }
    // *The city fell*, says a headline before the city is named; a pronoun stands for what was named before.
    guard target.direction == .earlier, mention.tokens.count > 1 else { return nil }
    return find(target, from: mention, ahead: foresight)
  }

  /// The one of those that fit.
  private mutating func chosen(
    _ preference: ReferenceTarget.Preference, from mention: ReferenceMention
  ) -> Candidate? {
    guard let last = fitting.last.map({ candidates[$0] }) else { return nil }
    switch preference {
    case .nearest:
      // A mention of the same sentence is nearer than any other.
      return nearest(to: mention)
    case .first:
      // The first of the sentence is its subject, more often than not.
      guard mention.sentence - last.sentence <= Self.pronounReach else { return nil }
      return fitting.first { candidates[$0].sentence == last.sentence }.map { candidates[$0] }
    case .longest:
      return fitting.max { length($0) < length($1) }.map { candidates[$0] }
    case .commonest: return commonest(from: mention)
    case .only: return fitting.allSatisfy { candidates[$0].name == last.name } ? last : nil
    }
  }

  /// The length of the candidate's name in UTF-8.
  private func length(_ index: Int) -> Int { names.length(ofName: candidates[index].name) }

  private func nearest(to mention: ReferenceMention) -> Candidate? {
    var nearest: (candidate: Int, distance: (Int, Int))?
    for index in fitting {
      let distance = distance(candidates[index], from: mention)
      if let known = nearest, known.distance <= distance { continue }
      nearest = (index, distance)
    }
    return nearest.map { candidates[$0.candidate] }
  }

  private func distance(_ candidate: Candidate, from mention: ReferenceMention) -> (Int, Int) {
    (
      abs(candidate.sentence - mention.sentence),
      candidate.start < mention.tokens.lowerBound
        ? mention.tokens.lowerBound - candidate.start
        : candidate.start - mention.tokens.upperBound
    )
  }

  /// The most mentioned one, where a mention counts the less the more sentences lie between.
  private mutating func commonest(from mention: ReferenceMention) -> Candidate? {
    for index in fitting {
      let sentences = abs(mention.sentence - candidates[index].sentence)
      weights[candidates[index].name] += 1 / Double(1 + sentences)
    }
    var best: Int?
    var bestWeight = 0.0
    // Of equals the nearer one wins: candidates are in the order of the text.
    for index in fitting.reversed() where weights[candidates[index].name] > bestWeight {
      best = index
      bestWeight = weights[candidates[index].name]
    }
    for index in fitting { weights[candidates[index].name] = 0 }
    return best.map { candidates[$0] }
  }

  /// Whether a name of `type` has more words than one.
  func hasLongName(of type: TypeID) -> Bool { typesOfLongNames.contains(type) }

  /// The nearest name of `type` that holds all of `words` and more (*the airport*, *Tadmur Airport*).
  mutating func name(
    holding words: [NameKey], of type: TypeID, from mention: ReferenceMention
  ) -> Candidate? {
    fitting.removeAll(keepingCapacity: true)
    for index in candidates.indices where candidates[index].type == type {
      guard let spelling = candidates[index].spelling else { continue }
      let keys = names.keys(ofSpelling: spelling)
      if keys.count > words.count, words.allSatisfy(keys.contains) { fitting.append(index) }
    }
    return nearest(to: mention)
  }

  /// The commonest mention of the type, kind and side of `mention` before it.
  mutating func alike(_ mention: ReferenceMention) -> Candidate? {
    fitting.removeAll(keepingCapacity: true)
    for index in candidates.indices {
      let candidate = candidates[index]
      if candidate.type == mention.type, candidate.start < mention.tokens.lowerBound,
        agrees(candidate.kind, mention.kind), candidate.side == mention.side
      {
        fitting.append(index)
      }
    }
    return commonest(from: mention)
  }

  private func agrees(_ left: WordID, _ right: WordID) -> Bool {
    left == right || left == .unknown || right == .unknown
  }

  /// The mention that starts at one of the document tokens `tokens` and is of one of two types.
  func candidate(startingIn tokens: Range<Int>, of type: TypeID, or other: TypeID) -> Candidate? {
    candidates.first { tokens.contains($0.start) && ($0.type == type || $0.type == other) }
  }
}
