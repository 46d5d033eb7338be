/// Finds place names in text, as they are meant by somebody who reports for a place.
///
/// Known everywhere are the full names of provinces, prefectures, counties and zones, and telling other names (恩施州). The places near the reporting
/// one (what contains it, what lies beside it and under it, its own townships) are also known by their other names and
/// without suffix, unless that is an everyday word. 该县 and the like stand for the place named before. A bare 高新区 is no
/// name, and no match crosses the boundary of a longer one: 任城区 holds no 城区.
public struct PlaceNames: Sendable {
    /// A zone's other name of five characters or more (东湖高新区) is known everywhere, a shorter one near it only.
    private static let tellingAlias = 15

    private let gazetteer: Gazetteer
    private let year: Int?
    /// Which records of the gazetteer are near.
    private let near: RecordSet
    private let townships: TownshipNames
    private let openings: OpeningFilter

    /// Makes the names known to somebody who reports for `reporting` about `year`.
    ///
    /// Complexity: linear in the number of places near; a few hundred for a prefecture. Make it once for a document.
    /// - Parameter reporting: the reporting place; `nil` when it is not decided, then full names only are known.
    public init(gazetteer: Gazetteer, reporting: PlaceCode?, year: Int?) {
        self.gazetteer = gazetteer
        self.year = year
        let neighbourhood =
            reporting.map { Neighbourhood(gazetteer, of: $0, in: year ?? 2023) } ?? Neighbourhood(gazetteer)
        near = neighbourhood.records
        townships = TownshipNames(neighbourhood.townships, table: gazetteer.townshipTable)
        openings = gazetteer.openings.adding(townships.openings)
    }

    /// Every place name in a stretch of UTF-8 text in simplified characters, in the order of the text, without overlaps.
    ///
    /// Complexity: one pass over the text.
    public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [PlaceNameMatch] {
        let range = range ?? 0..<bytes.count
        var matches: [PlaceNameMatch] = []
        var references = ReferenceMemory()
        var index = range.lowerBound
        while let start = next(in: bytes, from: index, before: range.upperBound) {
            guard let match = match(in: bytes, at: start, range: range, before: matches, &references) else {
                index = start + 3
                continue
            }
            if let last = matches.last, last.range.upperBound == match.range.lowerBound,
                isInside(match.places, last.places)
            {
                matches[matches.count - 1] = PlaceNameMatch(
                    range: last.range.lowerBound..<match.range.upperBound, places: match.places, form: match.form)
            } else {
                matches.append(match)
            }
            index = match.range.upperBound
        }
        return matches
    }

    private func next(in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
        bytes.withUnsafeBufferPointer { openings.next(in: $0, from: start, before: end) }
    }

    private func match(
        in bytes: [UInt8], at start: Int, range: Range<Int>, before matches: [PlaceNameMatch],
        _ references: inout ReferenceMemory
    ) -> PlaceNameMatch? {
        if let reference = NameBoundary.reference(in: bytes, at: start, before: range.upperBound) {
            return references.last(reference.suffix, in: matches).map {
                PlaceNameMatch(range: start..<reference.end, places: $0.places, form: .reference)
            }
        }
        let township = bytes.withUnsafeBufferPointer { townships.longest(in: $0, at: start, before: range.upperBound) }
        var found: PlaceNameMatch?
        gazetteer.names.forEachHit(in: bytes, at: start, before: range.upperBound) { hit in
            if let township, township.end > hit.end { return false }
            let candidates = candidates(of: hit, in: bytes, at: start, range: range, last: matches.last)
            guard !candidates.places.isEmpty else { return true }
            found = PlaceNameMatch(range: start..<hit.end, places: candidates.places, form: candidates.form)
            return false
        }
        if let found { return found }
        guard let township else { return nil }
        let places = township.lines.map(gazetteer.townshipTable.place)
        let inside = matches.last.map { last in
            last.range.upperBound == start ? places.filter { isInside([$0], last.places) } : []
        }
        return PlaceNameMatch(
            range: start..<township.end, places: inside.map { $0.isEmpty ? places : $0 } ?? places, form: .full)
    }

    private func candidates(
        of hit: NameTable.Hit, in bytes: [UInt8], at start: Int, range: Range<Int>, last: PlaceNameMatch?
    ) -> (places: [Place], form: NameForm) {
        let end = NameBoundary.end(bytes, at: hit.end, before: range.upperBound)
        guard end != .breaksName else { return ([], .full) }
        let names = Names(entries: gazetteer.names.entries[hit.entries], end: end, bareZones: gazetteer.bareZones)
        // Right after its container a place may be named in any form.
        let follows = last?.range.upperBound == start
        if follows, let last {
            let inside = names.best { isInside([gazetteer.records[$0.record]], last.places) }
            if let inside { return kept(inside) }
        }
        guard hit.end - start > 6 || follows || NameBoundary.begins(bytes, at: start, after: range.lowerBound) else {
            // Verbs stand before names without a mark between them, and the nearby names are few.
            return kept(names.best { near.contains($0.record) && $0.form == .short })
        }
        let nearby = names.best { entry in
            near.contains(entry.record) && entry.form != .word
                && !(entry.form == .alias && isBareZone(entry.record, bytes[start..<hit.end]))
        }
        if let nearby { return kept(nearby) }
        let isTelling = hit.end - start >= Self.tellingAlias
        let full = names.best { entry in
            switch entry.form {
            case .full:
                !gazetteer.directions.contains(entry.record)
                    || NameBoundary.isGoverned(bytes, at: hit.end, before: range.upperBound)
            case .alias: isTelling || gazetteer.records[entry.record].kind == .division
            default: false
            }
        }
        return kept(full)
    }

    private func isBareZone(_ record: Int, _ name: ArraySlice<UInt8>) -> Bool {
        gazetteer.records[record].kind == .zone && ZoneWord.isBare(String(decoding: name, as: UTF8.self))
    }

    /// What a name at a position can stand for.
    private struct Names {
        let entries: ArraySlice<NameTable.Entry>
        let end: NameBoundary.End
        let bareZones: RecordSet

        /// The records of the best form among those that meet a condition; `nil` when none does.
        func best(_ condition: (NameTable.Entry) -> Bool) -> (records: [Int], form: NameForm)? {
            var best: (records: [Int], form: NameForm)?
            for entry in entries {
                if let best, entry.form > best.form { continue }
                guard end != .goesOn || !(entry.form == .short || entry.form == .word),
                    !bareZones.contains(entry.record), condition(entry)
                else { continue }
                if best?.form == entry.form {
                    best?.records.append(entry.record)
                } else {
                    best = ([entry.record], entry.form)
                }
            }
            return best
        }
    }

    private func kept(_ names: (records: [Int], form: NameForm)?) -> (places: [Place], form: NameForm) {
        guard let names else { return ([], .full) }
        if names.records.count == 1 { return ([gazetteer.records[names.records[0]]], names.form) }
        let kept = PlaceResolver.inYear(names.records, year) { gazetteer.records[$0] }.kept
        return (kept.map { gazetteer.records[$0] }, names.form)
    }

    private func isInside(_ places: [Place], _ containers: [Place]) -> Bool {
        places.allSatisfy { place in
            containers.contains { place.parent == $0.code }
                || gazetteer.lies(place.code) { code in containers.contains { $0.code == code } }
        }
    }
}
