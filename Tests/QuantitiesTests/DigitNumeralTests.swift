import Quantities
import Testing

/// Numbers in digits: what belongs to them, and what they are worth.
struct DigitNumeralTests {
    @Test(arguments: [
        ("62件", "62 = 62"), ("0起", "0 = 0"), ("007", "007 = 7"), ("６２件", "６２ = 62"), ("1２3", "1２3 = 123"),
        ("3.5天", "3.5 = 3.5"), ("１６．２５元", "１６．２５ = 16.25"), ("3.50分", "3.50 = 3.5"),
    ])
    func digits_whenHalfOrFullWidth_areOneNumber(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("1,234件", "1,234 = 1234"), ("1,234,567元", "1,234,567 = 1234567"), ("１，２３４份", "１，２３４ = 1234"),
        ("12,345.6元", "12,345.6 = 12345.6"), ("1,23", "1 = 1"), ("2020,123", "2020 = 2020"),
        ("12,345,67", "12,345 = 12345"), ("7,", "7 = 7"), ("7，共8", "7 = 7"), ("12,3456", "12 = 12"),
    ])
    func digits_whenCommasStandBetween_areGroupedByThreeOrEnd(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [("7.", "7 = 7"), ("7.件", "7 = 7"), ("3.5.2", "3.5 = 3.5"), ("1.2,345", "1.2 = 1.2")])
    func digits_whenPointIsNoDecimalPoint_endBeforeIt(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("3百件", "3百 = 300"), ("5千人", "5千 = 5000"), ("3.25万户", "3.25万 = 32500"), ("8萬人", "8萬 = 80000"),
        ("12.12亿元", "12.12亿 = 1212000000"), ("1.5万亿元", "1.5万亿 = 1500000000000"), ("3億元", "3億 = 300000000"),
        ("６．０８万件", "６．０８万 = 60800"),
    ])
    func digits_whenScaleWordsFollow_areMultiplied(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("84.1%", "84.1% = 84.1 %"), ("９７．５％", "９７．５％ = 97.5 %"), ("100%", "100% = 100 %"), ("3‰", "3‰ = 0.3 %"),
        ("0.00%", "0.00% = 0 %"), ("90余%", "90余% = 90 % +"),
    ])
    func digits_whenSignOfShareFollows_areInPerCent(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("2.1个百分点", "2.1 = 2.1"), ("2百分点", "2 = 2"), ("5 %", "5 = 5"), ("万件", "-"), ("件", "-"), ("", "-"), (".5", "-"),
    ])
    func digits_whenSomethingElseFollows_endBeforeIt(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("300余件", "300余 = 300 +"), ("300多件", "300多 = 300 +"), ("3万余人次", "3万余 = 30000 +"),
        ("30余万户", "30余万 = 300000 +"), ("2.6萬餘人", "2.6萬餘 = 26000 +"), ("3余多", "3余 = 3 +"),
    ])
    func digits_whenOpenWordFollows_areOpen(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test func plainInteger_whenPointCommaScaleOrShareIsWritten_isNil() throws {
        #expect(try #require(Numeral.read("2021年")).plainInteger == 2021)
        for text in ["2.0", "1,234", "2万", "20%", "20余"] {
            #expect(try #require(Numeral.read(text)).plainInteger == nil, "\(text)")
        }
    }
}
