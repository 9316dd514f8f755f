internal import QuothModel

/// One of two runs over a document, and what gold says about all that it found.
struct RunSide {
  let score: DocumentScore
  /// What it means that only this run has something.
  let direction: MatchChange.Direction
  private let hasGold: Bool
  /// The gold event that each right event is aligned with, by overlap.
  let partner: [Int: Int]
  /// The places of the right arguments of each right event.
  let rightArguments: [Int: Set<Int>]
  /// The mentions that gold has with the same span and type.
  let rightMentions: Set<Int>
  /// The gold mention that each mention touches.
  private let goldMentions: [Int: Int]

  init(_ score: DocumentScore, direction: MatchChange.Direction, hasGold: Bool) {
    self.score = score
    self.direction = direction
    self.hasGold = hasGold
    let pairs = score.events.alignment.pairs
    partner = Dictionary(uniqueKeysWithValues: pairs.map { ($0.predicted, $0.gold) })
    rightArguments = Dictionary(
      uniqueKeysWithValues: pairs.map { ($0.predicted, Set($0.arguments.map(\.predicted))) })
    let mentionPairs = hasGold ? score.mentionPairs() : []
    goldMentions = Dictionary(uniqueKeysWithValues: mentionPairs.map { ($0.predicted, $0.gold) })
    rightMentions = Set(
      mentionPairs.filter {
        score.predicted.mentions[$0.predicted].isSame(as: score.gold.mentions[$0.gold])
      }.map(\.predicted))
  }

  /// The verdict on something that gold has or has not.
  func verdict(isRight: Bool) -> MatchChange.Verdict {
    hasGold ? (isRight ? .right : .wrong) : .unjudged
  }

  /// The rules of the event at `index`.
  func rules(ofEvent index: Int) -> [String] {
    score.predicted.source.events[score.predicted.events[index].index].rules
  }

  /// What the mention at `place` stands for.
  func name(ofMention place: Int) -> String? {
    score.predicted.source.mentions[score.predicted.mentions[place].index].name
  }

  /// Whether gold gives `name` to the mention at `place`; a gold mention without a name stands for its own words.
  func isRight(name: String, ofMention place: Int) -> Bool {
    guard let gold = goldMentions[place] else { return false }
    let mention = score.gold.source.mentions[score.gold.mentions[gold].index]
    return NormalizedName(name)
      == NormalizedName(mention.name ?? score.gold.source.surface(of: mention))
  }
}
