public import QuothText

/// A set of types with constant-time membership.
public struct TypeSet: Hashable, Sendable {
  @usableFromInline var bits: SIMD4<UInt64> = .zero

  /// The set of `types`; subtypes are not added here, see `TypeHierarchy.set(of:)`.
  @inlinable public init(_ types: some Sequence<TypeID> = []) {
    for type in types { insert(type) }
  }

  /// Adds `type`.
  @inlinable public mutating func insert(_ type: TypeID) {
    bits[Int(type.rawValue >> 6)] |= 1 << UInt64(type.rawValue & 63)
  }

  /// Whether `type` belongs to the set.
  @inlinable public func contains(_ type: TypeID) -> Bool {
    bits[Int(type.rawValue >> 6)] & (1 << UInt64(type.rawValue & 63)) != 0
  }

  /// The types of both sets.
  @inlinable public func union(_ other: TypeSet) -> TypeSet {
    var union = self
    union.bits |= other.bits
    return union
  }

  /// The types that both sets share.
  @inlinable public func intersection(_ other: TypeSet) -> TypeSet {
    var common = self
    common.bits &= other.bits
    return common
  }

  /// Whether every type of this set belongs to `other`.
  @inlinable public func isSubset(of other: TypeSet) -> Bool { bits & ~other.bits == .zero }

  /// Whether the set has no type.
  @inlinable public var isEmpty: Bool { bits == .zero }

  /// The types in the order of their numbers.
  public var types: [TypeID] {
    (0...UInt8.max).map { TypeID(rawValue: $0) }.filter(contains)
  }
}
