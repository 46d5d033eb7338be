import Places

/// The roll-up of the figures of one year in the divisions of another.
///
/// It starts from what the places of the year of the figures hand up, each in its own tree. A place with the same territory in both years
/// is what it was. One that took others over whole is their sum: merges add. One that has other counties than it had is added up anew from
/// these, and what it stated itself about its former territory is left out. A place that was split is counted where all its parts lie, and
/// each of them lacks it by name.
public struct AsOfFold {
    /// What the places of the year of the figures hand up in their own tree.
    public typealias HandedUp = (PlaceYear) throws -> Contribution?

    private let fold: Fold
    private let territories: Territories
    private let handedUp: HandedUp
    private let lost: [Place]
    /// Places that were split, by the place in which all their parts lie.
    private let split: [PlaceCode: [Place]]
    /// For places of the year of the figures those that ended in it and that they alone continue.
    private let predecessors: [PlaceCode: [PlaceCode]]
    private var known: [PlaceCode: Contribution] = [:]
    private var notesBelow: [PlaceCode: [TerritoryNote]] = [:]

    /// - Parameters:
    ///   - year: the year of the figures.
    ///   - asOf: the year of the divisions.
    ///   - handedUp: tells what a place of the year of the figures hands up; `nil` where nothing is known of it.
    public init(_ fold: Fold, of year: Int, asOf: Int, handedUp: @escaping HandedUp) {
        self.fold = fold
        self.handedUp = handedUp
        let territories = Territories(of: year, asOf: asOf, gazetteer: fold.gazetteer)
        self.territories = territories
        var split: [PlaceCode: [Place]] = [:]
        var lost: [Place] = []
        for place in fold.gazetteer.inForce(in: year) {
            let targets = territories.targets(of: place.code)
            if targets.isEmpty, place.kind == .division { lost.append(place) }
            guard targets.count > 1, let common = territories.common(of: targets), place.level == .county else {
                continue
            }
            split[common, default: []].append(place)
        }
        self.split = split
        self.lost = lost
        var predecessors: [PlaceCode: [PlaceCode]] = [:]
        for place in fold.gazetteer.ended(in: year) {
            let heirs = fold.gazetteer.heirs(of: place.code, in: year)
            if heirs.count == 1 { predecessors[heirs[0], default: []].append(place.code) }
        }
        self.predecessors = predecessors
    }

    /// Folds one place of the year of the divisions.
    ///
    /// - Parameter stored: tells the result of a place of the year of the figures in its own tree, for a place that has the same
    ///   territory in both years.
    public mutating func result(
        of code: PlaceCode, stored: (PlaceYear) throws -> PlaceResult?
    ) throws -> AsOfResult {
        let key = PlaceYear(place: code, year: territories.year)
        switch composition(of: code) {
        case .same(let source):
            var result = try stored(PlaceYear(place: source, year: territories.year)) ?? .nothing(key)
            // A place that was only given another code, or another place above, goes by the one of the divisions.
            result.key = key
            for index in result.cells.indices { result.cells[index].place = code }
            return AsOfResult(
                result: result, asOf: territories.asOf, parts: [.init(place: source, isOfTheFigures: true)], notes: [])
        case .made(let parts, let note):
            let result = try addUp(parts, into: key)
            return AsOfResult(
                result: result, asOf: territories.asOf,
                parts: parts.map { .init(place: $0.place.code, isOfTheFigures: $0.isOfTheFigures) },
                notes: notes(of: code, parts, note) + lostNotes(under: code))
        }
    }

    // MARK: What a place is made of

    private struct Part {
        var place: Place
        var isOfTheFigures: Bool
        /// Whether it hands anything up here: a part that lies in other places too is only missing.
        var isMissing = false
    }

    private enum Composition {
        /// It had the same territory, under this code.
        case same(PlaceCode)
        /// It is made of parts.
        case made([Part], TerritoryNote?)
    }

