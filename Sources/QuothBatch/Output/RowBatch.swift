/// The rows that one chunk of articles gave.
struct RowBatch: Sendable {
  /// One item of the chunk behind whose row the output may be cut.
  struct Mark: Sendable {
    /// The end of its row in the batch; an item without a row ends where the one before does.
    let byteEnd: Int
    /// The place in the input just behind it.
    let inputEnd: InputPosition
    /// What the batch counted up to and with it.
    let tally: Tally
  }

  let sequence: Int
  var bytes: [UInt8] = []
  var marks: [Mark] = []
  var tally = Tally()
  var messages: [RunMessage] = []
  var consumedBytes = 0
}

/// What a run counts.
package struct Tally: Hashable, Sendable {
  /// The articles annotated, with or without a finding.
  package var articles = 0
  /// The bytes of their texts.
  package var textBytes = 0
  /// The mentions found.
  package var mentions = 0
  /// The events found.
  package var events = 0
  /// The articles and inputs that could not be annotated.
  package var problems = 0
  /// The articles on which a rule ran out of its budget.
  package var limitedArticles = 0

  static func += (left: inout Tally, right: Tally) {
    left.articles += right.articles
    left.textBytes += right.textBytes
    left.mentions += right.mentions
    left.events += right.events
    left.problems += right.problems
    left.limitedArticles += right.limitedArticles
  }

  static func + (left: Tally, right: Tally) -> Tally {
    var sum = left
    sum += right
    return sum
  }
}
