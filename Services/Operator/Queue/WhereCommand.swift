import ArgumentParser
import Links
import Messages
import NodeRuntime
import Supervision

/// `shangji where`: how far a document has come.
struct WhereCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "where",
        abstract: "Shows where a document is: taken, stored, settled, or a dead letter, with times.",
        discussion: """
            A document is named by the SHA-256 of its bytes, which “submit” prints; its first digits are enough.

            Examples:
              shangji where 1f6c02d9a4b7
              shangji where $(sha256sum report.txt | cut -d' ' -f1) --json

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
            let item = try await client.document(document)
            // A forwarder keeps no ledger; its journal knows how far the node above says that the document is.
            let ledger =
                client.file.settings.kind.stages.contains(.aggregate)
                ? try await client.ask("aggregate-control", AskDocument(item.document), for: DocumentAnswer.self)
                : DocumentAnswer(
                    item: nil, storedAt: item.status == "stored" ? item.endedAt : nil, edition: item.edition)
            let track = DocumentTrack(item: item, ledger: ledger)
            for line in json ? [track.json()] : track.lines(output.style) { output.line(line) }
        }
    }
}
