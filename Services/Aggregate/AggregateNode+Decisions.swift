import Documents
import Hosting
import Ledger
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import Places
import Quantities
import Rollups

/// What persons decide about cells and figures.
extension AggregateNode {
    func adjudicate(_ order: Adjudicate) async throws -> Adjudicated {
        // What the node above would refuse must not hold here; taking it back always may.
        if order.decision != .withdrawn, let place = settings.place.map(PlaceCode.init(rawValue:)) {
            let origin = Origin(node: settings.node, place: place)
            if let refusal = try await ledger.refusal(toDecideAbout: order.subject, at: origin) {
                throw StartError(.unavailable, english: refusal)
            }
        }
        let adjudication = try await ledger.adjudicate(
            order.subject, order.decision, reason: order.reason, person: order.person)
        grew()
        logger.notice(
            "decision of a person",
            metadata: [
                "subject": "\(adjudication.subject)", "decision": "\(adjudication.decision)",
                "counter": "\(adjudication.counter)", "person": "\(adjudication.person ?? "")",
                "reason": "\(adjudication.reason)",
            ])
        return Adjudicated(adjudication)
    }

    func adjudications() async throws -> Adjudications {
        var items: [Adjudications.Item] = []
        for adjudication in try await ledger.adjudications() {
            var item = Adjudications.Item(adjudication: adjudication, cell: nil, isApplied: nil)
            for key in try await cells(of: adjudication) {
                let selection = CellSelection(
                    places: [key.place], years: key.year...key.year, indicators: [key.indicator])
                let cell = try await ledger.cells(matching: selection, after: nil, limit: 1).first
                item.cell = item.cell ?? key
                guard let decision = cell?.decisions?.first(where: { $0.adjudication == adjudication }) else {
                    continue
                }
                item.cell = key
                item.isApplied = decision.isApplied
            }
            items.append(item)
        }
        return Adjudications(items: items)
    }

    /// The cells that a decision may be about.
    private func cells(of adjudication: Adjudication) async throws -> [Cell.Key] {
        switch adjudication.subject {
        case .cell(let place, let year, let indicator):
            return [Cell.Key(place: place, year: year, indicator: indicator)]
        case .observation(let document, let indicator, _):
            guard let facts = try await ledger.document(document)?.facts else { return [] }
            return ledger.fold.touched(by: facts).sorted().map {
                Cell.Key(place: $0.place, year: $0.year, indicator: indicator)
            }
        }
    }
}
