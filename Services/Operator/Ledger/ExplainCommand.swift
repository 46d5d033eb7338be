import ArgumentParser
import Documents
import Foundation
import Indicators
import NodeRuntime
import Observations
import Phrases
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
        guard (0...4).contains(depth) else {
            throw ValidationError(zh: "--depth 应在 0 至 4 之间", en: "--depth must be from 0 to 4")
        }
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
                .noInput, zh: "\(asOf)年没有代码为 \(cell.key.place) 的地区；请填写当时管辖该地域的代码",
                en: "\(cell.key.place) was no place in \(asOf); give the code that held its territory then")
        }
        return try await CellWalk.from(cell.key, asOf: asOf, depth: depth, client, gazetteer)
    }

    /// Why there is nothing to explain.
    private func absence(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> Phrase {
        guard gazetteer.place(cell.key.place) != nil else {
            return Phrase(
                zh: "地名表中没有代码为 \(cell.place) 的地区；代码按 GB/T 2260，例如 330103",
                en:
                    "the gazetteer has no place with the code \(cell.place); codes are those of GB/T 2260, such as 330103"
            )
        }
        guard try await client.catalogue()[cell.key.indicator] != nil else {
            return Phrase(
                zh: "目录中没有指标 \(cell.indicator)；“shangji catalogue list” 列出全部",
                en: "the catalogue has no indicator \(cell.indicator); “shangji catalogue list” shows all")
        }
        let arrived = try await arrived(client, gazetteer)
        return Phrase(
            zh: "没有\(cell.words.zh)的单元格\(arrived.zh)", en: "there is no cell \(cell.words.en)\(arrived.en)")
    }

    /// What arrived of the place for the year although there is no cell; empty when nothing did, and in the divisions of another year.
    private func arrived(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> Phrase {
        guard asOf == nil || asOf == cell.key.year else { return Phrase(zh: "", en: "") }
        let inputs = try await CellWalk.inputs(of: cell.key(gazetteer), client)
        let states = [
            (inputs.inProcess, Phrase(zh: "已收到，尚未读取", en: "arrived and is not read yet")),
            (inputs.unreadable, Phrase(zh: "不能读取", en: "could not be read")),
        ]
        let texts = states.flatMap { documents, words in
            documents.map { document in
                let (name, source) = (document.document.short, document.source ?? "")
                return Phrase(zh: "；\(name)（\(source)）\(words.zh)", en: "; \(name) (\(source)) \(words.en)")
            }
        }
        return Phrase(zh: texts.map(\.zh).joined(), en: texts.map(\.en).joined())
    }
}
