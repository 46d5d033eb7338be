import Documents
import Foundation
import Observations
import Quantities
import Rollups
import Tables
import Testing

@Suite struct CSVTests {
    private func written<Record>(_ table: Table<Record>, _ dialect: Dialect, _ records: [Record]) throws -> String {
        var bytes: [UInt8] = []
        var writer = TableWriter(table, dialect: dialect) { bytes += $0 }
        for record in records { try writer.append(record) }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A small reader of RFC 4180, written apart from the writer.
    private func parsed(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let next = scalars.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true) where scalars.first == "\"":
                field.unicodeScalars.append("\"")
                scalars.removeFirst()
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                rows[rows.count - 1].append(field)
                field = ""
            case ("\r", false): break
            case ("\n", false):
                rows[rows.count - 1].append(field)
                rows.append([])
                field = ""
            default: field.unicodeScalars.append(next)
            }
        }
        rows.removeLast()
        return rows
    }

    private let promised = [
        "documents":
            "document, path, status, kind, place_code, place_name, level, parent_code, year, issuer, published, observations, checks_failed, candidates, reason",
        "observations":
            "document, place_code, place_name, year, indicator, indicator_zh, value, lower, upper, unit, qualifier, scope, ambit, ambit_assumed, about_place, joint, from, to, surface, start, end, sentence, used, why_not",
        "checks": "document, place_code, year, rule, indicator, stated, expected, holds, sentence",
        "cells":
            "place_code, place_name, level, year, indicator, indicator_zh, method, value, lower, upper, unit, own_value, own_ambit, handed_up, handed_up_by, numerator, denominator, children_expected, children_reporting, children_stating, children_zero, children_unreadable, missing_names, partial_periods, difference, verdict, verdict_reason",
    ]

    @Test(arguments: TableSchema.all.map(\.name))
    func columns_beginInThePromisedOrder(name: String) throws {
        let schema = try #require(TableSchema.all.first { $0.name == name })
        let expected = try #require(promised[name]).components(separatedBy: ", ")
        #expect(Array(schema.columns.map(\.name).prefix(expected.count)) == expected)
        #expect(Set(schema.columns.map(\.name)).count == schema.columns.count)
        #expect(Set(schema.columns.map(\.heading)).count == schema.columns.count)
    }

    @Test func observations_surviveCommasQuotesAndLineEnds() throws {
        let records = Invented.records.flatMap(\.observations)
        let rows = parsed(try written(.observations, .plain, records))
        #expect(rows.count == records.count + 1)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        let sentence = try #require(rows[0].firstIndex(of: "sentence"))
        #expect(rows.contains { $0[sentence] == "=1+1, \"引号\"\n换行" })
    }

    @Test func observations_tellTheirFate() throws {
        let rows = parsed(try written(.observations, .plain, Invented.records.flatMap(\.observations)))
        let used = try #require(rows[0].firstIndex(of: "used"))
        let whyNot = try #require(rows[0].firstIndex(of: "why_not"))
        let year = try #require(rows[0].firstIndex(of: "year"))
        let fates = rows.dropFirst().map { [$0[year], $0[used], $0[whyNot]] }
        #expect(fates.contains(["2021", "true", ""]))
        #expect(fates.contains(["2022", "false", "part"]))
        #expect(fates.contains(["2022", "false", "ambiguous"]))
        #expect(fates.contains(["2022", "false", "place_undecided"]))
        #expect(rows.dropFirst().allSatisfy { ($0[used] == "true") == $0[whyNot].isEmpty })
    }

    @Test func plain_hasLineFeedsAndNoMark() throws {
        let text = try written(.cells, .plain, Invented.cells.map { CellRecord($0, names: Invented.names) })
        #expect(text.hasPrefix("place_code,place_name,"))
        #expect(!text.unicodeScalars.contains("\r"))
    }

    @Test func chinese_hasMarkHeadingsWordsAndDisarmedSentences() throws {
        let text = try written(.observations, .chinese, Invented.records.flatMap(\.observations))
        #expect(Array(text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(text.contains("文件编号,地区代码,地区,年度"))
        #expect(text.contains("\r\n"))
        #expect(text.contains("'=1+1"))
        #expect(text.contains("其中一部分"))
        #expect(!text.contains("true"))
        let cells = try written(.cells, .chinese, Invented.cells.map { CellRecord($0, names: Invented.names) })
        #expect(cells.contains("待核实"))
        #expect(!cells.contains("矛盾"))
    }

    @Test func cell_printsNoDigitFinerThanItsBounds() throws {
        let names = Invented.names
        var cell = try #require(Invented.cells.first)
        func value(_ value: Decimal, _ lower: Decimal, _ upper: Decimal?, figures: Int) -> Field {
            cell.value = value
            cell.bounds = .init(lower: lower, upper: upper)
            cell.makeup.figures = figures
            return Table<CellRecord>.cells.row(CellRecord(cell, names: names))[7]
        }
        #expect(value(127_284, 126_784, 127_784, figures: 2) == .number(127_000))
        #expect(value(127_284, 127_284, 127_284, figures: 2) == .number(127_284))
        #expect(value(45, 0, 45, figures: 1) == .number(45))
        #expect(value(58, 13, 58, figures: 2) == .number(50))
        #expect(value(57, 50, nil, figures: 2) == .number(57))
    }

    @Test func writer_handsOutBlocksAndStartsWithTheHeadings() throws {
        var blocks: [Int] = []
        var writer = TableWriter(Table.observations, dialect: .plain) { blocks.append($0.count) }
        let records = Invented.records.flatMap(\.observations)
        for _ in 0..<200 { for record in records { try writer.append(record) } }
        let before = blocks.count
        try writer.finish()
        #expect(before > 1)
        #expect((blocks.max() ?? 0) < 80_000)
    }

    @Test func writer_whenTheSinkFails_passesTheErrorOn() {
        struct Full: Error {}
        var writer = TableWriter(Table.checks, dialect: .plain) { _ in throw Full() }
        #expect(throws: Full.self) { try writer.finish() }
    }

    @Test func documents_tellWhyTheyAreNotAddedUp() throws {
        let rows = parsed(try written(.documents, .plain, Invented.records))
        let reason = try #require(rows[0].firstIndex(of: "reason"))
        let status = try #require(rows[0].firstIndex(of: "status"))
        let candidates = try #require(rows[0].firstIndex(of: "candidates"))
        #expect(rows.contains { $0[status] == "dead" && $0[reason] == "The file holds no text." })
        #expect(
            rows.contains {
                $0[reason] == "nothing tells which place reports" && $0[candidates].contains("990101 甲省甲市东县")
            })
    }
}
