/// A bundle that is cut short, or says what cannot be.
public struct DamagedBundle: Error, Hashable {
  /// The error.
  @inlinable public init() {}
}

/// Reads what `BundleWriter` wrote; any bytes are safe to read.
///
/// Every number is checked against what is left, so that no damage costs more than an error.
/// Everything throws `DamagedBundle`.
public final class BundleReader {
  @usableFromInline let bytes: UnsafeRawBufferPointer
  /// What keeps the bytes where they are.
  private let owner: AnyObject
  @usableFromInline let end: Int
  // Only this object changes them, in calls that do not overlap.
  @exclusivity(unchecked) @usableFromInline var position: Int
  @exclusivity(unchecked) private var texts: [String] = []

  /// A reader of a copy of `bytes`.
  public convenience init(_ bytes: [UInt8]) throws {
    let copy = CopiedBytes(bytes)
    try self.init(copy.bytes, owner: copy)
  }

  /// A reader of what stands at `range` of `file`.
  public convenience init(_ file: MappedFile, in range: Range<Int>) throws {
    try self.init(UnsafeRawBufferPointer(rebasing: file.bytes[range]), owner: file)
  }

  private init(_ bytes: UnsafeRawBufferPointer, owner: AnyObject) throws {
    self.bytes = bytes
    self.owner = owner
    position = 0
    end = bytes.count
    let lengths = try array(number)
    texts.reserveCapacity(lengths.count)
    for length in lengths {
      guard length <= end - position,
        let text = String(
          validating: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]),
          as: UTF8.self)
      else { throw DamagedBundle() }
      texts.append(text)
      position += length
    }
  }

  /// Whether everything was read.
  public var isAtEnd: Bool { position == end }

  /// One byte.
  public func byte() throws -> UInt8 {
    guard position < end else { throw DamagedBundle() }
    position += 1
    return bytes[position - 1]
  }

  /// A truth value.
  public func flag() throws -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw DamagedBundle() }
    return byte == 1
  }

  /// A number that is not negative and has at most 56 bits.
  public func number() throws -> Int {
    let first = try byte()
    if first < 0x80 { return Int(first) }
    var number = UInt64(first & 0x7F)
    for shift in stride(from: UInt64(7), to: 56, by: 7) {
      let next = try byte()
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return Int(number) }
    }
    throw DamagedBundle()
  }

  /// A number that is less than `limit`.
  public func number(below limit: Int) throws -> Int {
    let number = try number()
    guard number < limit else { throw DamagedBundle() }
    return number
  }

  /// Any number.
  public func signedNumber() throws -> Int {
    let number = try number()
    return number >> 1 ^ -(number & 1)
  }

  /// A text.
  public func text() throws -> String { texts[try number(below: texts.count)] }

  /// An array of texts.
  public func textArray() throws -> [String] { try array(text) }

  /// The elements that were written, each read by `readElement`.
  @inlinable public func array<Element>(_ readElement: () throws -> Element) throws -> [Element] {
    let count = try elementCount()
    var elements: [Element] = []
    // A damaged count must not reserve memory for elements that never come.
    elements.reserveCapacity(min(count, 4_096))
    for _ in 0..<count { elements.append(try readElement()) }
    return elements
  }

  /// A value that may be missing.
  @inlinable public func optional<Value>(_ readValue: () throws -> Value) throws -> Value? {
    try flag() ? try readValue() : nil
  }

  /// An array of numbers as it lies in memory.
  @inlinable public func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type = Number.self
  ) throws -> [Number] {
    let count = try elementCount()
    let start = position
    guard count <= (end - start) / MemoryLayout<Number>.size else { throw DamagedBundle() }
    position += count * MemoryLayout<Number>.size
    return [Number](unsafeUninitializedCapacity: count) { numbers, initialized in
      for index in 0..<count {
        let offset = start + index * MemoryLayout<Number>.size
        numbers.initializeElement(
          at: index,
          to: Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)))
      }
      initialized = count
    }
  }

  /// A value that was written once in full; `values` holds those that were read before.
  @inlinable public func shared<Value>(
    in values: inout [Value], _ readValue: () throws -> Value
  ) throws -> Value {
    let number = try number(below: values.count + 1)
    if number > 0 { return values[number - 1] }
    let value = try readValue()
    values.append(value)
    return value
  }

  /// How many elements follow, each of which takes a byte at least.
  public func elementCount() throws -> Int {
    try number(below: end - position + 1)
  }
}

/// A copy of some bytes that stays where it is.
private final class CopiedBytes {
  let bytes: UnsafeRawBufferPointer

  init(_ source: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 8)
    copy.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(copy)
  }

  deinit { bytes.deallocate() }
}
