import Foundation
import Quantities

extension Bool: Packable {
    package func pack(into packer: inout Packer) { packer.add(number: self ? 1 : 0) }

    package init(from unpacker: inout Unpacker) throws { self = try unpacker.number() != 0 }
}

extension Int64: Packable {
    package func pack(into packer: inout Packer) { packer.add(number: UInt64(bitPattern: self << 1 ^ self >> 63)) }

    package init(from unpacker: inout Unpacker) throws {
        let number = try unpacker.number()
        self = Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }
}

extension Int: Packable {
    package func pack(into packer: inout Packer) { packer.add(Int64(self)) }

    package init(from unpacker: inout Unpacker) throws { self = Int(try unpacker.value(Int64.self)) }
}

extension String: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(length: utf8.count)
        packer.add(raw: utf8)
    }

    package init(from unpacker: inout Unpacker) throws {
        self = String(decoding: try unpacker.raw(try unpacker.length()), as: UTF8.self)
    }
}

extension Optional: Packable where Wrapped: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(self != nil)
        if let self { packer.add(self) }
    }

    package init(from unpacker: inout Unpacker) throws {
        self = try unpacker.value(Bool.self) ? .some(try unpacker.value()) : nil
    }
}

extension Array: Packable where Element: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(length: count)
        for element in self { packer.add(element) }
    }

    package init(from unpacker: inout Unpacker) throws {
        let count = try unpacker.length()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try unpacker.value()) }
    }
}

/// Twice the exponent, one more below zero, and the digits without the zeros at their end. A decimal of more than 64 bits
/// stands in words, behind a mark that no exponent has.
extension Decimal: Packable {
    private static let inWords: Int64 = 1 << 32

    package func pack(into packer: inout Packer) {
        if let short = ShortDecimal(self) {
            packer.add(Int64(short.exponent) << 1 | (short.isNegative ? 1 : 0))
            packer.add(number: short.significand)
        } else {
            packer.add(Self.inWords)
            packer.add(description)
        }
    }

    package init(from unpacker: inout Unpacker) throws {
        let head = try unpacker.value(Int64.self)
        if head == Self.inWords {
            let words = try unpacker.value(String.self)
            guard let value = Decimal(string: words) else { throw UnpackingError.unknown(words) }
            self = value
        } else {
            let short = ShortDecimal(
                significand: try unpacker.number(), exponent: Int(head >> 1), isNegative: head & 1 != 0)
            guard let value = short.value else { throw UnpackingError.unknown("a decimal of exponent \(head >> 1)") }
            self = value
        }
    }
}
