import Foundation

extension Decimal {
    /// A whole number that is not negative times a power of ten, in the compact form (no zero at the end of the digits).
    ///
    /// It is put together from digits and exponent: multiplying decimals costs a hundred times as much, and readings make three
    /// for each figure.
    public init(_ digits: Int, timesTenTo power: Int) {
        let parts = ShortDecimal(significand: UInt64(max(0, digits)), exponent: power, isNegative: false)
        self = parts.value ?? parts.slowValue
    }
}
