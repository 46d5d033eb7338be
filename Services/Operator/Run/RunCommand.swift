import ArgumentParser
import Foundation
import Indicators
import Links
import NodeRuntime
import Phrases
import Places
import Supervision
import Tables

/// `shangji run`: the whole line on this machine, from a folder of reports to a provincial table.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Reads a folder of reports and adds them up: the whole line on this machine.",
        discussion: """
            Starts the three services, hands in every document found (hidden files are passed over), waits until all is \
            stored, and prints: each document, the rolled-up indicators of every place above, and what is to be \
            verified. Running again on the same data adds nothing twice; after Ctrl-C the next run goes on where it \
            stopped.

            Examples:
              shangji run reports/
              shangji run reports/ --out results     also writes CSV tables with a datapackage.json
              shangji run reports/ --as-of 2023      all years in the divisions of one
              shangji run reports/ --json            prints one JSON object instead of tables

            Ends with status 0 when every document is stored or a dead letter; 66 when there was no document or a file \
            could not be read or was not taken; 69 or 75 when a service could not start; 130 after Ctrl-C.
            """)

    @Argument(help: "Files, and folders with all that lies in them.", completion: .file())
    var paths: [String]

    @Option(help: "The folder of journal, ledger and logs; it is kept.", completion: .directory)
    var data = "shangji-data"

    @Option(help: "Write the tables as CSV files into this folder.", completion: .directory)
    var out: String?

    @Flag(help: "Print one JSON object for scripts instead of tables.")
    var json = false

    @Option(help: "A catalogue of one's own: a YAML file, or a folder of them.", completion: .file())
    var catalogue: String?

    @Option(
        help: ArgumentHelp(
            "Add up in the divisions of this year: merged places are added, split ones are named; else each year in its own.",
            valueName: "year"))
    var asOf: Int?

    func validate() throws { try DivisionYear.validate(asOf) }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let language = Language(environment: environment)
        do {
            try await live(environment, language)
        } catch let error as StartError {
            Self.say("shangji run: \(error.words.text(in: language))")
            throw ExitCode(error.reason.rawValue)
        } catch let error as LinkError {
            Self.say("shangji run: \(error.words.text(in: language))")
            throw ExitCode(ExitReason.unavailable.rawValue)
        } catch is CancellationError {
            Self.say(RunWords(language).interrupted)
            throw ExitCode(130)
        }
    }

    private func live(_ environment: [String: String], _ language: Language) async throws {
        let words = RunWords(language)
        let found = DocumentFinder(paths)
        for file in found.unreadable { Self.say("\(file.source): \(file.reason.text(in: language))") }
        guard !found.files.isEmpty else { throw StartError(.noInput, RunWords.noDocument(paths)) }
        let sockets = try RuntimeDirectory.temporary(environment: environment)
        defer { sockets.remove() }
        let layout = LocalLine.Layout(
            executables: LocalLine.ownFolder, data: URL(filePath: data).standardizedFileURL.path, sockets: sockets,
            catalogue: catalogue.map { URL(filePath: $0).standardizedFileURL.path })
        let session = RunSession(line: LocalLine(layout), files: found.files, asOf: asOf)
        let outcome = try await UntilSignalled.run {
            try await session.run(
                RunProgress.Look(terminal: .standardError(environment: environment), language: language))
        }
        let report = RunReport(
            outcome: outcome, unreadable: found.unreadable, names: try names(),
            terminal: .standardOutput(environment: environment), language: language)
        if let out { try report.write(to: out) }
        print(json ? report.json() : report.text(), terminator: "")
        if let out, !json { print(words.written(out)) }
        if !found.unreadable.isEmpty || !outcome.declined.isEmpty { throw ExitCode(ExitReason.noInput.rawValue) }
    }

    private func names() throws -> Names {
        let catalogue = try catalogue.map { try Catalogue(contentsOf: URL(filePath: $0)) } ?? Catalogue.bundled()
        return Names(catalogue: catalogue, gazetteer: try Gazetteer.bundled())
    }

    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
