import Foundation
import Quantities

/// A numerator and a denominator that belong together. They are added apart; percentages are never averaged.
public struct RatioParts: Hashable, Codable, Sendable {
    /// The number above the line.
    public var numerator: Decimal
    /// Its bounds.
    public var numeratorBounds: Bounds
    /// The number below the line.
    public var denominator: Decimal
    /// Its bounds.
    public var denominatorBounds: Bounds

    /// Makes a pair.
    public init(numerator: Decimal, numeratorBounds: Bounds, denominator: Decimal, denominatorBounds: Bounds) {
        self.numerator = numerator
        self.numeratorBounds = numeratorBounds
        self.denominator = denominator
        self.denominatorBounds = denominatorBounds
    }

    /// Adds numerators and denominators.
    public static func + (left: Self, right: Self) -> Self {
        RatioParts(
            numerator: .fastSum(left.numerator, right.numerator),
            numeratorBounds: left.numeratorBounds + right.numeratorBounds,
            denominator: .fastSum(left.denominator, right.denominator),
            denominatorBounds: left.denominatorBounds + right.denominatorBounds)
    }

    /// The quotient in per cent, to four decimals; `nil` over zero.
    public var rate: Decimal? {
        denominator > 0 ? (numerator * 100 / denominator).rounded(toDigits: 4) : nil
    }

    /// The interval of the quotient in per cent; one value when both parts are exact. A share that can stay under 100
    /// is held under it; a quotient that must exceed 100 is shown as it is.
    public var rateBounds: Bounds? {
        guard let rate else { return nil }
        if numeratorBounds.isExact && denominatorBounds.isExact { return Bounds(exactly: rate) }
        let lower =
            denominatorBounds.upper.map { $0 > 0 ? (numeratorBounds.lower * 100 / $0).rounded(toDigits: 4, .down) : 0 }
            ?? 0
        var upper: Decimal?
        if let most = numeratorBounds.upper, denominatorBounds.lower > 0 {
            upper = (most * 100 / denominatorBounds.lower).rounded(toDigits: 4, .up)
        }
        if rate <= 100 && lower <= 100 { upper = min(upper ?? 100, 100) }
        return Bounds(lower: lower, upper: upper)
    }

    /// Whether the quotient, rounded to the digits of a stated rate, is that rate within one in the last digit.
    ///
    /// - Parameters:
    ///   - stated: the bounds of the rate in per cent.
    ///   - surface: the rate as printed, which tells how many decimals it shows.
    public func reproduces(_ stated: Bounds, shownAs surface: String) -> Bool {
        guard denominatorBounds.lower > 0 else { return false }
        let decimals = Self.decimals(in: surface)
        let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
        let least = denominatorBounds.upper.map { numeratorBounds.lower * 100 / $0 } ?? 0
        if let upper = stated.upper, least.rounded(toDigits: decimals) - step > upper { return false }
        guard let numerator = numeratorBounds.upper else { return true }
        let most = numerator * 100 / denominatorBounds.lower
        return most.rounded(toDigits: decimals) + step >= stated.lower
    }

    /// The digits after the decimal point, half or full width, of a printed number.
    private static func decimals(in surface: String) -> Int {
        let scalars = surface.unicodeScalars
        guard let point = scalars.firstIndex(where: { $0 == "." || $0 == "．" }) else { return 0 }
        return scalars[scalars.index(after: point)...].prefix {
            ("0"..."9").contains($0) || ("０"..."９").contains($0)
        }.count
    }
}

extension Decimal {
    /// The value rounded to so many digits after the point.
    func rounded(toDigits digits: Int, _ mode: RoundingMode = .plain) -> Decimal {
        var source = self
        var result = Decimal()
        NSDecimalRound(&result, &source, digits, mode)
        return result
    }
}
