import Foundation

/// Reads what ``Packer`` wrote, value by value in the same order.
package struct Unpacker {
    private let bytes: UnsafeRawBufferPointer
    package private(set) var position = 0

    /// Reads values from bytes, which must end with the last value.
    ///
    /// - Throws: ``UnpackingError`` when they are anything else.
    package static func unpack<Value>(_ data: Data, _ body: (inout Unpacker) throws -> Value) throws -> Value {
        // The pointer does not outlive the closure: an unpacker is only ever passed down as `inout`.
        try data.withUnsafeBytes { bytes in
            var unpacker = Unpacker(bytes: bytes)
            let value = try body(&unpacker)
            guard unpacker.position == bytes.count else { throw UnpackingError.tooLong }
            return value
        }
    }

    /// Reads the one value that bytes are.
    package static func unpack<Value: Packable>(_ type: Value.Type = Value.self, from data: Data) throws -> Value {
        try unpack(data) { try $0.value() }
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether nothing is left: what a later version added at the end is not there.
    package var isAtEnd: Bool { position == bytes.count }

    package mutating func value<Value: Packable>(_ type: Value.Type = Value.self) throws -> Value {
        try Value(from: &self)
    }

    /// Reads a number.
    package mutating func number() throws -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard position < bytes.count, shift < 64 else { throw UnpackingError.tooShort }
            let byte = bytes[position]
            position += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
            shift += 7
        }
    }

    /// Reads the length of something of which each element takes a byte at least.
    package mutating func length() throws -> Int {
        let length = try number()
        guard length <= UInt64(bytes.count - position) else { throw UnpackingError.tooShort }
        return Int(length)
    }

    /// Reads bytes of a known length. They are there as long as the unpacker.
    package mutating func raw(_ length: Int) throws -> UnsafeRawBufferPointer {
        guard length <= bytes.count - position else { throw UnpackingError.tooShort }
        defer { position += length }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
    }

    /// Passes over bytes.
    package mutating func skip(_ length: Int) throws { _ = try raw(length) }
}
