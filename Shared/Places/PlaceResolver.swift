/// Decides which place a printed name means, and says so when nothing decides.
///
/// The order of evidence: the names before it (山西省阳泉市城区), then the containers that the caller knows, then the form
/// (full name, alias, name without suffix), then the year. Longest names first; a bare 高新区 names nothing.
public struct PlaceResolver: Sendable {
    /// The places.
    public let gazetteer: Gazetteer

    /// Makes a resolver over a gazetteer.
    public init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Decides a whole name, without anything before or after it.
    ///
    /// - Parameters:
    ///   - name: in simplified characters, with or without the places that contain it: 任城区, 济宁市任城区.
    ///   - year: the year in question; `nil` when not known.
    ///   - containers: where the place lies, when other evidence tells; any of them may contain it.
    public func resolve(_ name: String, year: Int? = nil, within containers: [PlaceCode] = []) -> PlaceResolution {
        guard let evidence = evidence(atStartOf: name, year: year, within: containers),
            evidence.length == name.utf8.count
        else { return .unknown }
        if evidence.places.count == 1, evidence.isInForce { return .decided(evidence.places[0]) }
        guard !evidence.isInForce else { return .undecided(evidence.places) }
        let successors = evidence.places.flatMap(\.successors).compactMap { gazetteer.place($0) }
        return .undecided(evidence.places + successors.filter { !evidence.places.contains($0) })
    }

    /// Reads as many place names as stand one inside the other at the start of `text`.
    ///
    /// What follows them is the caller's: 人民政府, 公安局. A name without suffix that is an everyday word counts only when
    /// it is all of the text or follows its container.
    /// - Returns: `nil` when no name stands there.
    public func evidence(atStartOf text: String, year: Int? = nil, within containers: [PlaceCode] = []) -> NameEvidence?
    {
        let bytes = Array(text.utf8)
        var best: NameEvidence?
        read(bytes, from: 0, inside: nil, names: 0, containers: containers, year: year, best: &best)
        if let best { return best }
        return township(bytes, from: 0, inside: containers.compactMap { gazetteer.place($0) }, names: 0, year: year)
    }

    private func read(
        _ bytes: [UInt8], from start: Int, inside parents: [Place]?, names: Int, containers: [PlaceCode], year: Int?,
        best: inout NameEvidence?
    ) {
        guard start < bytes.count, names < 6 else { return }
        gazetteer.names.forEachHit(in: bytes, at: start, before: bytes.count) { hit in
            guard
                let evidence = judge(
                    hit, all: hit.end == bytes.count, inside: parents, names: names, containers: containers, year: year)
            else { return true }
            if evidence.isBetter(than: best) { best = evidence }
            read(
                bytes, from: hit.end, inside: evidence.places, names: names + 1, containers: containers, year: year,
                best: &best)
            return true
        }
        if let parents, let evidence = township(bytes, from: start, inside: parents, names: names, year: year),
            evidence.isBetter(than: best)
        {
            best = evidence
        }
    }

    /// What one name can mean here; `nil` when nothing.
    private func judge(
        _ hit: NameTable.Hit, all: Bool, inside parents: [Place]?, names: Int, containers: [PlaceCode], year: Int?
    ) -> NameEvidence? {
        var entries = gazetteer.names.entries[hit.entries].filter { entry in
            if let parents { return lies(entry.record, under: parents) }
            return (all || entry.form != .word) && !gazetteer.bareZones.contains(entry.record)
        }
        if parents == nil, !containers.isEmpty {
            let inside = entries.filter { gazetteer.lies(record: $0.record, under: containers.contains) }
            if !inside.isEmpty { entries = inside }
        }
        var outOfForce: NameEvidence?
        // A better form of a name that nobody bore in that year gives way: 两江新区 was a zone before it became a district.
        for form in NameForm.allCases where entries.contains(where: { $0.form == form }) {
            let places = entries.filter { $0.form == form }.map { gazetteer.records[$0.record] }
            let (kept, inForce) = Self.inYear(places, year)
            let evidence = NameEvidence(
                places: kept, form: form, length: hit.end, names: names + 1, isInForce: inForce)
            if inForce { return evidence }
            outOfForce = outOfForce ?? evidence
        }
        return outOfForce
    }

    /// A township below one of `parents`, or anywhere when there are none.
    private func township(
        _ bytes: [UInt8], from start: Int, inside parents: [Place], names: Int, year: Int?
    ) -> NameEvidence? {
        for end in TownshipSuffix.ends(in: bytes, from: start) {
            let name = Array(bytes[start..<end])
            var found: [Place]
            if !parents.isEmpty, parents.allSatisfy({ $0.level == .county }) {
                let table = gazetteer.townshipTable
                found = parents.flatMap { table.lines(of: $0.code) }.filter { table.name($0).elementsEqual(name) }
                    .map(table.place)
            } else {
                found = gazetteer.townshipTable.townships(named: name)
                let inside = found.filter { lies($0, under: parents) }
                if !inside.isEmpty || names > 0 { found = inside }
            }
            guard !found.isEmpty else { continue }
            // The editions end in 2023; a township of the last one is taken to go on.
            let (kept, inForce) = Self.inYear(found, year.map { min(max($0, 2015), 2023) })
            let latest = Dictionary(kept.map { ($0.code, $0) }, uniquingKeysWith: { $1 }).values.sorted {
                $0.code < $1.code
            }
            return NameEvidence(places: latest, form: .full, length: end, names: names + 1, isInForce: inForce)
        }
        return nil
    }

    private func lies(_ record: Int, under containers: [Place]) -> Bool {
        gazetteer.lies(record: record) { code in containers.contains { $0.code == code } }
    }

    private func lies(_ place: Place, under containers: [Place]) -> Bool {
        gazetteer.lies(place) { code in containers.contains { $0.code == code } }
    }

    /// The records that fit a year: those in force on its last day; else those that ended in it, or were about to begin,
    /// because a report on the last year may come from the old unit and a late one from the new; else all, and `false`.
    static func inYear(_ places: [Place], _ year: Int?) -> (places: [Place], inForce: Bool) {
        guard let year else { return (places, true) }
        let inForce = places.filter { $0.isInForce(in: year) }
        if !inForce.isEmpty { return (inForce, true) }
        let near = places.filter { place in
            place.kind == .zone || (place.validFrom - 1 <= year && year <= (place.validTo ?? Int.max))
        }
        return near.isEmpty ? (places, false) : (near, true)
    }
}

extension NameEvidence {
    /// Longer runs first, then better forms, then runs that name the containers.
    fileprivate func isBetter(than other: NameEvidence?) -> Bool {
        guard let other else { return true }
        if length != other.length { return length > other.length }
        if form != other.form { return form < other.form }
        return names > other.names
    }
}
