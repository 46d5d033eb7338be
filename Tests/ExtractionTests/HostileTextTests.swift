import Foundation
import Observations
import Quantities
import Testing

/// Texts that nobody writes come to an end, and do not hide the figure behind them.
struct HostileTextTests {
    private static let fact = "受理行政复议案件62件。"

    private func figures(_ prefix: String) throws -> [String] {
        try InventedReport.figures(prefix + "\n" + Self.fact)
    }

    @Test func read_whenALineHasAMegabyte_findsTheFigureBehindIt() throws {
        let line = String(repeating: "推进依法行政，加强法治建设", count: 1 << 20 / 39)
        #expect(try figures(line) == ["reconsideration.received 62"])
    }

    @Test(arguments: ["（", "）", "《", "》", "〔", "，", "、", "：", "\n", "|", "“"])
    func read_whenAMarkStandsAHundredThousandTimes_ends(mark: String) throws {
        let reading = try InventedReport.read(String(repeating: mark, count: 100_000) + Self.fact)
        #expect(reading.mentions.last?.surface == "62")
    }

    @Test(arguments: [
        ("7", 1_000_000), ("７", 1_000_000), ("0", 1_000_000), ("1.", 20_000), ("9,999", 20_000), ("1-", 20_000),
        ("2023年", 20_000), ("万", 20_000), ("3亿", 20_000), ("一", 20_000), ("十", 20_000), ("百分之", 20_000), ("三万", 20_000),
        ("第", 20_000), ("1月至", 20_000), ("上半年", 20_000),
    ])
    func read_whenDigitsRunOn_endsWithFiniteValues(digits: String, count: Int) throws {
        let reading = try InventedReport.read("受理行政复议案件" + String(repeating: digits, count: count) + "件。\n" + Self.fact)
        #expect(reading.observations.allSatisfy { $0.value.isFinite })
        #expect(reading.mentions.last?.surface == "62")
    }

    @Test func read_whenDecimalsRunOn_endsWithFiniteValues() throws {
        for length in [50, 130, 1_000, 1_000_000] {
            let body = "出庭应诉率0." + String(repeating: "3", count: length) + "%。"
            let reading = try InventedReport.read(body)
            #expect(reading.observations.allSatisfy { $0.value.isFinite && $0.bounds.lower.isFinite })
        }
    }

    @Test func read_whenScaleWordsRunOn_endsWithFiniteValues() throws {
        for count in [10, 16, 32, 1_000] {
            for digit in ["3", "三"] {
                let body = "受理行政复议案件\(digit)" + String(repeating: "亿", count: count) + "件。"
                let reading = try InventedReport.read(body)
                #expect(reading.observations.allSatisfy { $0.value.isFinite && $0.bounds.lower.isFinite })
            }
        }
    }
}

extension Decimal {
    fileprivate var isFinite: Bool { !isNaN && !isInfinite }
}
