import Glibc

/// One line on a terminal that shows how far a run is.
struct ProgressBar {
  private let totalBytes: Int?
  private let start: Double
  private var lastShown = 0.0
  private var isShown = false

  /// The bar is drawn anew at most this often, in seconds.
  private static let interval = 0.2
  private static let width = 24

  /// A bar for a run over inputs of `totalBytes` bytes, or of unknown size.
  init(totalBytes: Int?) {
    self.totalBytes = totalBytes
    start = MonotonicClock.seconds
  }

  /// What to print to show the new state, or `nil` if it is too early for that.
  mutating func line(for tally: Tally, consumedBytes: Int) -> String? {
    let now = MonotonicClock.seconds
    guard now - lastShown >= Self.interval else { return nil }
    lastShown = now
    isShown = true
    let elapsed = max(now - start, 0.001)
    var parts: [String] = []
    if let totalBytes, totalBytes > 0 {
      let share = min(1, Double(consumedBytes) / Double(totalBytes))
      let filled = Int(share * Double(Self.width))
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
      parts.append("\(bar) \(Int(share * 100)) %")
      if share > 0.01 { parts.append("\(Self.clock(elapsed * (1 - share) / share)) left") }
    }
    parts.append("\(tally.articles) articles (\(Int(Double(tally.articles) / elapsed))/s)")
    parts.append("\(RunReporter.decimal(Double(tally.textBytes) / 1e6 / elapsed)) MB/s")
    if tally.problems > 0 { parts.append(RunReporter.count(tally.problems, "problem")) }
    return "\r\u{1B}[K" + parts.joined(separator: "  ")
  }

  /// What to print to make room for another line, or `nil` if no bar stands there.
  mutating func clearing() -> String? {
    guard isShown else { return nil }
    isShown = false
    lastShown = 0
    return "\r\u{1B}[K"
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let minutes = whole / 60
    let padded = whole % 60 < 10 ? "0\(whole % 60)" : "\(whole % 60)"
    guard minutes >= 60 else { return "\(minutes):\(padded)" }
    return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):\(padded)"
  }
}

/// Time that only moves forward, for what people see; no row depends on it.
enum MonotonicClock {
  /// Seconds since some moment in the past.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
