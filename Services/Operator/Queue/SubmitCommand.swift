import ArgumentParser
import Documents
import Foundation
import Links
import NodeRuntime
import Phrases
import Synchronization

/// `shangji submit`: hands documents in at a running node.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hands documents in at a running node, and shows each receipt.",
        discussion: """
            Handing a document in again is safe: the node knows it by its bytes. Ctrl-C is safe too: what was taken is \
            read all the same, the rest is handed in by running the command again.

            Examples:
              shangji submit reports/
              shangji submit --place 330103 --year 2023 report.txt
              curl -s https://example.org/report.html | shangji submit --source https://example.org/report.html -
              shangji submit --secret report.txt              kept in quarantine, unread
              shangji submit --until taken --json reports/    goes on as soon as all are safe

            Ends with status 0 when all are stored (or taken, with --until taken); 65 when a document could not be read; \
            66 when there was none, or a file could not be opened or was not taken; 69 when the node does not answer; \
            130 after Ctrl-C.
            """)

    /// Which promise is waited for.
    enum Promise: String, ExpressibleByArgument, CaseIterable {
        /// In the journal: it survives a crash.
        case taken
        /// In the ledger: it was read.
        case stored
        /// In the ledger of the root.
        case settled

        /// The receipt that is waited for.
        var receipt: Receipt {
            switch self {
            case .taken: .taken
            case .stored: .stored
            case .settled: .settled
            }
        }
    }

    @Argument(help: "Files, folders with all that lies in them, or - for standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var node: NodeOption

    @Option(help: "The place that the documents are from: a code or a name; used where the text does not tell.")
    var place: String?

    @Option(help: "The year that the documents are about; used where the text does not tell.")
    var year: Int?

    @Option(help: "Where the documents come from, such as an address; else the path of each.")
    var source: String?

    @Flag(
        help:
            "The documents are secret: they are kept in quarantine, unread, until a person decides (“shangji quarantine”)."
    )
    var secret = false

    @Option(help: "Wait until each is taken, stored, or settled: in the ledger of the root.")
    var until: Promise = .stored

    @Option(help: ArgumentHelp("How long the node may not answer before that is a fault.", valueName: "seconds"))
    var patience: Int = 30

    @Flag(help: "Print one JSON object a document.")
    var json = false

    func validate() throws {
        guard patience > 0 else { throw ValidationError(zh: "--patience 至少为 1", en: "--patience must be at least 1") }
        guard year.map({ (1949...2199).contains($0) }) ?? true else {
            throw ValidationError(zh: "--year 应在 1949 至 2199 之间", en: "--year must be from 1949 to 2199")
        }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let output = Output(environment: environment)
        let language = Language(environment: environment)
        let endpoint = try CommandFault.told { try node.load().endpoint("submit") }
        var unreadable: [DocumentFinder.Unreadable] = []
        let items = try CommandFault.told { try self.items(&unreadable) }
        for file in unreadable { output.fault("\(file.source): \(file.reason.text(in: language))") }
        guard !items.isEmpty else { throw ExitCode(ExitReason.noInput.rawValue) }
        let look = RunProgress.Look(terminal: .standardError(environment: environment), language: language)
        let goal = until.receipt
        let handIn = HandIn(endpoint: endpoint, items: items, goal: goal, patience: .seconds(patience))
        let latest = Mutex([SubmissionDesk.State]())
        defer {
            // After Ctrl-C too: what was taken is taken.
            let lines = ReceiptLines(style: output.style)
            for (item, state) in zip(items, latest.withLock { $0 }) {
                output.line(json ? lines.json(item, state) : lines.text(item, state))
            }
        }
        let states = try await CommandFault.told {
            try await UntilSignalled.run {
                let progress = RunProgress(total: handIn.items.count, look)
                defer { progress.finish() }
                return try await handIn.follow(heard: { progress.connection(isUp: $0) }) { states in
                    latest.withLock { $0 = states }
                    progress.show(states)
                }
            }
        }
        try end(states, isComplete: unreadable.isEmpty)
    }

    private func items(_ unreadable: inout [DocumentFinder.Unreadable]) throws -> [HandIn.Item] {
        let time = WallTime.milliseconds()
        func claim(_ path: String) -> Claim {
            Claim(node: "", time: time, source: source ?? path, placeHint: place, yearHint: year)
        }
        var items: [HandIn.Item] = []
        if paths.contains("-") {
            let bytes = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            items.append(
                HandIn.Item(
                    document: DocumentID(hashing: bytes), bytes: bytes.count, claim: claim("-"), isSecret: secret
                ) {
                    Array(bytes[$0..<$0 + $1])
                })
        }
        let found = DocumentFinder(paths.filter { $0 != "-" })
        unreadable = found.unreadable
        return items
            + found.files.map { file in
                HandIn.Item(document: file.document, bytes: file.bytes, claim: claim(file.source), isSecret: secret) {
                    try file.read(from: $0, count: $1)
                }
            }
    }

    private func end(_ states: [SubmissionDesk.State], isComplete: Bool) throws {
        let isDeclined = states.contains { if case .declined = $0 { true } else { false } }
        // What was handed in as secret lies where it shall.
        let isDead = states.contains {
            if case .dead(let failure) = $0 { !(secret && failure.isSecret) } else { false }
        }
        if !isComplete || isDeclined { throw ExitCode(ExitReason.noInput.rawValue) }
        if isDead { throw ExitCode(ExitReason.data.rawValue) }
    }
}
