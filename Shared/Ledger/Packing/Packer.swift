import Foundation

/// Writes values one behind the other: the short form in which facts and results stand in the columns of a ledger.
///
/// ```
///  number   seven bits a byte, the lowest first; a set eighth bit says that more follow
///  integer  a number: 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 …
///  text     its length in bytes, then UTF-8
///  list     its length, then the elements
///  maybe    0, or 1 and the value
/// ```
/// Nothing names the fields: their order is that of the code, so a change of a packed type wants a migration. Equal values
/// have equal bytes.
struct Packer {
    private(set) var bytes: [UInt8] = []

    /// The bytes of one value.
    static func pack(_ value: some Packable) -> Data {
        var packer = Packer()
        packer.add(value)
        return Data(packer.bytes)
    }

    mutating func add(_ value: some Packable) { value.pack(into: &self) }

    /// Adds a number.
    mutating func add(number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a length.
    mutating func add(length: Int) { add(number: UInt64(length)) }

    /// Takes all away and keeps the room.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Adds bytes whose length the reader knows.
    mutating func add(raw: some Sequence<UInt8>) { bytes.append(contentsOf: raw) }
}
