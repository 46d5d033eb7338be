import Documents
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// A cell with what it is made of: the figures of its own reports with their sentences, and the cells below it.
struct CellWalk {
    /// A figure of a report, and why it stayed out if it did.
    struct Figure {
        var document: DocumentID
        /// The position of the figure in the document's findings: what a decision about it names.
        var index: Int
        var source: String
        var surface: String
        var sentence: String
        var whyNot: WhyNot?
    }

    var cell: Cell
    var name: String
    var figures: [Figure] = []
    var below: [CellWalk] = []
    /// How it grew since the year before; `nil` where that cannot be told.
    var growth: Growth?
    /// The names of the places that this leaves out, and of those into which they were merged.
    var leftOut: [PlaceCode: String] = [:]
    /// What changes of divisions did to it, where it is told in the divisions of another year.
    var notes: [TerritoryNote] = []

    /// Walks down from a cell in the divisions of another year, until places are reached that were as they are.
    /// - Returns: `nil` when there is no such cell.
    static func from(
        _ key: Cell.Key, asOf: Int, depth: Int, _ client: NodeClient, _ gazetteer: Gazetteer
    ) async throws -> CellWalk? {
        let answer = try await client.ask(
            "aggregate-control", AskAsOf(place: key.place, year: key.year, asOf: asOf), for: AsOfAnswer.self,
            within: .seconds(60))
        guard let item = answer.items.first else { return nil }
        let name = gazetteer.place(key.place, in: asOf)?.name ?? key.place.rawValue
        func ordinary(_ place: PlaceCode, _ depth: Int) async throws -> CellWalk? {
            try await from(
                Cell.Key(place: place, year: key.year, indicator: key.indicator), depth: depth, client, gazetteer)
        }
        if item.notes.isEmpty, let only = item.parts.first, item.parts.count == 1, only.isOfTheFigures {
            var walk = try await ordinary(only.place, depth)
            walk?.name = name
            return walk
        }
        guard let cell = item.result.cells.first(where: { $0.indicator == key.indicator }) else { return nil }
        var walk = CellWalk(cell: cell, name: name)
        walk.notes = item.notes
        guard depth > 0 else { return walk }
        for part in item.parts {
            let key = Cell.Key(place: part.place, year: key.year, indicator: key.indicator)
            let step =
                part.isOfTheFigures
                ? try await ordinary(part.place, depth - 1)
                : try await from(key, asOf: asOf, depth: depth - 1, client, gazetteer)
            if let step, step.cell.isStated || step.cell.isAmbiguous { walk.below.append(step) }
        }
        return walk
    }

    /// Walks down from a cell.
    /// - Parameter depth: how many levels below it are asked for.
    /// - Returns: `nil` when there is no such cell.
    static func from(
        _ key: Cell.Key, depth: Int, _ client: NodeClient, _ gazetteer: Gazetteer
    ) async throws -> CellWalk? {
        guard let cell = try await cell(key, client) else { return nil }
        var walk = CellWalk(cell: cell, name: gazetteer.place(key.place)?.name ?? key.place.rawValue)
        walk.growth = try await client.ask(
            "aggregate-control", AskGrowth(key), for: GrowthAnswer.self, within: .seconds(60)
        ).growth
        for exclusion in walk.growth?.excluded ?? [] {
            for place in [exclusion.place] + (exclusion.into ?? []) {
                walk.leftOut[place] =
                    (gazetteer.place(place, in: key.year) ?? gazetteer.place(place, in: key.year - 1))?.name
            }
        }
        let decidedAbout = (cell.decisions ?? []).flatMap(\.adjudication.basis).map(\.document)
        for document in Set((cell.ownFigures + cell.restatements).map(\.document) + decidedAbout).sorted() {
            walk.figures += try await figures(of: document, in: cell, client)
        }
        guard depth > 0 else { return walk }
        for child in gazetteer.children(of: key.place, in: key.year) {
            let below = Cell.Key(place: child.code, year: key.year, indicator: key.indicator)
            if let step = try await from(below, depth: depth - 1, client, gazetteer),
                step.cell.isStated || step.cell.isAmbiguous || step.cell.decisions != nil
            {
                walk.below.append(step)
            }
        }
        return walk
    }

    /// The cell that follows all keys before it, if it is the one.
    private static func cell(_ key: Cell.Key, _ client: NodeClient) async throws -> Cell? {
        let before = Cell.Key(
            place: key.place, year: key.year,
            indicator: IndicatorCode(rawValue: String(key.indicator.rawValue.dropLast())))
        var after: Cell.Key? = before
        while let cursor = after {
            let page = try await client.ask(
                "aggregate-control", AskCells(after: cursor, limit: 50), for: CellsPage.self)
            if let found = page.items.first(where: { $0.key == key }) { return found }
            guard let last = page.items.last, last.key < key else { return nil }
            after = page.next
        }
        return nil
    }

    private static func figures(of id: DocumentID, in cell: Cell, _ client: NodeClient) async throws -> [Figure] {
        let answer = try await client.ask("aggregate-control", AskDocument(id), for: DocumentAnswer.self)
        guard let item = answer.item, let findings = item.facts.findings else { return [] }
        let used = Set((cell.ownFigures + cell.restatements).filter { $0.document == id }.map(\.index))
        return findings.observations.enumerated().compactMap { index, observation in
            guard observation.indicator == cell.indicator,
                used.contains(index) || observation.period.year == cell.year
            else { return nil }
            return Figure(
                document: id, index: index, source: item.facts.claims.first?.source ?? "", surface: observation.surface,
                sentence: observation.sentence, whyNot: item.uses.first { $0.index == index }?.whyNot)
        }
    }
}
