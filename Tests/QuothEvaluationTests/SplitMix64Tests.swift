import Testing

@testable import QuothEvaluation

struct SplitMix64Tests {
  @Test func `gives the published outputs for the seed 1234567`() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `an output can be had by its number`() {
    var whole = SplitMix64(seed: 12345)
    let outputs = (0..<10).map { _ in whole.next() }
    var later = SplitMix64(seed: 12345, skipping: 7)
    #expect(later.next() == outputs[7])
  }

  @Test func `corrects several p values by Holm`() {
    #expect(HolmCorrection.corrected([0.01, 0.04, 0.03, 0.005]) == [0.03, 0.06, 0.06, 0.02])
    #expect(HolmCorrection.corrected([0.9, 0.8]) == [1, 1])
  }
}
