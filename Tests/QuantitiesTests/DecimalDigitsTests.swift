import Foundation
import Seeds
import Testing

@testable import Quantities

/// Decimals that are put together from digits are those that arithmetic gives.
struct DecimalDigitsTests {
    @Test func decimal_whenMadeOfDigits_equalsTheProduct() {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<20_000 {
            let shorter = [1, 1000, 1_000_000_000_000].randomElement(using: &generator) ?? 1
            let digits = Int.random(in: 0...999_999_999_999_999_999, using: &generator) / shorter
            let power = Int.random(in: -20...20, using: &generator)
            let made = Decimal(digits, timesTenTo: power)
            let product = Decimal(string: "\(digits)e\(power)")
            #expect(made == product && "\(made)" == "\(product ?? .nan)" && made.hashValue == product?.hashValue)
        }
        #expect(Decimal(0, timesTenTo: 5) == 0 && Decimal(0, timesTenTo: 5).hashValue == Decimal(0).hashValue)
    }
}
