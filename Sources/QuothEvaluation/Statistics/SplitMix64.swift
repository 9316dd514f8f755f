/// The generator SplitMix64, whose outputs can be had by number.
struct SplitMix64: Sendable {
  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var state: UInt64

  /// A generator whose next output is number `skipped` + 1.
  init(seed: UInt64, skipping skipped: Int = 0) {
    state = seed &+ Self.increment &* UInt64(truncatingIfNeeded: skipped)
  }

  /// The next output.
  mutating func next() -> UInt64 {
    state &+= Self.increment
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The next output as an index below `count`: its high 64 bits times `count`.
  mutating func nextIndex(below count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
