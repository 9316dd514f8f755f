/// Packs rows into members, cut at the same rows however the rows come in.
struct MemberPacker {
  /// Packed bytes, and the last item whose row is in them.
  typealias Member = (bytes: [UInt8], mark: RowBatch.Mark?)

  private let compression: OutputCompression
  private var pending: [UInt8] = []

  init(_ compression: OutputCompression) {
    self.compression = compression
  }

  /// The members that `batch` completes.
  mutating func pack(_ batch: RowBatch) throws(SystemError) -> [Member] {
    guard compression != .none else { return [(batch.bytes, batch.marks.last)] }
    var members: [Member] = []
    var start = 0
    for mark in batch.marks {
      pending += batch.bytes[start..<mark.byteEnd]
      start = mark.byteEnd
      guard pending.count >= compression.memberBytes else { continue }
      members.append((try compression.member(pending), mark))
      pending.removeAll(keepingCapacity: true)
    }
    return members
  }

  /// The last member, which may be small, or nothing if there is nothing left.
  mutating func packRest() throws(SystemError) -> [UInt8] {
    guard !pending.isEmpty else { return [] }
    defer { pending = [] }
    return try compression.member(pending)
  }
}
