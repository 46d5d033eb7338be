import Foundation

/// A decimal taken apart, whose digits fit into 64 bits: every figure that a report states, and every sum of them.
///
/// Foundation's `Decimal` adds and compares half a word at a time and brings every result into its shortest form, which
/// takes about a microsecond. A roll-up adds some ten decimals for each cell and child; taken apart they add in
/// nanoseconds, and they have a form of few bytes.
public struct ShortDecimal: Hashable, Sendable {
    /// The digits; they end in no zero, so that equal numbers are equal here.
    public let significand: UInt64
    /// The power of ten.
    public let exponent: Int
    /// Whether it is below zero.
    public let isNegative: Bool

    /// Puts a number together; zeros at the end of the digits become part of the exponent.
    public init(significand: UInt64, exponent: Int, isNegative: Bool) {
        var digits = significand
        var power = exponent
        while digits != 0, digits.isMultiple(of: 10) {
            digits /= 10
            power += 1
        }
        self.significand = digits
        self.exponent = digits == 0 ? 0 : power
        self.isNegative = digits != 0 && isNegative
    }

    /// Takes a decimal apart; `nil` for one of more digits, and for no number.
    public init?(_ value: Decimal) {
        if DecimalBytes.areKnown {
            guard let parts = DecimalBytes.parts(of: value) else { return nil }
            self = parts
        } else {
            guard let parts = Self.slowly(value) else { return nil }
            self = parts
        }
    }

    /// The number as a decimal; `nil` when its exponent is beyond what a decimal can have.
    public var value: Decimal? {
        guard (-128...127).contains(exponent) else { return nil }
        return DecimalBytes.areKnown ? DecimalBytes.value(of: self) : slowValue
    }

    /// The sum; `nil` when it has more digits.
    public func adding(_ other: ShortDecimal) -> ShortDecimal? {
        if significand == 0 { return other }
        if other.significand == 0 { return self }
        let power = min(exponent, other.exponent)
        guard let mine = digits(at: power), let theirs = other.digits(at: power) else { return nil }
        let sum = mine + theirs
        guard let digits = UInt64(exactly: sum.magnitude) else { return nil }
        return ShortDecimal(significand: digits, exponent: power, isNegative: sum < 0)
    }

    /// The digits with zeros behind them down to a power of ten; `nil` when they get too many.
    private func digits(at power: Int) -> Int128? {
        guard exponent - power < Self.powers.count else { return nil }
        let (product, overflow) = significand.multipliedReportingOverflow(by: Self.powers[exponent - power])
        return overflow ? nil : isNegative ? -Int128(product) : Int128(product)
    }

    private static let powers: [UInt64] = (0..<19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    // MARK: The way through Foundation

    static func slowly(_ value: Decimal) -> ShortDecimal? {
        guard !value.isNaN else { return nil }
        let digits = NSDecimalNumber(decimal: value.significand).uint64Value
        guard Decimal(digits) == value.significand else { return nil }
        return ShortDecimal(significand: digits, exponent: value.exponent, isNegative: value.isSignMinus)
    }

    var slowValue: Decimal {
        Decimal(sign: isNegative ? .minus : .plus, exponent: exponent, significand: Decimal(significand))
    }
}

extension Decimal {
    /// The same as `+`, and fast for figures as reports state them.
    public static func fastSum(_ left: Decimal, _ right: Decimal) -> Decimal {
        if let mine = ShortDecimal(left), let theirs = ShortDecimal(right), let sum = mine.adding(theirs)?.value {
            return sum
        }
        return left + right
    }

    /// The same as `==`, and fast for figures as reports state them.
    public static func fastEqual(_ left: Decimal, _ right: Decimal) -> Bool {
        if let mine = ShortDecimal(left), let theirs = ShortDecimal(right) { return mine == theirs }
        return left == right
    }
}
