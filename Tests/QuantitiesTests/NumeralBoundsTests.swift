import Quantities
import Testing

/// In which interval the truth lies when an office writes a number as it does.
struct NumeralBoundsTests {
    private func bounds(_ text: String, _ qualifier: Qualifier, near: Bool = false) throws -> String {
        try #require(Numeral.read(text)).bounds(qualifier, near: near).words
    }

    @Test(arguments: [
        ("62", "62"), ("1,200", "1200"), ("97.9%", "97.9"), ("3百", "300"), ("三百", "300"), ("3万", "[25000,35000]"),
        ("3.2万", "[31500,32500]"), ("3.20万", "[31950,32050]"), ("12.12亿", "[1211500000,1212500000]"),
        ("三点五万", "[34500,35500]"), ("0万", "[0,5000]"),
    ])
    func bounds_whenNothingQualifies_areExactOrHalfOfTheLastScaledDigit(text: String, expected: String) throws {
        #expect(try bounds(text, .exact) == expected)
    }

    @Test(arguments: [
        ("380余", "[380,390)"), ("300多", "[300,400)"), ("2.6万余", "[26000,27000)"), ("3.42万多", "[34200,34300)"),
        ("3万余", "[30000,40000)"), ("30余万", "[300000,400000)"), ("30万余", "[300000,310000)"),
        ("三百余", "[300,400)"), ("两千三百余", "[2300,2400)"), ("三十余万", "[300000,400000)"),
        ("三十万余", "[300000,310000)"), ("一亿余", "[100000000,200000000)"), ("十几", "[10,20)"), ("5余", "[5,6)"),
        ("90余%", "[90,100)"),
    ])
    func bounds_whenNumberIsOpen_endAtTheNextStep(text: String, expected: String) throws {
        #expect(try bounds(text, .about) == expected)
    }

    @Test(arguments: [
        ("300", "[200,300]"), ("320", "[310,320]"), ("321", "[320,321]"), ("5万", "[40000,50000]"), ("8", "[7,8]"),
        ("三百", "[200,300]"), ("五成", "[40,50]"),
    ])
    func bounds_whenNumberIsNeared_goAStepDown(text: String, expected: String) throws {
        #expect(try bounds(text, .about, near: true) == expected)
    }

    @Test(arguments: [
        ("300", "[200,400]"), ("320", "[310,330]"), ("3.2万", "[31000,33000]"), ("97.9%", "[97.8,98]"), ("0", "[0,1]"),
        ("1", "[0,2]"),
    ])
    func bounds_whenNumberIsApproximate_goAStepBothWaysButNotBelowZero(text: String, expected: String) throws {
        #expect(try bounds(text, .about) == expected)
    }

    @Test(arguments: [("50", "[50,)", "[0,50]"), ("3万", "[30000,)", "[0,30000]"), ("50余", "[50,)", "[0,50]")])
    func bounds_whenALimitIsNamed_areOpenAboveOrStartAtZero(text: String, atLeast: String, atMost: String) throws {
        #expect(try bounds(text, .atLeast) == atLeast)
        #expect(try bounds(text, .atMost) == atMost)
    }
}
