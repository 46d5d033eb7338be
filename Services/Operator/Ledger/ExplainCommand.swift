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
            From the sum of a province to the counties that entered it, by which rule each came in, who is missing, and the sentence of \
            every figure with the document it stands in and its number there; how it grew since the year before, over the places that state \
            both years; figures of the same reports that stayed out, and why; what \
            persons decided (核定), and what of that is to be decided again (待复核).

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
            guard let walk = try await walk(client, try Gazetteer.bundled()) else {
                throw StartError(.noInput, "there is no cell \(cell.words)")
            }
            for line in json ? [Self.json(walk)] : lines(walk, output.style) { output.line(line) }
        }
    }

    private func walk(_ client: NodeClient, _ gazetteer: Gazetteer) async throws -> CellWalk? {
        guard let asOf, asOf != cell.key.year else {
            return try await CellWalk.from(cell.key, depth: depth, client, gazetteer)
        }
        guard gazetteer.isInForce(cell.key.place, in: asOf) else {
            throw StartError(
                .noInput, "\(cell.key.place) was no place in \(asOf); give the code that held its territory then")
        }
        return try await CellWalk.from(cell.key, asOf: asOf, depth: depth, client, gazetteer)
    }

    // MARK: For a person

    private func lines(_ walk: CellWalk, _ style: TerminalStyle) -> [String] {
        let divisions = asOf.map { style.say("（\($0)年区划）", " (divisions of \($0))") } ?? ""
        return [style.bold("\(walk.name) \(cell.year)\(divisions)  \(cell.indicator)")] + body(walk, style, margin: "")
    }

    private func body(_ walk: CellWalk, _ style: TerminalStyle, margin: String) -> [String] {
        let cell = walk.cell
        var lines: [String] = []
        func say(_ zh: String, _ en: String) { lines.append(margin + "  " + style.say(zh, en)) }
        let rule = cell.handedUpBy.words
        if let value = cell.handedUp {
            say("上报 \(value)\(cell.unit)：\(rule.zh)", "hands up \(value) \(cell.unit): \(rule.en)")
        }
        if let value = cell.value {
            let partial = cell.isComplete ? style.say("", "") : style.say("（已载明合计）", " (stated so far)")
            say("下级合计 \(value)\(partial)", "sum below \(value)\(partial)")
        }
        if cell.coverage.expected > 0 {
            say(
                "下级 \(cell.coverage.expected) 个，载明 \(cell.coverage.stating) 个",
                "\(cell.coverage.stating) of \(cell.coverage.expected) below state it")
            if !cell.coverage.missingNames.isEmpty {
                let names = cell.coverage.missingNames.prefix(12).joined(separator: style.say("、", ", "))
                say("未载明：\(names)", "missing: \(names)")
            }
        }
        if let editions = cell.editions {
            let list = editions.map(\.description).joined(separator: style.say("、", ", "))
            let words = style.say("读取版本 \(list)", "read by edition \(list)")
            // Figures that were read by different catalogues may not mean the same.
            let differ = Set(editions.map(\.catalogue)).count > 1
            lines.append(margin + "  " + (differ ? style.alarming(words) : words))
        }
        if cell.verdict != .none {
            say("与本级数：\(cell.verdict.words.zh)", "against its own figure: \(cell.verdict.words.en)")
        }
        if cell.isAmbiguous {
            lines.append(margin + "  " + style.alarming(style.say("多个数字，未能取舍", "several figures, and nothing decides")))
        }
        if let growth = walk.growth {
            let words = GrowthWords(style: style) { walk.leftOut[$0] ?? $0.rawValue }
            lines.append(margin + "  " + words.sentence(growth, unit: cell.unit))
        }
        for note in walk.notes { lines.append(margin + "  " + style.say(note.words.zh, note.words.en)) }
        for decision in cell.decisions ?? [] {
            let line = DecisionWords(style: style).sentence(decision, unit: cell.unit)
            lines.append(margin + "  " + (decision.isApplied ? line : style.alarming(line)))
        }
        for figure in walk.figures {
            let state = figure.whyNot.map { style.say("未采用：\($0.words.zh)", "left out: \($0.words.en)") }
            lines.append(margin + "  \(figure.surface)" + (state.map { "  (\($0))" } ?? ""))
            lines.append(margin + "    “\(figure.sentence)”")
            lines.append(margin + "    \(figure.document.short) #\(figure.index)  \(figure.source)")
        }
        for step in walk.below {
            lines.append(margin + "  " + style.bold(step.name))
            lines += body(step, style, margin: margin + "  ")
        }
        return lines
    }

    // MARK: For scripts

    private static func json(_ walk: CellWalk) -> String {
        var line = JSONLine()
        line.string("place", walk.cell.place.rawValue)
        line.string("name", walk.name)
        line.integer("year", walk.cell.year)
        line.string("indicator", walk.cell.indicator.rawValue)
        line.string("unit", walk.cell.unit)
        line.number("handed_up", walk.cell.handedUp)
        line.string("handed_up_by", walk.cell.handedUpBy.rawValue)
        line.number("value", walk.cell.value)
        line.number("own", walk.cell.ownValue)
        line.boolean("ambiguous", walk.cell.isAmbiguous)
        line.raw("decisions", JSONLine.list((walk.cell.decisions ?? []).map(DecisionLines.json)))
        line.string("verdict", walk.cell.verdict.rawValue)
        line.integer("expected", walk.cell.coverage.expected)
        line.raw("editions", JSONLine.list((walk.cell.editions ?? []).map { JSONLine.quoted($0.description) }))
        line.integer("stating", walk.cell.coverage.stating)
        line.raw("missing", JSONLine.list(walk.cell.coverage.missingNames.map(JSONLine.quoted)))
        line.raw(
            "figures",
            JSONLine.objects(walk.figures) { line, figure in
                line.string("document", figure.document.description)
                line.integer("figure", figure.index)
                line.string("source", figure.source)
                line.string("surface", figure.surface)
                line.string("sentence", figure.sentence)
                line.string("why_not", figure.whyNot?.rawValue)
            })
        line.raw("growth", GrowthLines.json(walk.growth))
        line.raw("territory", TerritoryLines.json(walk.notes))
        line.raw("below", JSONLine.list(walk.below.map(json)))
        return line.object
    }
}
