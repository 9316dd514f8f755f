import QuothBundle

/// The names of the lexicons by the keys of their words.
struct NameTrie: Sendable {
  /// A node; the root is zero.
  typealias Node = Int32

  private var slotKeys: [UInt64] = []
  private var slotNodes: [Node] = []
  private var nodeCount: Node = 1
  /// For each node the first of its entries, or -1.
  private var firstEntries: [Int32] = [-1]
  /// For each entry the next one of the same node, or -1.
  private var nextEntries: [Int32] = []
  private var usedSlotCount = 0

  init() {
    slotKeys = [UInt64](repeating: 0, count: 1024)
    slotNodes = [Node](repeating: 0, count: 1024)
  }

  /// Adds the entry with that number under a sequence of keys; entries are numbered from zero.
  mutating func insert(_ entry: Int, under keys: some Sequence<NameKey>) {
    var node: Node = 0
    for key in keys { node = child(of: node, key: key) ?? addChild(to: node, key: key) }
    guard node != 0 else { return }
    while nextEntries.count <= entry { nextEntries.append(-1) }
    // Entries of a node keep the order in which they were added.
    if firstEntries[Int(node)] < 0 {
      firstEntries[Int(node)] = Int32(entry)
      return
    }
    var last = Int(firstEntries[Int(node)])
    while last != entry, nextEntries[last] >= 0 { last = Int(nextEntries[last]) }
    if last != entry { nextEntries[last] = Int32(entry) }
  }

  /// The node behind `node` under `key`.
  func child(of node: Node, key: NameKey) -> Node? {
    let combined = Self.combined(node, key)
    var slot = Int(truncatingIfNeeded: combined >> 20) & (slotKeys.count - 1)
    // The keys alone are looked at for what is in no slot, which most words are.
    while slotKeys[slot] != 0 {
      if slotKeys[slot] == combined { return slotNodes[slot] }
      slot = (slot + 1) & (slotKeys.count - 1)
    }
    return nil
  }

  /// The first entry of `node`, if a name ends there.
  func firstEntry(of node: Node) -> Int? {
    let entry = firstEntries[Int(node)]
    return entry < 0 ? nil : Int(entry)
  }

  /// The entry behind `entry` in its node.
  func nextEntry(after entry: Int) -> Int? {
    let next = nextEntries[entry]
    return next < 0 ? nil : Int(next)
  }

  private mutating func addChild(to node: Node, key: NameKey) -> Node {
    if usedSlotCount * 2 >= slotKeys.count { grow() }
    let child = nodeCount
    nodeCount += 1
    firstEntries.append(-1)
    place(Self.combined(node, key), child)
    return child
  }

  private mutating func place(_ combined: UInt64, _ node: Node) {
    var slot = Int(truncatingIfNeeded: combined >> 20) & (slotKeys.count - 1)
    while slotNodes[slot] != 0 { slot = (slot + 1) & (slotKeys.count - 1) }
    slotKeys[slot] = combined
    slotNodes[slot] = node
    usedSlotCount += 1
  }

  private mutating func grow() {
    let old = zip(slotKeys, slotNodes).filter { $0.1 != 0 }
    slotKeys = [UInt64](repeating: 0, count: slotKeys.count * 2)
    slotNodes = [Node](repeating: 0, count: slotKeys.count)
    usedSlotCount = 0
    for (combined, node) in old { place(combined, node) }
  }

  /// The key of a child; never zero, which stands in free slots.
  private static func combined(_ node: Node, _ key: NameKey) -> UInt64 {
    max(
      1,
      (key.rawValue ^ UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)
        &* 0xFF51_AFD7_ED55_8CCD)
  }
}

extension NameTrie {
  /// Writes the trie.
  func write(to bundle: BundleWriter) {
    bundle.write(numbers: slotKeys)
    bundle.write(numbers: slotNodes)
    bundle.write(numbers: firstEntries)
    bundle.write(numbers: nextEntries)
  }

  /// Reads a trie of `entryCount` entries that was written.
  ///
  /// Throws `DamagedBundle`, also where a search would not end.
  init(from bundle: BundleReader, entryCount: Int) throws {
    slotKeys = try bundle.numbers()
    slotNodes = try bundle.numbers()
    firstEntries = try bundle.numbers()
    nextEntries = try bundle.numbers()
    nodeCount = Node(truncatingIfNeeded: firstEntries.count)
    usedSlotCount = slotNodes.count { $0 != 0 }
    let entries = -1..<min(nextEntries.count, entryCount)
    guard slotKeys.count == slotNodes.count, slotKeys.contains(0),
      slotKeys.count & (slotKeys.count - 1) == 0,
      usedSlotCount < slotNodes.count, nextEntries.count <= entryCount,
      slotNodes.allSatisfy({ firstEntries.indices.contains(Int($0)) }),
      firstEntries.allSatisfy({ entries.contains(Int($0)) }),
      nextEntries.indices.allSatisfy({ entry in
        nextEntries[entry] == -1
          || entries.contains(Int(nextEntries[entry])) && Int(nextEntries[entry]) > entry
      })
    else { throw DamagedBundle() }
  }
}
