import ArgumentParser
import Documents
import Foundation
import Indicators
import NodeRuntime
import Observations
import Places
import Quantities
import Rollups
import Tables

/// `shangji explain`
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows what a figure is made of, down to the sentences.",
        discussion: """
            From the sum of a province to the places below it, each with the rule by which it came in or stayed out, and the sentence of \
            every figure that a document states of it, with the document and its number there: what was taken, and what was not and why, of \
            reports that later ones replace, of departments, plans and retracted documents too; how the own figure compares with the sum; how \
            it grew since the year before, over the places that state both years; what persons decided (核定), and what of that is to be \
            decided again (待复核).

            Examples:
              shangji explain 330000 reconsideration.received 2023
              shangji explain 330103 reconsideration.received 2023 --json
              shangji explain 370100 reconsideration.received 2017 --as-of 2019     the city of 2019, with what it has taken in

            Ends with status 66 when there is no such cell, 69 when the node does not answer.
            """)

    @OptionGroup var cell: CellArguments

    @Option(help: "How many levels below the place are shown.")
    var depth = 3

    @Option(
        help: ArgumentHelp(
            "In the divisions of this year, in place of those of the figure's own: merged places are added, split ones are named.",
            valueName: "year"))
    var asOf: Int?

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (0...4).contains(depth) else { throw ValidationError("--depth must be from 0 to 4") }
        try DivisionYear.validate(asOf)
    }

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let gazetteer = try Gazetteer.bundled()
            guard let walk = try await walk(client, gazetteer) else {
                throw StartError(.noInput, try await absence(client, gazetteer))
            }
            let lines = ExplainLines(walk, asOf: asOf)
            for line in json ? [lines.json] : lines.text(cell, output.style) { output.line(line) }
        }
    }

    private func walk(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> CellWalk? {
        guard let asOf, asOf != cell.key.year else {
            return try await CellWalk.from(cell.key(gazetteer), depth: depth, client, gazetteer)
        }
        guard gazetteer.isInForce(cell.key.place, in: asOf) else {
            throw StartError(
                .noInput, "\(cell.key.place) was no place in \(asOf); give the code that held its territory then")
        }
        return try await CellWalk.from(cell.key, asOf: asOf, depth: depth, client, gazetteer)
    }

    /// Why there is nothing to explain.
    private func absence(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> String {
        guard gazetteer.place(cell.key.place) != nil else {
            return
                "the gazetteer has no place with the code \(cell.place); codes are those of GB/T 2260, such as 330103"
        }
        guard try await client.catalogue()[cell.key.indicator] != nil else {
            return "the catalogue has no indicator \(cell.indicator); “shangji catalogue list” shows all"
        }
        return "there is no cell \(cell.words)" + (try await arrived(client, gazetteer))
    }

    /// What arrived of the place for the year although there is no cell; empty when nothing did, and in the divisions of another year.
    private func arrived(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> String {
        guard asOf == nil || asOf == cell.key.year else { return "" }
        let inputs = try await CellWalk.inputs(of: cell.key(gazetteer), client)
        let states = [
            (inputs.inProcess, "arrived and is not read yet"), (inputs.unreadable, "could not be read"),
        ]
        return states.flatMap { documents, words in
            documents.map { "; \($0.document.short) (\($0.source ?? "")) \(words)" }
        }.joined()
    }
}
