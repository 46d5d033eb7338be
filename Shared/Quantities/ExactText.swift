/// A text as a key that is equal to another when its bytes are.
///
/// A `String` is compared and hashed by what its scalars are canonically equivalent to, which for Chinese text means to
/// look every scalar up in the tables of Unicode. The words of a catalogue are many and are compared as they stand.
public struct ExactText: Hashable, Comparable, Sendable {
    /// The text.
    public let text: String

    /// Takes a text as it stands.
    @inlinable
    public init(_ text: String) { self.text = text }

    /// Whether both have the same bytes.
    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.withBytes { first in
            right.withBytes { second in first.count == second.count && first.elementsEqual(second) }
        }
    }

    /// In the order of the bytes, which for UTF-8 is that of the scalars.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        left.withBytes { first in right.withBytes { second in first.lexicographicallyPrecedes(second) } }
    }

    /// Takes the bytes in.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    @inlinable
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        // A copy of a text shares its bytes; only to make those of a foreign text contiguous changes it.
        var copy = text
        return copy.withUTF8(body)
    }
}
