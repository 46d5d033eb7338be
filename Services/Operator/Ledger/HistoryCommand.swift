import ArgumentParser
import Documents
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Observations
import Phrases
import Places
import Quantities
import Rollups
import Tables

/// `shangji history`
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Shows what a cell said before, since when, and which documents changed it.",
        discussion: """
            Example:
              shangji history 330100 reconsideration.received 2023

            Ends with status 66 when there never was such a cell, 69 when the node does not answer.
            """)

    @OptionGroup var cell: CellArguments

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a version.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let gazetteer = try Gazetteer.bundled()
            let key = cell.key(gazetteer)
            let history = try await client.ask("aggregate-control", AskHistory(key), for: History.self)
            guard !history.versions.isEmpty else {
                throw StartError(
                    .noInput, zh: "从未有过\(cell.words.zh)的单元格", en: "there never was a cell \(cell.words.en)")
            }
            guard !json else { return history.versions.map(Self.json).forEach(output.line) }
            let decisions = Self.decisions(about: key, gazetteer)
            let lines = HistoryLines(
                style: output.style, decisions: decisions,
                retractions: try await Self.retractions(history.versions, client), time: { PersonTime.text($0) })
            for line in lines.lines(history.versions) { output.line(line) }
        }
    }

    /// The names under which decisions about the cell and those below it are kept, with the places.
    private static func decisions(about key: Cell.Key, _ gazetteer: Gazetteer) -> [DocumentID: String] {
        var names: [DocumentID: String] = [:]
        func walk(_ place: PlaceCode, _ name: String, depth: Int) {
            let subject = Adjudication.Subject.cell(place: place, year: key.year, indicator: key.indicator)
            names[subject.document] = name
            guard depth > 0 else { return }
            for child in gazetteer.children(of: place, in: key.year) { walk(child.code, child.name, depth: depth - 1) }
        }
        walk(key.place, "", depth: 3)
        return names
    }

    /// What was decided last about the documents that changed the cell, of those that were ever retracted.
    private static func retractions(
        _ versions: [CellVersion], _ client: NodeClient
    ) async throws -> [DocumentID: Retraction] {
        var retractions: [DocumentID: Retraction] = [:]
        for document in Set(versions.flatMap(\.causes)) {
            let answer = try await client.ask("aggregate-control", AskDocument(document), for: DocumentAnswer.self)
            retractions[document] = answer.item?.facts.retraction
        }
        return retractions
    }

    private static func json(_ version: CellVersion) -> String {
        var line = JSONLine()
        line.integer("since", Int(version.since))
        line.integer("until", version.until.map { Int($0) })
        line.string("unit", version.brief?.unit)
        BriefLines.fill(&line, version.brief)
        line.raw("documents", JSONLine.list(version.causes.map { JSONLine.quoted($0.description) }))
        return line.object
    }
}
