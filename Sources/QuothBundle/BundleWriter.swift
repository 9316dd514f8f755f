/// Writes the values of a bundle one after the other; `BundleReader` reads them in the same order.
///
/// Numbers are as short as their value, every text is stored once, and arrays of numbers lie there as in memory
/// (little-endian).
public final class BundleWriter {
  private var values: [UInt8] = []
  private var texts: [UInt8] = []
  private var textLengths: [Int] = []
  private var textNumbers: [String: Int] = [:]

  /// A writer of nothing yet.
  public init() {}

  /// Writes a number that is not negative and has at most 56 bits.
  public func write(_ number: Int) { Self.append(UInt64(number), to: &values) }

  /// Writes any number of at most 55 bits.
  public func write(signed number: Int) {
    Self.append(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)), to: &values)
  }

  /// Writes a truth value.
  public func write(_ flag: Bool) { values.append(flag ? 1 : 0) }

  /// Writes one byte.
  public func write(_ byte: UInt8) { values.append(byte) }

  /// Writes a text.
  public func write(_ text: String) {
    if let known = textNumbers[text] { return write(known) }
    textNumbers[text] = textLengths.count
    write(textLengths.count)
    textLengths.append(text.utf8.count)
    texts.append(contentsOf: text.utf8)
  }

  /// Writes an array of texts.
  public func write(_ texts: [String]) { write(texts) { write($0) } }

  /// Writes how many elements there are, then each of them.
  public func write<Element>(
    _ elements: some Collection<Element>, _ writeElement: (Element) -> Void
  ) {
    write(elements.count)
    for element in elements { writeElement(element) }
  }

  /// Writes whether there is a value, then the value.
  public func write<Value>(_ value: Value?, _ writeValue: (Value) -> Void) {
    write(value != nil)
    if let value { writeValue(value) }
  }

  /// Writes an array of numbers as it lies in memory.
  public func write(numbers: [some FixedWidthInteger & BitwiseCopyable]) {
    write(numbers.count)
    #if _endian(little)
      numbers.withUnsafeBytes { values.append(contentsOf: $0) }
    #else
      numbers.map(\.littleEndian).withUnsafeBytes { values.append(contentsOf: $0) }
    #endif
  }

  /// Writes a value in full where it comes first, and its number in `values` wherever it comes again.
  public func write<Value: Hashable>(
    _ value: Value, sharedIn values: inout [Value: Int], _ writeValue: (Value) -> Void
  ) {
    if let number = values[value] { return write(number + 1) }
    write(0)
    writeValue(value)
    values[value] = values.count
  }

  /// Everything that was written: the texts, then the values.
  public func finished() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count + texts.count + 3 * textLengths.count)
    Self.append(UInt64(textLengths.count), to: &bytes)
    for length in textLengths { Self.append(UInt64(length), to: &bytes) }
    return bytes + texts + values
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
