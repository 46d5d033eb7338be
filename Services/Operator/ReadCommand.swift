import ArgumentParser
import Decoding
import Documents
import Extraction
import Foundation
import Indicators
import NodeRuntime
import Places
import Tables

/// `shangji read`: reads documents without any service and prints what it found.
struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads documents and prints their figures, without any service.",
        discussion: """
            Every figure is printed with the sentence it stands in. Exit status 65 when a document holds no readable \
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

    @Option(help: "A catalogue of one's own: a YAML file, or a folder of them.", completion: .file())
    var catalogue: String?

    func run() throws {
        let gazetteer = try Gazetteer.bundled()
        let reader = Reader(catalogue: try loadCatalogue(), gazetteer: gazetteer)
        let environment = ProcessInfo.processInfo.environment
        let terminal = Terminal.standardOutput(environment: environment)
        let style = TerminalStyle(
            language: InterfaceLanguage(environment: environment) == .chinese ? .zh : .en, colour: terminal.usesColour,
            width: terminal.columns)
        let page = ReadingPage(
            style: style, names: Names(catalogue: reader.catalogue, gazetteer: gazetteer))
        var worst: Int32 = 0
        for file in files {
            switch read(file, with: reader, page: page) {
            case .success(let output): FileHandle.standardOutput.write(Data(output.utf8))
            case .failure(let failure):
                FileHandle.standardError.write(Data("shangji: \(file): \(failure.reason)\n".utf8))
                worst = max(worst, failure.status)
            }
        }
        if worst != 0 { throw ExitCode(worst) }
    }

    private func loadCatalogue() throws -> Catalogue {
        do {
            guard let catalogue else { return try Catalogue.bundled() }
            return try Catalogue(contentsOf: URL(fileURLWithPath: catalogue))
        } catch {
            FileHandle.standardError.write(Data("shangji: \(error)\n".utf8))
            throw ExitCode(78)
        }
    }

    private struct Unreadable: Error {
        var reason: String
        /// 65 (EX_DATAERR) or 66 (EX_NOINPUT).
        var status: Int32
    }

    private func read(
        _ file: String, with reader: Reader, page: ReadingPage
    ) -> Result<String, Unreadable> {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            return .failure(Unreadable(reason: "cannot be opened: \(error.localizedDescription)", status: 66))
        }
        let bytes = Array(data)
        do {
            let text = try TextDecoding.decode(bytes)
            let reading = reader.read(text, document: DocumentID(hashing: bytes))
            switch format {
            case .jsonl: return .success(ReadingLines(reading).joined())
            case .text:
                return .success(page.lines(reading, file: file).joined(separator: "\n") + "\n\n")
            }
        } catch {
            return .failure(Unreadable(reason: error.description, status: 65))
        }
    }
}
