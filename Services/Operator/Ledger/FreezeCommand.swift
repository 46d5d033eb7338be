import ArgumentParser
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Places
import Rollups
import Tables

/// `shangji freeze`
struct FreezeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Keeps the figures as they are now under a name; shows what is different since.",
        discussion: """
            For what was handed to the people's congress or went into the yearbook: the cells are kept with their bounds, coverage, \
            verdicts and decisions, and with the documents behind them and the editions that read these. Nothing that comes later changes \
            them; --compare shows it as a difference, with the reason. “shangji verify” looks at what is kept.

            Examples:
              shangji freeze 2023-年鉴 --place 620000 --year 2023
              shangji freeze --list
              shangji freeze --compare 2023-年鉴
              shangji freeze --compare 2023-年鉴 --json

            Ends with status 0 whether anything differs or not, 69 when the node does not answer or refuses: the name is taken, \
            there is no such name, there are no such cells.
            """)

    @Argument(help: "The name under which to keep them.")
    var name: String?

    @Option(help: "The code of a place: only this one and what lies under it.")
    var place: String?

    @Option(help: "Only this year.")
    var year: Int?

    @Flag(help: "List what is kept.")
    var list = false

    @Option(help: "Show what is different since what is kept under this name.")
    var compare: String?

    @OptionGroup var person: PersonOption

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func validate() throws {
        guard [name != nil, list, compare != nil].count(where: { $0 }) == 1 else {
            throw ValidationError(
                zh: "请给出冻结的名称 NAME，或 --list，或 --compare NAME",
                en: "give a NAME to freeze under, or --list, or --compare NAME")
        }
        guard name != nil || (place == nil && year == nil) else {
            throw ValidationError(
                zh: "--place 和 --year 指明冻结的范围，此处不用", en: "--place and --year say what is frozen; leave them away here")
        }
    }

    func run() async throws {
        let output = Output()
        for line in try await CommandFault.told({ try await lines(output.style) }) { output.line(line) }
    }

    private func lines(_ style: TerminalStyle) async throws -> [String] {
        let client = NodeClient(file: try node.load())
        let names = Names(catalogue: try await client.catalogue(), gazetteer: try Gazetteer.bundled())
        let lines = FreezeLines(names: names, style: style)
        if let compare {
            let items = try await client.ask(
                "aggregate-control", CompareFreeze(name: compare), for: FreezeDifferences.self, within: .seconds(600)
            ).items
            return json ? items.map(lines.json) : FreezeDifferenceLines(style: style, names: names).lines(items)
        }
        let items = try await freezes(client)
        return json ? items.map(FreezeLines.json) : lines.text(items)
    }

    /// What is kept: what was just frozen, or all.
    private func freezes(_ client: NodeClient) async throws -> [Freeze] {
        guard let name else { return try await client.ask("aggregate-control", AskFreezes(), for: Freezes.self).items }
        let order = FreezeCells(
            name: name, place: place.map(PlaceCode.init(rawValue:)), year: year, person: person.name)
        return try await client.ask("aggregate-control", order, for: Freezes.self, within: .seconds(600)).items
    }
}