    private func composition(of code: PlaceCode) -> Composition {
        let sources = territories.sources(of: code)
        let name = fold.gazetteer.place(code, in: territories.asOf)?.name ?? code.rawValue
        if territories.covers(sources, code), split[code] == nil {
            if sources.count == 1 { return .same(sources[0]) }
            let parts = sources.compactMap { source in
                fold.gazetteer.place(source, in: territories.year).map { Part(place: $0, isOfTheFigures: true) }
            }
            return .made(parts, TerritoryNote(.merged, place: code, name: name, others: parts.map(\.place.name)))
        }
        let place = fold.gazetteer.place(code, in: territories.asOf)
        guard let level = place?.level, level < .county else { return .made(countyParts(sources), nil) }
        let below = fold.gazetteer.children(of: code, in: territories.asOf).map {
            Part(place: $0, isOfTheFigures: false)
        }
        let whole = (split[code] ?? []).map { Part(place: $0, isOfTheFigures: true) }
        let note = sources.isEmpty ? nil : TerritoryNote(.otherTerritory, place: code, name: name)
        return .made(below + whole, note)
    }

    /// A county that is made of others, or of parts of others, which cannot be told apart.
    private func countyParts(_ sources: [PlaceCode]) -> [Part] {
        sources.compactMap { source in
            fold.gazetteer.place(source, in: territories.year).map {
                Part(place: $0, isOfTheFigures: true, isMissing: territories.targets(of: source).count > 1)
            }
        }
    }

    // MARK: What it hands up

    private mutating func addUp(_ parts: [Part], into key: PlaceYear) throws -> PlaceResult {
        var handed: [Contribution] = []
        for part in parts where !part.isMissing {
            guard
                var contribution = part.isOfTheFigures
                    ? try handedUp(by: part.place.code) : try contribution(of: part.place.code)
            else { continue }
            contribution.key = PlaceYear(place: part.place.code, year: key.year)
            handed.append(contribution)
        }
        let roster = Roster(
            of: key, places: parts.map(\.place), handedUp: handed, by: fold)
        return fold.result(of: key, roster: roster)
    }

    /// What a place of the year of the divisions hands up, once for each.
    private mutating func contribution(of code: PlaceCode) throws -> Contribution? {
        if let known = known[code] { return known }
        let contribution: Contribution?
        switch composition(of: code) {
        case .same(let source): contribution = try handedUp(by: source)
        case .made(let parts, let note):
            let result = try addUp(parts, into: PlaceYear(place: code, year: territories.year))
            contribution = Contribution(of: result)
            notesBelow[code] = notes(of: code, parts, note)
        }
        known[code] = contribution
        return contribution
    }

    /// What a place of the year of the figures hands up; where it has not reported, what the one hands up that it continues since that
    /// year.
    private func handedUp(by code: PlaceCode) throws -> Contribution? {
        let own = try handedUp(PlaceYear(place: code, year: territories.year))
        if own?.speaks == true { return own }
        for before in predecessors[code] ?? [] {
            if let earlier = try handedUp(PlaceYear(place: before, year: territories.year)), earlier.speaks {
                return earlier
            }
        }
        return own
    }

    // MARK: Notes

    /// What is told of a place: its own note, those of what lies under it, and of what was split, each once.
    private func notes(of code: PlaceCode, _ parts: [Part], _ own: TerritoryNote?) -> [TerritoryNote] {
        let divided = (split[code] ?? []) + parts.filter(\.isMissing).map(\.place)
        let all = (own.map { [$0] } ?? []) + parts.flatMap { notesBelow[$0.place.code] ?? [] } + divided.map(splitNote)
        var seen: Set<TerritoryNote> = []
        return all.filter { seen.insert($0).inserted }
    }

    private func splitNote(_ place: Place) -> TerritoryNote {
        TerritoryNote(
            .split, place: place.code, name: place.name,
            others: territories.targets(of: place.code).map {
                fold.gazetteer.place($0, in: territories.asOf)?.name ?? $0.rawValue
            })
    }

    /// Places of which the tables do not tell where they lie, where that which contained them is asked for.
    private func lostNotes(under code: PlaceCode) -> [TerritoryNote] {
        lost.filter { fold.gazetteer.lies($0.code, under: code) }
            .map { TerritoryNote(.lost, place: $0.code, name: $0.name) }
    }
}
