import Glibc

/// Rows into a file that appears whole or not at all.
///
/// Until the end they stand in `PATH.partial`, and `PATH.journal` says up to where they are
/// complete, so that a later run can go on from there.
final class AtomicOutput: RowOutput {
  private let path: String
  private let lock: OutputLock
  private let partial: FileDescriptor
  private let journal: FileDescriptor
  private var packer: MemberPacker
  /// What the journal's last line says.
  private var entry: JournalEntry
  /// Where the rows stand, those included that wait for their member to fill.
  private var passedInput: InputPosition
  private var passedTally: Tally
  private var digest: StreamDigest
  private var unsynchronizedBytes = 0

  /// So many bytes may be lost if the machine, not only the process, stops.
  private static let synchronizedBytes = 64 << 20

  private init(
    path: String, lock: OutputLock, partial: FileDescriptor, journal: FileDescriptor,
    compression: OutputCompression, entry: JournalEntry, digest: StreamDigest
  ) {
    self.path = path
    self.lock = lock
    self.partial = partial
    self.journal = journal
    packer = MemberPacker(compression)
    self.entry = entry
    passedInput = entry.input
    passedTally = entry.tally
    self.digest = digest
  }

  /// Where the output stands; at the start, where the run before this one left it.
  var position: JournalEntry { entry }

  /// How the output of an earlier run was found.
  enum Opening {
    /// Rows go on behind those that are there already, if there are any.
    case ready(AtomicOutput)
    /// The earlier run has written everything.
    case alreadyComplete(JournalEntry)
  }

  /// Opens the output at `path`; an unfinished run is discarded unless `resuming`.
  static func open(
    _ path: String, compression: OutputCompression, conditions: Journal.Conditions, resuming: Bool
  ) throws(BatchError) -> Opening {
    let lock = try OutputLock(for: path)
    do throws(BatchError) {
      if resuming, let found = try resume(path, compression, conditions, lock) { return found }
      return .ready(try startOver(path, compression, conditions, lock))
    } catch {
      lock.release()
      throw error
    }
  }

  private static func startOver(
    _ path: String, _ compression: OutputCompression, _ conditions: Journal.Conditions,
    _ lock: OutputLock
  ) throws(BatchError) -> AtomicOutput {
    unlink(path + ".partial")
    unlink(path + ".journal")
    do throws(SystemError) {
      let creating = O_WRONLY | O_CREAT | O_EXCL
      let partial = try FileDescriptor(opening: path + ".partial", creating)
      let journal = try FileDescriptor(opening: path + ".journal", creating)
      try journal.write(Journal.head(conditions))
      return AtomicOutput(
        path: path, lock: lock, partial: partial, journal: journal, compression: compression,
        entry: JournalEntry(), digest: StreamDigest())
    } catch {
      throw .system(error)
    }
  }

  private static func resume(
    _ path: String, _ compression: OutputCompression, _ conditions: Journal.Conditions,
    _ lock: OutputLock
  ) throws(BatchError) -> Opening? {
    guard let contents = Journal.read(path + ".journal") else { return nil }
    if let difference = Journal.difference(contents.conditions, conditions) {
      throw .cannotResume(path: path, what: difference)
    }
    if let last = contents.entries.last?.entry, last.isFinished,
      access(path + ".partial", F_OK) != 0, OutputPrefix.longest(of: [last], in: path) != nil
    {
      unlink(path + ".journal")
      lock.release()
      return .alreadyComplete(last)
    }
    let entries = contents.entries.map(\.entry)
    guard access(path + ".partial", F_OK) == 0,
      let (index, digest) = OutputPrefix.longest(of: entries, in: path + ".partial")
    else {
      return nil
    }
    do throws(SystemError) {
      let partial = try FileDescriptor(opening: path + ".partial", O_WRONLY)
      try partial.truncate(to: entries[index].outputBytes)
      let journal = try FileDescriptor(opening: path + ".journal", O_WRONLY)
      try journal.truncate(to: contents.entries[index].journalBytes)
      return .ready(
        AtomicOutput(
          path: path, lock: lock, partial: partial, journal: journal, compression: compression,
          entry: entries[index], digest: digest))
    } catch {
      throw .system(error)
    }
  }

  func write(_ batch: RowBatch) throws(SystemError) {
    for member in try packer.pack(batch) {
      guard let mark = member.mark else { continue }
      try append(member.bytes)
      entry.input = mark.inputEnd
      entry.tally = passedTally + mark.tally
      try journal.write(Journal.line(entry))
    }
    passedTally += batch.tally
    passedInput = batch.marks.last?.inputEnd ?? passedInput
  }

  func finish() throws(SystemError) {
    try append(packer.packRest())
    entry.input = passedInput
    entry.tally = passedTally
    entry.isFinished = true
    try partial.synchronize()
    try journal.write(Journal.line(entry))
    try journal.synchronize()
    try partial.close()
    guard rename(path + ".partial", path) == 0 else {
      throw SystemError(errno, action: "cannot write \(path)")
    }
    try synchronizeFolder()
    unlink(path + ".journal")
    lock.release()
  }

  func abandon() {
    // What is not yet a whole member is left out: the next run makes it again.
    try? partial.synchronize()
    try? journal.synchronize()
    lock.release()
  }

  private func append(_ bytes: [UInt8]) throws(SystemError) {
    try partial.write(bytes)
    digest.update(bytes)
    entry.outputBytes += bytes.count
    entry.outputDigest = digest.value
    unsynchronizedBytes += bytes.count
    if unsynchronizedBytes >= Self.synchronizedBytes {
      try partial.synchronize()
      unsynchronizedBytes = 0
    }
  }

  private func synchronizeFolder() throws(SystemError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = try FileDescriptor(opening: folder, O_RDONLY | O_DIRECTORY)
    try descriptor.synchronize()
  }
}
