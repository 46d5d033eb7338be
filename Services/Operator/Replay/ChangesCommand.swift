import ArgumentParser
import Documents
import Indicators
import Links
import Messages
import NodeRuntime
import Observations
import Places
import Tables

/// `shangji changes`
struct ChangesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Shows what later editions told differently about the same documents, with sentences.",
        discussion: """
            Kept whenever a replay stores a reading of a higher edition. “replay --dry-run” shows the same beforehand.

            Examples:
              shangji changes --since 1d
              shangji changes --place 430621 --json

            Ends with status 69 when the node does not answer.
            """)

    @Option(help: "Only changes recorded since: 2026-01-31, 2026-01-31T08:00:00Z, or 3d, 12h, 30m ago.")
    var since: MomentArgument?

    @Option(help: "Only changes at this place (its code).")
    var place: String?

    @Option(help: "Only changes of this indicator.")
    var indicator: String?

    @OptionGroup var catalogue: CatalogueOption
    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a change.")
    var json = false

    func run() async throws {
        let output = Output()
        let catalogue = try catalogue.load()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let question = AskChanges(
                since: since?.milliseconds, place: place.map { PlaceCode(rawValue: $0) },
                indicator: indicator.map { IndicatorCode(rawValue: $0) }, after: 0, limit: 500)
            let changes = try await client.with("aggregate-control") { try await Self.all(question, $0) }
            let lines = ChangeLines(
                style: output.style, names: Names(catalogue: catalogue, gazetteer: try Gazetteer.bundled()))
            for line in json ? changes.map(ChangeLines.json) : lines.lines(changes) { output.line(line) }
        }
    }

    /// All pages of an answer.
    static func all(_ question: AskChanges, _ client: ControlClient) async throws -> [ReadingChange] {
        var question = question
        var changes: [ReadingChange] = []
        while true {
            let page = try await client.ask(question, for: ChangesPage.self)
            changes += page.items.map(\.change)
            guard let next = page.next else { return changes }
            question.after = next
        }
    }
}
