import Foundation
import Messages
import NodeRuntime
import Phrases
import Quantities
import Rollups
import Tables

/// What a run prints and writes: the same records as terminal tables, CSV files, or one JSON object.
struct RunReport {
    private let documents: [DocumentRecord]
    private let cells: [CellRecord]
    private let asOf: Int?
    private let declined: [(source: String, reason: Phrase)]
    private let names: Names
    private let style: TerminalStyle

    /// Joins what the ledger handed out with the names that go beside codes.
    init(
        outcome: RunSession.Outcome, unreadable: [DocumentFinder.Unreadable], names: Names, terminal: Terminal,
        language: Language
    ) {
        self.names = names
        let fold = Fold(catalogue: names.catalogue, gazetteer: names.gazetteer)
        let children = ChildChecks(outcome.documents.map { ($0.facts, $0.uses) }, fold: fold)
        let earlier = EarlierChecks(outcome.cells, fold: fold)
        documents = outcome.documents.map {
            let checks = children.checks(of: $0.facts) + earlier.checks(of: $0.facts, uses: $0.uses)
            return DocumentRecord($0.facts, uses: $0.uses, names: names, outerChecks: checks)
        }
        asOf = outcome.asOf?.first?.asOf
        cells =
            outcome.asOf.map { results in
                results.flatMap { result in
                    result.result.cells.map { CellRecord($0, names: names, asOf: result.asOf, notes: result.notes) }
                }
            } ?? Self.records(outcome.cells, fold, names)
        declined =
            unreadable.map { ($0.source, $0.reason) }
            + outcome.declined.map { ($0.source, Phrase(zh: $0.reason, en: $0.reason)) }
        style = TerminalStyle(
            language: language, colour: terminal.usesColour, width: terminal.columns)
    }

    /// Cells with their growth since the year before.
    private static func records(_ cells: [Cell], _ fold: Fold, _ names: Names) -> [CellRecord] {
        var lines: [Cell.Key: Contribution.Line] = [:]
        for cell in cells { lines[cell.key] = Contribution.Line(of: cell) }
        let known = lines
        var folds: [Int: GrowthFold] = [:]
        for year in Set(cells.map(\.year)) {
            folds[year] = GrowthFold(fold, in: year) { key, indicator in
                known[Cell.Key(place: key.place, year: key.year, indicator: indicator)]
            }
        }
        return cells.map { cell in
            // What is looked up lies in memory, so nothing throws.
            let growth = try? folds[cell.year]?.growth(of: cell.place, cell.indicator)
            return CellRecord(cell, names: names, growth: growth)
        }
    }

    /// The tables for a person.
    func text() -> String {
        var sections = [
            DocumentLines(style: style).lines(documents),
            PlaceLines(style: style, names: names, asOf: asOf).lines(cells.map(\.cell)),
            VerificationLines(style: style, names: names).lines(documents: documents, cells: cells.map(\.cell)),
        ]
        if !declined.isEmpty {
            sections.append(
                [style.language == .zh ? "未接收的文件" : "Files that were not taken"]
                    + declined.map { "  \($0.source): \($0.reason.text(in: style.language))" })
        }
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// Everything as one JSON object; the rows have the columns of the CSV files.
    func json() -> String {
        var object = JSONLine()
        object.raw("documents", Self.rows(.documents, documents))
        object.raw("observations", Self.rows(.observations, documents.flatMap(\.observations)))
        object.raw("checks", Self.rows(.checks, documents.flatMap(\.checks)))
        object.raw("cells", Self.rows(.cells, cells))
        object.raw(
            "not_taken",
            JSONLine.objects(declined) { line, item in
                line.string("path", item.source)
                line.string("reason", item.reason.en)
            })
        return object.text
    }

    private static func rows<Record>(_ table: Table<Record>, _ records: [Record]) -> String {
        let columns = table.schema.columns
        return JSONLine.objects(records) { row, record in
            for (column, field) in zip(columns, table.row(record)) {
                switch field {
                case .empty: row.raw(column.name, "null")
                case .text(let text): row.string(column.name, text)
                case .phrase(let phrase): row.string(column.name, phrase.en)
                case .code(let code): row.string(column.name, code)
                case .integer(let value): row.integer(column.name, value)
                case .number(let value): row.number(column.name, value)
                case .flag(let value): row.boolean(column.name, value)
                case .day(let day): row.string(column.name, day.description)
                }
            }
        }
    }

    /// Writes the CSV files in both dialects and the data package that describes them.
    /// - Throws: `StartError` naming the file that cannot be written.
    func write(to folder: String) throws {
        let root = URL(filePath: folder)
        var handles: [FileHandle] = []
        defer { for handle in handles { try? handle.close() } }
        do {
            var export = try ResultExport { path in
                let file = root.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data().write(to: file)
                let handle = try FileHandle(forWritingTo: file)
                handles.append(handle)
                return { try handle.write(contentsOf: Data($0)) }
            }
            for document in documents { try export.append(document) }
            for cell in cells { try export.append(cell) }
            try export.finish()
        } catch let error as CocoaError {
            throw StartError(
                .cannotCreate, zh: "无法将表格写入 \(error.filePath ?? folder)：\(FileWords.of(error).zh)",
                en: "cannot write the tables into \(error.filePath ?? folder): \(FileWords.of(error).en)")
        }
    }
}
