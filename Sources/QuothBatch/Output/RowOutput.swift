/// Where rows go, in their order.
protocol RowOutput: AnyObject {
  /// Writes one batch.
  func write(_ batch: RowBatch) throws(SystemError)
  /// Writes what is left and makes the output final.
  func finish() throws(SystemError)
  /// Leaves the output unfinished, in a state from which a later run can go on.
  func abandon()
}

/// Rows into standard output, a pipe or a device.
final class StreamOutput: RowOutput {
  private let descriptor: FileDescriptor
  private var packer: MemberPacker

  init(_ descriptor: FileDescriptor, compression: OutputCompression) {
    self.descriptor = descriptor
    packer = MemberPacker(compression)
  }

  func write(_ batch: RowBatch) throws(SystemError) {
    for member in try packer.pack(batch) { try descriptor.write(member.bytes) }
  }

  func finish() throws(SystemError) {
    try descriptor.write(packer.packRest())
    try descriptor.synchronize()
    try descriptor.close()
  }

  func abandon() {
    guard let rest = try? packer.packRest() else { return }
    try? descriptor.write(rest)
  }
}
