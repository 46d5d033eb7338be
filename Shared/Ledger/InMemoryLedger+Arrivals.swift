import Documents
import Places
import Rollups

extension InMemoryLedger {
    /// Documents in process that were handed in as a place's. Complexity: linear in the ledger.
    public func awaited(of place: PlaceCode) async throws -> [AwaitedDocument] {
        read { contents in
            contents.order.compactMap { contents.entries[$0] }.filter { entry in
                contents.arrivals(of: entry).contains { $0.place == place && $0.state == .inProcess }
            }.map(\.awaited)
        }
    }
}

extension LedgerContents.Entry {
    /// The document with its claims alone.
    var awaited: AwaitedDocument { AwaitedDocument(document: id, claims: claims.values.sorted()) }
}

extension LedgerContents {
    /// Which places' reports a document may be whose figures are in no cell.
    func arrivals(of entry: Entry) -> Set<Arrival> {
        if let facts = entry.facts { return fold.arrivals(of: facts) }
        guard !entry.claims.isEmpty else { return [] }
        return fold.arrival(of: entry.awaited).map { [$0] } ?? []
    }

    /// Cells with what arrived of the places below.
    func toldArrivals(in cells: [Cell]) -> [Cell] {
        var arrived: [PlaceYear: Set<Arrival.State>] = [:]
        for arrival in entries.values.flatMap(arrivals) {
            guard let year = arrival.year else { continue }
            arrived[PlaceYear(place: arrival.place, year: year), default: []].insert(arrival.state)
        }
        var cells = cells
        fold.tellArrivals(in: &cells) {
            arrived[$0] ?? []
        } report: {
            results[$0]?.state ?? .noReport
        }
        return cells
    }
}
