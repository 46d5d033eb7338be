import ArgumentParser
import Documents
import Foundation
import Links
import Messages
import NodeRuntime
import Observations
import Rollups
import Tables

extension DocumentOrder {
    /// Tells the ledger whether the document counts, and prints what holds from now on.
    fileprivate func retract(_ isRetracted: Bool) async throws {
        try await carryOut { client, item, output in
            // Before the order, so that an answer that does not come leaves nothing half told.
            let state: RetractionWords.State? =
                json
                ? nil
                : try await RetractionWords.State.told {
                    try await client.ask(
                        "aggregate-control", AskDocument(item), for: DocumentAnswer.self, within: .seconds(60))
                }
            let retraction = try await client.ask(
                "aggregate-control",
                Retract(document: item, isRetracted: isRetracted, reason: reason, person: person.name),
                for: Retracted.self, within: .seconds(60)
            ).retraction
            guard let state else {
                var line = JSONLine()
                line.string("document", item.description)
                line.boolean("retracted", retraction.isRetracted)
                line.integer("counter", retraction.counter)
                line.string("reason", retraction.reason)
                line.string("person", retraction.person)
                line.integer("time", Int(retraction.time))
                return output.line(line.object)
            }
            output.line(RetractionWords(isRetracted: isRetracted, state: state).line(of: item, output.style))
        }
    }
}

/// `shangji retract`
struct RetractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Takes a document out of all sums; it is kept, and can be put back.",
        discussion: """
            Example:
              shangji retract 1f6c02d9 --reason "the county handed in a draft"

            Ends with status 66 when the node has no such document, 69 when it does not answer or refuses.
            """)

    @OptionGroup var order: DocumentOrder

    func run() async throws { try await order.retract(true) }
}

/// `shangji restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a retracted document back into all sums.",
        discussion: """
            Example:
              shangji restore 1f6c02d9 --reason "it was the final text after all"

            Ends with status 66 when the node has no such document, 69 when it does not answer or refuses.
            """)

    @OptionGroup var order: DocumentOrder

    func run() async throws { try await order.retract(false) }
}
