import Foundation
import Generation
import Indicators
import NodeRuntime
import Phrases
import Places
import Quantities

/// The folder of invented reports: `reports/YEAR/CODE.txt`, and `truth.jsonl` beside them, so that the reports can be handed
/// in without it.
final class SampleFolder {
    /// Why the folder cannot be written.
    struct Fault: Error {
        /// What is wrong and what to do.
        var words: Phrase
        /// 73 (EX_CANTCREAT) or 74 (EX_IOERR).
        var status: Int32
    }

    private let root: URL
    private let truth: FileHandle
    /// How many reports were written.
    private(set) var documents = 0
    /// How many figures they state.
    private(set) var observations = 0
    /// How many bytes the reports have.
    private(set) var bytes = 0

    /// Makes the folder.
    ///
    /// - Parameter replacing: whether the reports that an earlier run has written there may be taken away. Left beside new
    ///   ones they would be read and be missing from the truth.
    /// - Throws: ``Fault`` when it cannot be made, or when it holds something that must not be taken away.
    init(_ root: URL, replacing: Bool) throws {
        self.root = root
        let file = root.appending(path: "truth.jsonl")
        let reports = root.appending(path: "reports")
        do {
            let files = FileManager.default
            try files.createDirectory(at: root, withIntermediateDirectories: true)
            if try !files.contentsOfDirectory(atPath: root.path).isEmpty {
                guard files.fileExists(atPath: file.path) else {
                    throw Fault(
                        words: Phrase(
                            zh: "\(root.path) 中有其他文件：请另指定文件夹", en: "\(root.path) holds other files: name another folder"
                        ),
                        status: 73)
                }
                guard replacing else {
                    throw Fault(
                        words: Phrase(
                            zh: "\(root.path) 中已有报告：请另指定文件夹，或用 --force 替换",
                            en: "\(root.path) holds reports: name another folder, or replace them with --force"),
                        status: 73)
                }
                if files.fileExists(atPath: reports.path) { try files.removeItem(at: reports) }
            }
            try Data().write(to: file)
            truth = try FileHandle(forWritingTo: file)
        } catch let error as CocoaError {
            throw Fault(
                words: Phrase(
                    zh: "无法写入 \(root.path)：\(FileWords.of(error).zh)",
                    en: "cannot write into \(root.path): \(FileWords.of(error).en)"), status: 73)
        }
    }

    /// Writes a report and the lines of its figures.
    func write(_ report: SampleReport) throws {
        let name = "reports/\(report.year)/\(report.place.code).txt"
        let data = Data(report.text.utf8)
        try attempt(name) {
            let file = root.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
        let lines = report.statements.map { line($0, of: report, in: name) }.joined()
        try attempt("truth.jsonl") { try truth.write(contentsOf: Data(lines.utf8)) }
        documents += 1
        observations += report.statements.count
        bytes += data.count
    }

    /// Ends the file of figures.
    func close() throws { try attempt("truth.jsonl") { try truth.close() } }

    private func attempt(_ name: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch {
            throw Fault(
                words: Phrase(
                    zh: "无法将 \(name) 写入 \(root.path)：\(FileWords.of(error).zh)",
                    en: "\(name) cannot be written into \(root.path): \(FileWords.of(error).en)"), status: 74)
        }
    }

    private func line(_ statement: SampleReport.Statement, of report: SampleReport, in file: String) -> String {
        var period = JSONLine()
        period.string("from", statement.period.from.description)
        period.string("to", statement.period.to.description)
        var line = JSONLine()
        line.string("file", file)
        line.string("place", report.place.code.rawValue)
        line.integer("year", report.year)
        line.string("code", statement.code.rawValue)
        line.number("value", statement.value)
        line.string("unit", statement.unit)
        line.string("qualifier", statement.qualifier.rawValue)
        line.number("lower", statement.bounds.lower)
        if let upper = statement.bounds.upper { line.number("upper", upper) } else { line.raw("upper", "null") }
        line.raw("upper_excluded", statement.bounds.excludesUpper ? "true" : "false")
        line.string("ambit", statement.ambit.rawValue)
        line.raw("period", period.object)
        line.string("sentence", statement.sentence)
        line.raw("invented", "true")
        return line.text
    }
}
