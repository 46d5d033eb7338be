import ArgumentParser
import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji dead`: documents that could not be read.
struct DeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "Lists, shows, retries and exports documents that could not be read.",
        subcommands: [DeadList.self, DeadShow.self, DeadRetry.self, DeadExport.self],
        defaultSubcommand: DeadList.self)
}

/// Which dead letters are meant, as every command about them takes it.
struct DeadOptions: ParsableArguments {
    @Option(
        help:
            "Only those that stopped at this stage: \(Failure.Stage.allCases.map(\.rawValue).joined(separator: ", ")).")
    var stage: Failure.Stage?

    @Option(help: "Only those with this code, such as not_text.")
    var code: String?

    @Option(help: "Only those of this place and of what lies under it: a code or a name.")
    var place: String?

    @Option(help: "Only those of this year.")
    var year: Int?

    @Option(help: "Only those handed in since: 2026-01-31, 2026-01-31T08:00:00Z, or 3d, 12h, 30m ago.")
    var since: MomentArgument?

    /// Whether no condition is set.
    var isEmpty: Bool { stage == nil && code == nil && place == nil && year == nil && since == nil }

    /// As the journal is asked.
    /// - Throws: `StartError` when there is no such place.
    func filter(_ client: NodeClient) async throws -> QueueFilter {
        var filter = QueueFilter(statuses: ["dead"], since: since?.milliseconds, stage: stage, code: code)
        try await filter.restrict(to: place, year, client)
        return filter
    }
}

extension Failure.Stage: ExpressibleByArgument {}

/// `shangji dead list`
struct DeadList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists dead letters with stage, reason and attempts.",
        discussion: """
            Examples:
              shangji dead list
              shangji dead list --stage decode --since 7d
              shangji dead list --place 330100 --json

            Ends with status 0, with or without dead letters; 69 when the node does not answer.
            """)

    @OptionGroup var options: DeadOptions
    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a dead letter.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let items = try await client.queue(try await options.filter(client))
            if json {
                for item in items { output.line(QueueLines.json(item).object) }
            } else if items.isEmpty {
                output.line(output.style.say("没有不能读取的文件。", "There are no dead letters."))
            } else {
                for line in QueueLines.lines(items, output.style) { output.line(line) }
            }
        }
    }
}

/// `shangji dead show`
struct DeadShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows one dead letter: stage, reason, who handed it in, and each attempt.",
        discussion: """
            Example:
              shangji dead show 1f6c02d9a4b7

            Ends with status 66 when the node has no such document, 69 when it does not answer.
            """)

    @Argument(help: "The name of the document, or its first digits.")
    var document: String

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let known = try await client.document(document)
            guard let item = known.item else {
                // Handed in at another node: what its reader said stands in the ledger, its attempts do not.
                let answer = try await client.ask("aggregate-control", AskDocument(known.id), for: DocumentAnswer.self)
                let track = DocumentTrack(known, answer)
                return (json ? [track.json()] : track.lines(output.style)).forEach(output.line)
            }
            if json { return output.line(QueueLines.json(item).object) }
            for line in DeadLines.lines(item, output.style) { output.line(line) }
        }
    }
}

/// `shangji dead export`
struct DeadExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes dead letters into a folder: the bytes as they were handed in, and why beside them.",
        discussion: """
            For each document NAME (the bytes, under the name of its source) and NAME.json (stage, code, reason, claims). \
            Nothing is overwritten.

            Examples:
              shangji dead export --out dead
              shangji dead export --stage decode --since 30d --out dead

            Ends with status 69 when the node does not answer, 73 or 74 when a file cannot be written.
            """)

    @OptionGroup var options: DeadOptions
    @OptionGroup var node: NodeOption

    @Option(help: "The folder to write into; it is made.", completion: .directory)
    var out: String

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let items = try await client.queue(try await options.filter(client))
            let folder = try DeadFolder(out)
            try await client.with("ingest-control") { control in
                for (index, item) in items.enumerated() {
                    output.progress("\(index)/\(items.count)")
                    try await folder.write(item) { offset in
                        try await control.askRaw(AskBytes(document: item.document, offset: offset), for: Bytes.self).raw
                    }
                }
            }
            output.progress(nil)
            output.line(
                output.style.say(
                    "已写出 \(items.count) 份到 \(out)。", "\(English.count(items.count, "dead letter")) written to \(out)."))
        }
    }
}
