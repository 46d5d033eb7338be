import Foundation
import Seeds
import Testing

@testable import Quantities

/// Decimals taken apart are the decimals that Foundation knows.
@Suite struct ShortDecimalTests {
    static let digits = [
        "0", "1", "-1", "5000", "84.1", "-84.10", "0.001", "18446744073709551615", "-18446744073709551615",
        "1212000000", "9007199254740993", "0.00000000000000000000000000000000000001", "65536", "100",
    ]

    @Test(arguments: digits)
    func decimal_takenApart_isTheSameBothWays(digits: String) throws {
        let value = try #require(Decimal(string: digits))
        let short = try #require(ShortDecimal(value))
        #expect(short == ShortDecimal.slowly(value))
        #expect(short.value == value)
        #expect(short.slowValue == value)
        #expect(short.value?.description == value.description)
        #expect(short.value?.hashValue == value.hashValue)
    }

    @Test(arguments: ["18446744073709551617", "99999999999999999999999999999999999999", "1234567890.0987654321234"])
    func decimal_ofMoreDigits_isNotTakenApart(digits: String) throws {
        #expect(ShortDecimal(try #require(Decimal(string: digits))) == nil)
    }

    @Test func noNumber_isNotTakenApart() {
        #expect(DecimalBytes.areKnown)
        #expect(ShortDecimal(.nan) == nil)
        #expect(ShortDecimal.slowly(.nan) == nil)
    }

    @Test func sum_ofAnyTwo_isThatOfFoundation() throws {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<2_000 {
            func value() -> Decimal {
                let most = UInt64.max >> UInt64.random(in: 0...60, using: &generator)
                let digits = UInt64.random(in: 0...most, using: &generator)
                return Decimal(
                    sign: Bool.random(using: &generator) ? .plus : .minus,
                    exponent: Int.random(in: -6...6, using: &generator), significand: Decimal(digits))
            }
            let (left, right) = (value(), value())
            #expect(Decimal.fastSum(left, right) == left + right, "\(left) + \(right)")
            #expect(Decimal.fastEqual(left, right) == (left == right))
            #expect(Decimal.fastEqual(left, left + right - right))
        }
    }
}
