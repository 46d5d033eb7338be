import ArgumentParser
import Documents

/// What a person orders of one document, with a reason that is kept: what `retract`, `restore`, `quarantine release` and
/// `quarantine destroy` take.
struct DocumentOrder: ParsableArguments {
    @Argument(help: "The name of the document, or its first digits.")
    var document: String

    @Option(help: "Why, in your words; it is kept and shown beside the document.")
    var reason: String

    @OptionGroup var person: PersonOption
    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError(zh: "--reason 须写明理由", en: "--reason must say something")
        }
    }

    /// Asks the node that the configuration names about the document, and prints the answer.
    func carryOut(_ order: (NodeClient, DocumentID, Output) async throws -> Void) async throws {
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            try await order(client, try await client.document(document).id, Output())
        }
    }
}
