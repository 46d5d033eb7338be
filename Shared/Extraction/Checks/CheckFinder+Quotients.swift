import Foundation
import Observations
import Quantities

/// The arithmetic of shares, in whole numbers.
extension CheckFinder {
    /// Whether a share is the quotient of two counts, rounded to the digits that it shows, give or take one.
    func holds(_ figure: Int, _ numerator: Int, _ denominator: Int) -> Bool {
        guard terms[denominator].units >= terms[numerator].units, isNear(figure, numerator, denominator),
            let quotient = quotient(numerator, denominator, like: figure)
        else { return false }
        let step = text.figures[figure].numeral.stepExponent
        let power = NumeralReader.power(ten: max(0, -step))
        let difference = Int128(quotient) * 10_000 - Int128(terms[figure].units) * Int128(power)
        let tolerance = Int128(10_000) * Int128(NumeralReader.power(ten: max(0, step)))
        return difference.magnitude <= tolerance.magnitude
    }

    /// Whether a share is so near the quotient of two counts that a division decides: rules nearly all pairs out without
    /// one, by floating point with room to spare (one digit and a half of difference and rounding, against 1.6).
    @inline(__always)
    private func isNear(_ figure: Int, _ numerator: Int, _ denominator: Int) -> Bool {
        let step = text.figures[figure].numeral.stepExponent
        guard (-6...6).contains(step) else { return true }
        let power = Double(NumeralReader.power(ten: abs(step)))
        let digit = step < 0 ? 10_000 / power : 10_000 * power
        let whole = Double(terms[denominator].units)
        let difference = Double(terms[numerator].units) * 1_000_000 - Double(terms[figure].units) * whole
        return abs(difference) <= 1.6 * digit * whole
    }

    /// Whether a count is the share of some whole number, rounded or cut: 3 is 75 % of 4, and 9.9 % of none.
    func isOfSomeWhole(_ figure: Int, _ numerator: Int) -> Bool {
        let decimals = max(0, -text.figures[figure].numeral.stepExponent)
        guard decimals <= 6, terms[numerator].units % 10_000 == 0 else { return true }
        // In halves of the last digit that is shown, so that its half is whole.
        let scale = Int128(NumeralReader.power(ten: decimals))
        let share = Int128(terms[figure].units) * scale * 2 / 10_000
        guard share > 1 else { return true }
        let part = Int128(terms[numerator].units / 10_000) * 200 * scale
        // The least whole above part / (share + one digit), against the greatest at part / (share - half a digit).
        return (part / (share + 2) + 1) * (share - 1) <= part
    }

    /// The quotient of two counts in steps of the last decimal that a share shows, rounded half up: 9865 for 98.65 %;
    /// `nil` when there is none that can be compared.
    func quotient(_ numerator: Int, _ denominator: Int, like figure: Int) -> Int? {
        let decimals = max(0, -text.figures[figure].numeral.stepExponent)
        let whole = terms[denominator].units
        guard decimals <= 6, whole > 0 else { return nil }
        let scale = Int128(100 * NumeralReader.power(ten: decimals))
        return Int(exactly: (Int128(terms[numerator].units) * scale * 2 + Int128(whole)) / (Int128(whole) * 2))
    }

    /// The check of a share.
    func check(_ figure: Int, _ pair: ShareOfCounts) -> Check? {
        guard let quotient = quotient(pair.numerator, pair.denominator, like: figure) else { return nil }
        let decimals = max(0, -text.figures[figure].numeral.stepExponent)
        return Check(
            rule: .ratio, indicator: indicator(figure), result: span(figure),
            inputs: [span(pair.numerator), span(pair.denominator)], stated: value(figure),
            expected: Decimal(quotient, timesTenTo: -decimals), holds: pair.holds, sentence: sentence(of: figure))
    }
}

/// Two counts of which a figure is the share, and whether it is.
struct ShareOfCounts: Sendable {
    let numerator: Int
    let denominator: Int
    let holds: Bool

    init(_ numerator: Int, _ denominator: Int, holds: Bool) {
        self.numerator = numerator
        self.denominator = denominator
        self.holds = holds
    }
}
