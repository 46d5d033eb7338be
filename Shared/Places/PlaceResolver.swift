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
        evidence(atStartOf: Array(text.utf8), year: year, within: containers)
    }

    /// Reads as many place names as stand one inside the other at the start of a text in UTF-8.
    public func evidence(atStartOf bytes: [UInt8], year: Int? = nil, within containers: [PlaceCode] = [])
        -> NameEvidence?
    {
        var best: NameRun?
        read(bytes, from: 0, inside: nil, names: 0, containers: containers, year: year, best: &best)
        if best == nil {
            best = township(
                bytes, from: 0, inside: containers.compactMap { gazetteer.place($0) }, names: 0, year: year)
        }
        return best.map { run in
            NameEvidence(
                places: run.townships.isEmpty ? run.records.map { gazetteer.records[$0] } : run.townships,
                form: run.form, length: run.length, names: run.names, isInForce: run.isInForce)
        }
    }

    private func read(
        _ bytes: [UInt8], from start: Int, inside parents: [Int]?, names: Int, containers: [PlaceCode], year: Int?,
        best: inout NameRun?
    ) {
        guard start < bytes.count, names < 6 else { return }
        gazetteer.names.forEachHit(in: bytes, at: start, before: bytes.count) { hit in
            guard
                let run = judge(
                    hit, all: hit.end == bytes.count, inside: parents, names: names, containers: containers, year: year)
            else { return true }
            if run.isBetter(than: best) { best = run }
            read(
                bytes, from: hit.end, inside: run.records, names: names + 1, containers: containers, year: year,
                best: &best)
            return true
        }
        if let parents,
            let run = township(
                bytes, from: start, inside: parents.map { gazetteer.records[$0] }, names: names, year: year),
            run.isBetter(than: best)
        {
            best = run
        }
    }

    /// What one name can mean here; `nil` when nothing.
    private func judge(
        _ hit: NameTable.Hit, all: Bool, inside parents: [Int]?, names: Int, containers: [PlaceCode], year: Int?
    ) -> NameRun? {
        var known: [NameTable.Entry] = []
        var isInside = false
        for entry in gazetteer.names.entries[hit.entries] {
            if let parents {
                guard gazetteer.lies(record: entry.record, underAny: parents) else { continue }
            } else {
                guard all || entry.form != .word, !gazetteer.bareZones.contains(entry.record) else { continue }
                if !containers.isEmpty, gazetteer.lies(record: entry.record, under: containers.contains) {
                    if !isInside { known = [] }
                    isInside = true
                } else if isInside {
                    continue
                }
            }
            known.append(entry)
        }
        var outOfForce: NameRun?
        // A better form of a name that nobody bore in that year gives way: 两江新区 was a zone before it became a district.
        while let form = known.map(\.form).min() {
            let records = known.filter { $0.form == form }.map(\.record)
            let (kept, inForce) = Self.inYear(records, year) { gazetteer.records[$0] }
            let run = NameRun(records: kept, form: form, length: hit.end, names: names + 1, isInForce: inForce)
            if inForce { return run }
            outOfForce = outOfForce ?? run
            known.removeAll { $0.form == form }
        }
        return outOfForce
    }

    /// A township below one of `parents`, or anywhere when there are none.
    private func township(
        _ bytes: [UInt8], from start: Int, inside parents: @autoclosure () -> [Place], names: Int, year: Int?
    ) -> NameRun? {
        let ends = TownshipSuffix.ends(in: bytes, from: start)
        guard !ends.isEmpty else { return nil }
        let parents = parents()
        for end in ends {
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
            let (kept, inForce) = Self.inYear(found, year.map { min(max($0, 2015), 2023) }) { $0 }
            let latest = Dictionary(kept.map { ($0.code, $0) }, uniquingKeysWith: { $1 }).values.sorted {
                $0.code < $1.code
            }
            return NameRun(townships: latest, form: .full, length: end, names: names + 1, isInForce: inForce)
        }
        return nil
    }

    private func lies(_ place: Place, under containers: [Place]) -> Bool {
        gazetteer.lies(place) { code in containers.contains { $0.code == code } }
    }

    /// What fits a year: places in force on its last day; else those that ended in it, or were about to begin, because a
    /// report on the last year may come from the old unit and a late one from the new; else all, and `false`.
    static func inYear<Item>(_ items: [Item], _ year: Int?, _ place: (Item) -> Place) -> (kept: [Item], inForce: Bool) {
        guard let year else { return (items, true) }
        let inForce = items.filter { place($0).isInForce(in: year) }
        if !inForce.isEmpty { return (inForce, true) }
        let near = items.filter { item in
            let place = place(item)
            return place.kind == .zone || (place.validFrom - 1 <= year && year <= (place.validTo ?? Int.max))
        }
        return near.isEmpty ? (items, false) : (near, true)
    }
}
