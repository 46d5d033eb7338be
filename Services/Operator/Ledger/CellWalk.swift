import Documents
import Indicators
import Messages
import Observations
import Places
import Quantities
import Rollups

/// A cell with what it is made of and what stayed out of it: every figure that a document states of it, with its sentence, and the cells
/// below it.
struct CellWalk {
    var cell: Cell
    var name: String
    /// Every input; `nil` in the divisions of another year, where the cell is made of others.
    var inputs: CellInputs?
    /// By which rule it came into the cell above it, or stayed out; `nil` at the top.
    var asChild: CellInputs.Child?
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
    /// - Returns: `nil` when there is no such cell, and no document states a figure that stayed out of it.
    static func from(
        _ key: Cell.Key, depth: Int, _ client: NodeClient, _ gazetteer: Gazetteer
    ) async throws -> CellWalk? {
        let name = gazetteer.place(key.place)?.name ?? key.place.rawValue
        let inputs = try await inputs(of: key, client)
        guard let cell = try await cell(key, client) else {
            guard let unit = inputs.figures.first?.observation.unit else { return nil }
            let empty = Cell(place: key.place, year: key.year, indicator: key.indicator, unit: unit, method: .none)
            return CellWalk(cell: empty, name: name, inputs: inputs)
        }
        var walk = CellWalk(cell: cell, name: name, inputs: inputs)
        walk.growth = try await client.ask(
            "aggregate-control", AskGrowth(key), for: GrowthAnswer.self, within: .seconds(60)
        ).growth
        for exclusion in walk.growth?.excluded ?? [] {
            for place in [exclusion.place] + (exclusion.into ?? []) {
                walk.leftOut[place] =
                    (gazetteer.place(place, in: key.year) ?? gazetteer.place(place, in: key.year - 1))?.name
            }
        }
        guard depth > 0 else { return walk }
        for child in inputs.children where child.hasCell {
            let below = Cell.Key(place: child.place, year: key.year, indicator: key.indicator)
            if var step = try await from(below, depth: depth - 1, client, gazetteer),
                step.cell.isStated || step.cell.isAmbiguous || step.cell.decisions != nil
            {
                step.asChild = child
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

    /// Every input of a cell, and of one that does not exist.
    static func inputs(of key: Cell.Key, _ client: NodeClient) async throws -> CellInputs {
        try await client.ask(
            "aggregate-control", AskInputs(key), for: InputsAnswer.self, within: .seconds(60)
        ).inputs
    }
}
