import QuothModel
import QuothText
import Testing

@testable import QuothEngine

struct QuantityReaderTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let drawing: String
    let counts: [Count?]
    var testDescription: String { drawing }

    init(_ drawing: String, _ counts: Count?...) {
      self.drawing = drawing
      self.counts = counts
    }
  }

  static let lists: QuantityLists = {
    var lists = QuantityLists()
    lists.bounds = [
      .init(words: ["at least", "no fewer than", "no less than"], kind: .least),
      .init(words: ["more than", "over"], kind: .more),
      .init(words: ["up to", "as many as"], kind: .most),
      .init(words: ["fewer than"], kind: .less),
      .init(words: ["about", "some", "nearly", "almost", "an estimated"], kind: .approximate),
    ]
    lists.vagueNumbers = [
      .init(words: ["dozens"], low: 24), .init(words: ["scores"], low: 40),
      .init(words: ["hundreds"], low: 200), .init(words: ["thousands"], low: 2_000),
      .init(words: ["millions"], low: 2_000_000),
    ]
    lists.measureNouns = ["hours", "kilometers", "percent", "years", "days"]
    lists.personNouns = ["people", "soldiers", "villagers"]
    lists.numberedNouns = ["resolution"]
    return lists
  }()

  static func exactly(_ number: Int) -> Count { Count(low: number, high: number) }
  static func about(_ low: Int, _ high: Int? = nil) -> Count {
    Count(low: low, high: high, isApproximate: true)
  }

  static let examples: [Example] = [
    Example("Raiders killed ⟦12⟧ herders.", exactly(12)),
    Example("⟦At least 67⟧ villagers died.", Count(low: 67, high: nil)),
    Example("⟦more than 60⟧ villagers", Count(low: 61, high: nil)),
    Example("⟦No fewer than 1,250⟧ huts burned.", Count(low: 1250, high: nil)),
    Example("⟦up to 40⟧ boats", Count(low: nil, high: 40)),
    Example("⟦as many as 40⟧ boats", Count(low: nil, high: 40)),
    Example("⟦fewer than ten⟧ guards", Count(low: nil, high: 9)),
    Example("⟦about 300⟧ farmers", about(300, 300)),
    Example("⟦an estimated 500,000⟧ people fled", about(500_000, 500_000)),
    Example("⟦nearly eight million⟧ people", about(8_000_000, 8_000_000)),
    Example("⟦2.5 million⟧ people", exactly(2_500_000)),
    Example("⟦a quarter of a million⟧ people", exactly(250_000)),
    Example("⟦half a million⟧ people", exactly(500_000)),
    Example("⟦a million and a half⟧ people", exactly(1_500_000)),
    Example("⟦twenty-five⟧ miners and ⟦three hundred and six⟧ cooks", exactly(25), exactly(306)),
    Example("⟦two hundred thousand⟧ people", exactly(200_000)),
    Example(
      "⟦a dozen⟧ cars, ⟦two dozen⟧ vans, ⟦a couple⟧ of carts", exactly(12), exactly(24), exactly(2)),
    Example("⟦more than a dozen⟧ cars", Count(low: 13, high: nil)),
    Example("⟦half a dozen⟧ cars", exactly(6)),
    Example("⟦Dozens⟧ of boys and ⟦scores⟧ of girls", about(24), about(40)),
    Example("⟦hundreds⟧ of men", about(200)),
    Example("⟦tens of thousands⟧ of people", about(20_000)),
    Example("⟦hundreds of thousands⟧ of people", about(200_000)),
    Example("⟦several hundred⟧ people", about(200)),
    Example("⟦10 to 12⟧ guards", Count(low: 10, high: 12)),
    Example("⟦between 10 and 12⟧ guards", Count(low: 10, high: 12)),
    Example("⟦10-12⟧ guards", Count(low: 10, high: 12)),
    Example("⟦two or three⟧ guards", Count(low: 2, high: 3)),
    Example("⟦2 to 3 million⟧ people", Count(low: 2_000_000, high: 3_000_000)),
    Example("The toll rose from ⟦10⟧ to ⟦12⟧.", exactly(10), exactly(12)),
    Example("⟦35 more⟧ villagers", exactly(35)),
    Example("⟦100 or more⟧ villagers", Count(low: 100, high: nil)),
    Example("⟦20 or so⟧ villagers", about(20, 20)),
    Example("after ⟦48⟧ hours and ⟦20⟧ kilometers", nil, nil),
    Example("some $⟦5 million⟧ in cash", nil),
    Example("Jane Roe, ⟦41⟧, was hurt.", nil),
    Example("a boy aged ⟦12⟧", nil),
    Example("No one was hurt in 2015, under resolution 2254."),
    Example("a 12-year-old boy came third"),
    Example("⟦2000⟧ people left", exactly(2000)),
    Example("⟦One⟧ guard and ⟦nine⟧ others", exactly(1), exactly(9)),
    Example("gate 007 and 999999999999999999999999 carts"),
  ]

  @Test(arguments: examples) func `reads numbers with their bounds`(example: Example) throws {
    let vocabulary = try #require(EnglishText.vocabulary)
    let reader = QuantityReader(lists: Self.lists) { vocabulary.word(for: $0) }
    let marked = MarkedText(example.drawing)
    let document = try EnglishText.tokenized(marked.text, with: vocabulary)
    var found: [Range<Int>] = []
    var counts: [Count?] = []
    for sentence in document.sentences.indices {
      for quantity in reader.find(in: document, sentence: sentence, dates: []) {
        found.append(document.offsets(of: quantity.tokens, inSentence: sentence))
        counts.append(quantity.count)
      }
    }
    #expect(MarkedText.drawing(marked.text, found) == example.drawing)
    #expect(counts == example.counts)
  }

  @Test func `numbers of dates belong to the date`() throws {
    let vocabulary = try #require(EnglishText.vocabulary)
    let reader = QuantityReader(lists: Self.lists) { vocabulary.word(for: $0) }
    let document = try EnglishText.tokenized(Array("In 3 weeks 4 came".utf8), with: vocabulary)
    let dates = [DateExpression(tokens: 0..<3, meaning: .shifted(.week, by: 3))]
    let found = reader.find(in: document, sentence: 0, dates: dates)
    #expect(found.map(\.tokens) == [3..<4])
  }
}
