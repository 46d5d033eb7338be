import Foundation
import Quantities
import Testing

/// How far 余 and 多 reach: up to the next step of the last digit that counts.
struct OpenNumeralTests {
    @Test(arguments: [
        ("380余场", 380, 390), ("300多场", 300, 400), ("30余万件", 300_000, 400_000), ("30万余件", 300_000, 310_000),
        ("2.6万余人次", 26_000, 27_000), ("3.42万多件", 34_200, 34_300), ("3万余件", 30_000, 40_000),
    ])
    func bounds_whenNumberIsOpen_endAtTheNextStep(text: String, lower: Int, upper: Int) throws {
        let numeral = try #require(NumeralReader.digits(Array(text.utf8), at: 0))
        #expect(numeral.isOpen)
        #expect(numeral.bounds(.about) == Bounds(lower: Decimal(lower), upper: Decimal(upper), excludesUpper: true))
    }
}
