import ArgumentParser
import Decoding
import Documents
import Extraction
import Foundation
import Indicators
import NodeRuntime
import Observations
import Phrases
import Places
import Tables

/// `shangji read`: reads documents without any service and prints what it found.
struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads documents and prints their figures, without any service.",
        discussion: """
            Every figure is printed with the words it stands in. With --explain, every number is followed by what it was \
            taken for and why: the entry and pattern that matched, what else would have fitted, what did not and why not.

            Examples:
              shangji read report.txt
              shangji read --format jsonl reports/*.txt > figures.jsonl
              shangji read --explain report.txt

            Exit status 65 when a document holds no readable \
            text, 66 when a file cannot be opened; the other files are still read.
            """)

    /// How a reading is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For a person, in Chinese or English by LANG.
        case text
        /// One JSON object a line: document, mentions, observations, checks.
        case jsonl
    }

    @Argument(help: "The files to read.", completion: .file())
    var files: [String]

    @Option(help: "text for a person, jsonl for a program.")
    var format = Format.text

    @Flag(help: "Say of every number why it was read as it was.")
    var explain = false

    @OptionGroup var catalogue: CatalogueOption

    func run() throws {
        let gazetteer = try Gazetteer.bundled()
        let reader = Reader(catalogue: try catalogue.load(), gazetteer: gazetteer)
        let output = Output()
        let names = Names(catalogue: reader.catalogue, gazetteer: gazetteer)
        var worst: Int32 = 0
        for file in files {
            switch read(file, with: reader, style: output.style, names: names) {
            case .success(let text): FileHandle.standardOutput.write(Data(text.utf8))
            case .failure(let failure):
                output.fault("\(file): \(failure.reason.text(in: output.style.language))")
                worst = max(worst, failure.status)
            }
        }
        if worst != 0 { throw ExitCode(worst) }
    }

    private struct Unreadable: Error {
        var reason: Phrase
        /// 65 (EX_DATAERR) or 66 (EX_NOINPUT).
        var status: Int32
    }

    private func read(
        _ file: String, with reader: Reader, style: TerminalStyle, names: Names
    ) -> Result<String, Unreadable> {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            let reason = Phrase(
                zh: "无法打开：\(FileWords.of(error).zh)", en: "cannot be opened: \(FileWords.of(error).en)")
            return .failure(Unreadable(reason: reason, status: 66))
        }
        let bytes = Array(data)
        do {
            let text = try TextDecoding.decode(bytes)
            let document = DocumentID(hashing: bytes)
            let lines: [String]
            switch (format, explain) {
            case (.jsonl, false): return .success(ReadingLines(reader.read(text, document: document)).joined())
            case (.jsonl, true):
                let explanation = reader.explain(text, document: document)
                return .success(
                    ReadingLines(explanation.reading).joined() + ExplanationLines(explanation).joined())
            case (.text, false):
                let reading = reader.read(text, document: document)
                lines = ReadingPage(style: style, names: names).lines(reading, file: file)
            case (.text, true):
                let explanation = reader.explain(text, document: document)
                lines = ExplanationPage(style: style, names: names).lines(explanation, file: file)
            }
            return .success(lines.joined(separator: "\n") + "\n\n")
        } catch {
            return .failure(Unreadable(reason: error.words, status: 65))
        }
    }
}
