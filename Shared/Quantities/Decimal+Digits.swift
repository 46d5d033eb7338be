import Foundation

extension Decimal {
    /// A whole number that is not negative times a power of ten, in the compact form (no zero at the end of the digits).
    ///
    /// It is put together from digits and exponent: multiplying decimals costs a hundred times as much, and readings make three
    /// for each figure.
    public init(_ digits: Int, timesTenTo power: Int) {
        var digits = UInt64(max(0, digits))
        var power = power
        guard digits > 0 else {
            self = 0
            return
        }
        while digits % 10 == 0 {
            digits /= 10
            power += 1
        }
        self.init(sign: .plus, exponent: power, significand: Decimal(digits))
    }
}
