import Documents
import Duties
import Observations
import Places

/// Documents that arrived and are in no cell. Each place is in one state: a report was read before one is in process, that before one
/// could not be read, that before one may be from there, and nothing arrived last of all.
extension Fold {
    /// Where a document belongs of which only its claims are known; `nil` when these name no place, or several.
    public func arrival(of document: AwaitedDocument) -> Arrival? {
        let attribution = Attribution(of: document.claims, in: gazetteer)
        return attribution.place.map { Arrival(place: $0, year: attribution.year, state: .inProcess) }
    }

    /// The places from which a report may be whose place nothing decides; empty for any other document.
    public func arrivals(of facts: DocumentFacts) -> Set<Arrival> {
        guard let metadata = facts.findings?.metadata, !metadata.candidates.isEmpty, !facts.isRetracted,
            metadata.level != .department, metadata.department == nil, metadata.kind != .workPlan,
            metadata.kind != .news
        else { return [] }
        let attribution = attribution(of: facts)
        guard attribution.place == nil else { return [] }
        return Set(
            metadata.candidates.map { Arrival(place: $0, year: attribution.year, state: .undecided) })
    }

    /// Tells in the coverage of cells at which places below a report arrived that is in no figure yet.
    ///
    /// - Parameters:
    ///   - cells: cells as they are stored, of any places and years.
    ///   - arrivals: what arrived of a place for a year.
    ///   - report: what the fold knows of a place's own report for a year.
    /// - Complexity: linear in the prefectures and counties under the places of the cells.
    public func tellArrivals<Fault: Error>(
        in cells: inout [Cell], arrivals: (PlaceYear) throws(Fault) -> Set<Arrival.State>,
        report: (PlaceYear) throws(Fault) -> PlaceResult.ReportState
    ) throws(Fault) {
        var known: [PlaceYear: Arrivals] = [:]
        for index in cells.indices {
            let key = PlaceYear(place: cells[index].place, year: cells[index].year)
            let found: Arrivals
            if let before = known[key] {
                found = before
            } else {
                found = try self.arrivals(under: key, arrivals, report)
                known[key] = found
            }
            guard found.arrived != Coverage.Arrived() else { continue }
            cells[index].coverage.arrived = found.arrived
            cells[index].coverage.unreadable -= found.unreadable
            cells[index].coverage.counties.unreadable -= found.countiesUnreadable
        }
    }

    /// What arrived at the places under one, and how many of those with a document in process have one besides that could not be read.
    private struct Arrivals {
        var arrived = Coverage.Arrived()
        var unreadable = 0
        var countiesUnreadable = 0
    }

    private func arrivals<Fault: Error>(
        under key: PlaceYear, _ arrivals: (PlaceYear) throws(Fault) -> Set<Arrival.State>,
        _ report: (PlaceYear) throws(Fault) -> PlaceResult.ReportState
    ) throws(Fault) -> Arrivals {
        var found = Arrivals()
        /// What holds of a place beside what the fold knows; `nil` where that is all.
        func open(_ place: Place) throws(Fault) -> (state: Arrival.State, wasUnreadable: Bool)? {
            guard place.kind == .division, place.level != .township else { return nil }
            let states = try arrivals(PlaceYear(place: place.code, year: key.year))
            guard !states.isEmpty, roster.isExpected(place, in: key.year, gazetteer) else { return nil }
            switch try report(PlaceYear(place: place.code, year: key.year)) {
            case .reported: return nil
            case .unreadable: return states.contains(.inProcess) ? (.inProcess, true) : nil
            case .noReport: return (states.contains(.inProcess) ? .inProcess : .undecided, false)
            }
        }
        func addCounty(_ state: Arrival.State, wasUnreadable: Bool) {
            switch state {
            case .inProcess: found.arrived.countiesInProcess += 1
            case .undecided: found.arrived.countiesUndecided += 1
            }
            found.countiesUnreadable += wasUnreadable ? 1 : 0
        }
        guard let level = gazetteer.place(key.place, in: key.year)?.level, level < .county else { return found }
        for child in Roster.inForce(under: key, gazetteer) {
            if let (state, wasUnreadable) = try open(child) {
                switch state {
                case .inProcess: found.arrived.inProcess.append(child.name)
                case .undecided: found.arrived.undecided.append(child.name)
                }
                found.unreadable += wasUnreadable ? 1 : 0
                if child.level == .county { addCounty(state, wasUnreadable: wasUnreadable) }
            }
            guard child.level == .prefecture else { continue }
            for county in Roster.inForce(under: PlaceYear(place: child.code, year: key.year), gazetteer)
            where county.level == .county {
                if let (state, wasUnreadable) = try open(county) { addCounty(state, wasUnreadable: wasUnreadable) }
            }
        }
        return found
    }
}
