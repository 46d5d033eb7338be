import Foundation

/// The bytes of a `Decimal` in memory, which is the fast way in and out of it.
///
/// ```
///  byte  0         1                           2  3      4 … 19
///        exponent  length ‹‹4 | 8 minus | 4 …  0  0      digits, the lowest byte first; length is in half words
/// ```
/// Foundation does not promise them. So they are compared with numbers made the official way before they are used, and
/// when one differs, the official way is gone. Nothing stored depends on them.
enum DecimalBytes {
    /// Whether decimals look as described here.
    static let areKnown: Bool = {
        guard MemoryLayout<Decimal>.size == size else { return false }
        let samples: [(UInt64, Int, Bool)] = [
            (0, 0, false), (1, 0, false), (1, 0, true), (5, 3, false), (841, -1, true), (1 << 16, 0, false),
            (1 << 47 | 1, -20, false), (.max, 0, true), (.max, 100, false), (3, -100, false),
        ]
        return samples.allSatisfy { digits, exponent, isNegative in
            let parts = ShortDecimal(significand: digits, exponent: exponent, isNegative: isNegative)
            let official = parts.slowValue
            return Self.parts(of: official) == parts && Self.parts(of: value(of: parts)) == parts
                && value(of: parts) == official && ShortDecimal.slowly(value(of: parts)) == parts
        } && parts(of: .nan) == nil && parts(of: Decimal(UInt64.max) * Decimal(UInt64.max)) == nil
    }()

    private static let size = 20
    private static let minus: UInt8 = 8
    private static let compact: UInt8 = 4

    /// A decimal taken apart; `nil` when its digits need more than 64 bits, and for no number.
    static func parts(of value: Decimal) -> ShortDecimal? {
        withUnsafeBytes(of: value) { bytes in
            let length = bytes[1] >> 4
            // No number is a minus without digits.
            guard length <= 4, length > 0 || bytes[1] & minus == 0 else { return nil }
            return ShortDecimal(
                significand: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt64.self)),
                exponent: Int(Int8(bitPattern: bytes[0])), isNegative: bytes[1] & minus != 0)
        }
    }

    /// The decimal of some parts.
    static func value(of parts: ShortDecimal) -> Decimal {
        var value = Decimal()
        guard parts.significand != 0 else { return value }
        let halfWords = (UInt64.bitWidth - parts.significand.leadingZeroBitCount + 15) / 16
        // A Decimal is plain bytes without references, so any of them may be written.
        withUnsafeMutableBytes(of: &value) { bytes in
            bytes[0] = UInt8(bitPattern: Int8(parts.exponent))
            bytes[1] = UInt8(halfWords) << 4 | (parts.isNegative ? minus : 0) | compact
            bytes.storeBytes(of: parts.significand.littleEndian, toByteOffset: 4, as: UInt64.self)
        }
        return value
    }
}
