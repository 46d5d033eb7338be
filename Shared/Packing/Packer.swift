import Foundation

/// Writes values one behind the other: the short form in which readings travel to a ledger, and in which facts and results
/// stand in its columns.
///
/// ```
///  number   seven bits a byte, the lowest first; a set eighth bit says that more follow
///  integer  a number: 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 …
///  text     its length in bytes, then UTF-8
///  list     its length, then the elements
///  maybe    0, or 1 and the value
/// ```
/// Nothing names the fields: their order is that of the code, so a change of a packed type wants a migration of the
/// ledger and a new version of the protocol. Equal values have equal bytes.
package struct Packer {
    package private(set) var bytes: [UInt8] = []

    /// Starts with nothing.
    package init() {}

    /// The bytes of one value.
    package static func pack(_ value: some Packable) -> Data {
        var packer = Packer()
        packer.add(value)
        return Data(packer.bytes)
    }

    package mutating func add(_ value: some Packable) { value.pack(into: &self) }

    /// Adds a number.
    package mutating func add(number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a length.
    package mutating func add(length: Int) { add(number: UInt64(length)) }

    /// Takes all away and keeps the room.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Adds bytes whose length the reader knows.
    package mutating func add(raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }
}
