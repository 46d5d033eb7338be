import Foundation

/// A number as it is written, before anybody asks what it counts.
public struct Numeral: Hashable, Sendable {
    /// How it is written.
    public enum Form: Hashable, Sendable {
        /// Digits, half or full width, with or without 万 and 亿.
        case digits
        /// Chinese numerals: 三百二十, 百分之九十五, 三成.
        case chinese
        /// Zero in words: 无一, 零.
        case worded
    }

    /// UTF-8 offsets of the surface: digits, scale words, 余 or 多, %; no measure word.
    public var range: Range<Int>
    /// The digits as one whole number; ``exponent`` places the point.
    public var significand: Int
    private var digits: Int32
    // Small, because every step of a reading copies numbers.
    private var powers: SIMD4<Int16>
    /// Digits or Chinese numerals.
    public var form: Form
    /// Whether it is a share: %, ‰, 百分之, 成.
    public var isShare: Bool
    /// Whether 余 or 多 follows or is inside.
    public var isOpen: Bool
    /// Whether a scale word (万, 亿) was used, so that the last digit was rounded.
    public var isScaled: Bool
    /// Whether it has no point, comma or scale.
    private var isPlain: Bool

    init(
        range: Range<Int>, significand: Int, exponent: Int, leadingExponent: Int, openExponent: Int, form: Form,
        isShare: Bool, isOpen: Bool, isScaled: Bool, isPlain: Bool, digitCount: Int, stepExponent: Int
    ) {
        self.range = range
        self.significand = significand
        digits = Int32(clamping: digitCount)
        powers = SIMD4(
            Int16(clamping: exponent), Int16(clamping: leadingExponent), Int16(clamping: openExponent),
            Int16(clamping: stepExponent))
        self.form = form
        self.isShare = isShare
        self.isOpen = isOpen
        self.isScaled = isScaled
        self.isPlain = isPlain
    }

    /// The power of ten by which ``significand`` is multiplied; also that of the last digit that is shown.
    public var exponent: Int { Int(powers[0]) }
    /// The power of ten of the last digit that is not zero: 5 for 30万.
    public var leadingExponent: Int { Int(powers[1]) }
    /// For 余 and 多: the power of ten within which the rest lies (30余万: 5, 30万余: 4).
    public var openExponent: Int { Int(powers[2]) }
    /// The power of ten of the last digit that is shown: 3 for 1.2万, -1 for 97.9%.
    public var stepExponent: Int { Int(powers[3]) }
    /// The digits before the point as one integer when there is no point, comma or scale: 2021; else `nil`.
    public var plainInteger: Int? { isPlain ? significand : nil }
    /// The number of digits written when ``plainInteger`` is present.
    public var digitCount: Int { Int(digits) }
    /// The value with its scale words: 1.2万 is 12000; a share is in per cent.
    public var value: Decimal { Decimal(significand, timesTenTo: exponent) }
    /// The value of one step of the last digit that is shown: 1000 for 1.2万, 0.1 for 97.9%.
    public var step: Decimal { NumeralReader.power(stepExponent) }
    /// The value in ten-thousandths; `nil` when it has more decimals than four or is too large for that.
    public var tenThousandths: Int? {
        var exponent = exponent + 4
        var units = significand
        while exponent < 0 {
            guard units % 10 == 0 else { return nil }
            units /= 10
            exponent += 1
        }
        guard exponent <= 18 else { return units == 0 ? 0 : nil }
        let product = units.multipliedReportingOverflow(by: NumeralReader.power(ten: exponent))
        return product.overflow || product.partialValue > Int.max / 32 ? nil : product.partialValue
    }
    /// Whether the value is a whole number.
    public var isWhole: Bool {
        var digits = significand
        for _ in 0..<max(0, -exponent) {
            guard digits % 10 == 0 else { return false }
            digits /= 10
        }
        return true
    }

    /// Zero as words say it.
    public static func zero(_ range: Range<Int>) -> Numeral {
        Numeral(
            range: range, significand: 0, exponent: 0, leadingExponent: 0, openExponent: 0, form: .worded,
            isShare: false, isOpen: false, isScaled: false, isPlain: false, digitCount: 0, stepExponent: 0)
    }

    /// The numeral under a scale that stands elsewhere: 1.92 in a row of 万户 was rounded as 1.92万 was.
    ///
    /// - Parameter power: the power of ten of the scale: 4 for 万.
    public func scaled(byPower power: Int) -> Numeral {
        guard power != 0 else { return self }
        var scaled = self
        scaled.powers &+= Int16(power)
        scaled.isScaled = true
        return scaled
    }

    /// Bounds and value under a qualifier, and under 余 or 多 when the number carries them.
    public func bounds(_ qualifier: Qualifier, near: Bool = false) -> Bounds {
        let value = value
        switch qualifier {
        case .atLeast: return Bounds(lower: value, upper: nil)
        case .atMost: return Bounds(lower: 0, upper: value)
        case .about:
            if isOpen { return Bounds(lower: value, upper: more(byTenTo: openExponent), excludesUpper: true) }
            if near { return Bounds(lower: less(byTenTo: leadingExponent), upper: value) }
            return Bounds(lower: less(byTenTo: leadingExponent), upper: more(byTenTo: leadingExponent))
        case .exact:
            guard isScaled else { return Bounds(exactly: value) }
            // Half a step on either side: a five behind the last digit.
            guard exponent == stepExponent, significand > 0, significand < Int.max / 16 else {
                return Bounds(lower: max(0, value - step / 2), upper: value + step / 2)
            }
            return Bounds(
                lower: Decimal(significand * 10 - 5, timesTenTo: exponent - 1),
                upper: Decimal(significand * 10 + 5, timesTenTo: exponent - 1))
        }
    }

    // MARK: Sums of digits, which take a tenth of the time of sums of decimals

    /// The value and a power of ten.
    private func more(byTenTo power: Int) -> Decimal {
        guard let step = steps(inTenTo: power), significand < Int.max / 2 else {
            return value + NumeralReader.power(power)
        }
        return Decimal(significand + step, timesTenTo: exponent)
    }

    /// The value without a power of ten, but no less than zero.
    private func less(byTenTo power: Int) -> Decimal {
        guard let step = steps(inTenTo: power) else { return max(0, value - NumeralReader.power(power)) }
        return Decimal(max(0, significand - step), timesTenTo: exponent)
    }

    /// How many of the last digit are in a power of ten; `nil` for less than one, and for more than are counted.
    private func steps(inTenTo power: Int) -> Int? {
        (0...18).contains(power - exponent) ? NumeralReader.power(ten: power - exponent) : nil
    }
}
