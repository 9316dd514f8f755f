import QuothRules
import QuothText

/// Looks for the mention that another one stands for, among those whose name is known.
struct AntecedentSearch {
  /// A mention with a name that others can refer to.
  final class Candidate {
    let mention: Int
    let sentence: Int
    /// The document token where it starts.
    let start: Int
    /// The document token behind it.
    let end: Int
    let type: TypeID
    let kind: WordID
    let side: WordID
    let name: String
    /// The keys of its own words, for names.
    let keys: [NameKey]
    /// The mention that has the name.
    let root: Int
    /// Whether it is a name itself, not resolved to one.
    let isNamed: Bool

    init(
      mention: Int, sentence: Int, start: Int, end: Int, type: TypeID, kind: WordID, side: WordID,
      name: String, keys: [NameKey], root: Int, isNamed: Bool
    ) {
      self.mention = mention
      self.sentence = sentence
      self.start = start
      self.end = end
      self.type = type
      self.kind = kind
      self.side = side
      self.name = name
      self.keys = keys
      self.root = root
      self.isNamed = isNamed
    }
  }

  /// The candidates found so far, by their place.
  private(set) var candidates: [Candidate] = []
  /// A pronoun is not sought further back than so many sentences.
  private static let pronounReach = 6

  mutating func add(_ candidate: Candidate) {
    let place =
      candidates.lastIndex { $0.start <= candidate.start }.map { $0 + 1 } ?? 0
    candidates.insert(candidate, at: place)
  }

  /// The first mention of what `target` asks for behind `mention`, at most so many sentences ahead.
  func find(
    _ target: AntecedentTarget, from mention: ReferenceMention, ahead sentences: Int
  ) -> Candidate? {
    fitting(target, mention).first {
      $0.start > mention.tokens.lowerBound && $0.sentence - mention.sentence <= sentences
    }
  }

  private func fitting(_ target: AntecedentTarget, _ mention: ReferenceMention) -> [Candidate] {
    candidates.filter { candidate in
      candidate.start != mention.tokens.lowerBound && target.types.contains(candidate.type)
        && target.accepts(kind: candidate.kind, side: candidate.side)
    }
  }

  /// What `target` asks for, seen from `mention`; what was not named before may be named within the
  /// next `foresight` sentences.
  func find(
    _ target: AntecedentTarget, from mention: ReferenceMention, foresight: Int
  ) -> Candidate? {
    let fitting = fitting(target, mention)
    let start = mention.tokens.lowerBound
    let earlier = fitting.filter { $0.start < start }
    let later = fitting.filter { $0.start > start }
    switch target.direction {
    case .earlier:
      // *The city fell*, says a headline before the city is named; a pronoun stands for what was named before.
      return choose(target.preference, earlier, from: mention)
        ?? (mention.tokens.count > 1
          ? later.first { $0.sentence - mention.sentence <= foresight } : nil)
    case .later: return choose(target.preference, later, from: mention)
    case .any: return choose(target.preference, fitting, from: mention)
    }
  }

  private func choose(
    _ preference: ReferenceTarget.Preference, _ fitting: [Candidate], from mention: ReferenceMention
  ) -> Candidate? {
    switch preference {
    case .nearest:
      // A mention of the same sentence is nearer than any other.
      return fitting.min {
        distance($0, from: mention) < distance($1, from: mention)
      }
    case .first:
      // The first of the sentence is its subject, more often than not.
      guard let last = fitting.last, mention.sentence - last.sentence <= Self.pronounReach else {
        return nil
      }
      return fitting.first { $0.sentence == last.sentence }
    case .longest: return fitting.max { $0.name.utf8.count < $1.name.utf8.count }
    case .commonest: return commonest(fitting, from: mention)
    case .only: return Set(fitting.map(\.name)).count == 1 ? fitting.last : nil
    }
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
  private func commonest(_ fitting: [Candidate], from mention: ReferenceMention) -> Candidate? {
    var weights: [String: Double] = [:]
    for candidate in fitting {
      let sentences = abs(mention.sentence - candidate.sentence)
      weights[candidate.name, default: 0] += 1 / Double(1 + sentences)
    }
    var best: Candidate?
    var bestWeight = 0.0
    // Of equals the nearer one wins: candidates are in the order of the text.
    for candidate in fitting.reversed() {
      let weight = weights[candidate.name] ?? 0
      if weight > bestWeight {
        best = candidate
        bestWeight = weight
      }
    }
    return best
  }

  /// The nearest name of `type` that holds all of `words` and more (*the airport*, *Tadmur Airport*).
  func name(holding words: [NameKey], of type: TypeID, from mention: ReferenceMention) -> Candidate?
  {
    candidates.filter { candidate in
      candidate.isNamed && candidate.type == type && candidate.keys.count > words.count
        && words.allSatisfy(candidate.keys.contains)
    }
    .min { distance($0, from: mention) < distance($1, from: mention) }
  }

  /// The commonest mention of the type, kind and side of `mention` before it.
  func alike(_ mention: ReferenceMention) -> Candidate? {
    let fitting = candidates.filter { candidate in
      candidate.type == mention.type && candidate.start < mention.tokens.lowerBound
        && agrees(candidate.kind, mention.kind) && (candidate.side == mention.side)
    }
    return commonest(fitting, from: mention)
  }

  private func agrees(_ left: WordID, _ right: WordID) -> Bool {
    left == right || left == .unknown || right == .unknown
  }

  /// The mention that starts at one of the document tokens `tokens` and is of one of `types`.
  func candidate(startingIn tokens: Range<Int>, of types: [TypeID]) -> Candidate? {
    candidates.first { tokens.contains($0.start) && types.contains($0.type) }
  }
}
