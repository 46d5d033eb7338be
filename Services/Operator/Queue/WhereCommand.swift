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

            Ends with status 66 when the node has no such document, 69 when it does not answer; when only its ledger does \
            not, what the journal knows is printed all the same.
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
            var (ledger, fault): (DocumentAnswer?, LinkError?) = (nil, nil)
            if client.hasLedger {
                do throws(LinkError) {
                    ledger = try await ask(known, client)
                } catch {
                    fault = error
                }
            }
            let track = DocumentTrack(known, ledger)
            for line in json ? [track.json()] : track.lines(output.style) { output.line(line) }
            if let fault { throw fault }
        }
    }

    private func ask(_ known: NodeClient.Known, _ client: NodeClient) async throws(LinkError) -> DocumentAnswer {
        do {
            return try await client.ask("aggregate-control", AskDocument(known.id), for: DocumentAnswer.self)
        } catch let error as LinkError {
            throw error
        } catch {
            throw .cannotOpen("\(error)")
        }
    }
}
