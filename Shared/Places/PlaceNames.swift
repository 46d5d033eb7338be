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
    private let townships: [TownshipTable.Line]
    private let townshipNames: NameTrie
    private let openings: OpeningFilter

    /// Makes the names known to somebody who reports for `reporting` about `year`.
    ///
    /// Complexity: linear in the number of places near; a few hundred for a prefecture. Make it once for a document.
    /// - Parameter reporting: the reporting place; `nil` when it is not decided, then full names only are known.
    public init(gazetteer: Gazetteer, reporting: PlaceCode?, year: Int?) {
        self.gazetteer = gazetteer
        self.year = year
        var near = RecordSet(count: gazetteer.records.count)
        var townships: [TownshipTable.Line] = []
        if let reporting {
            let year = year ?? 2023
            var open = [gazetteer.recordRange(of: reporting)]
            near.insert(open[0])
            while let next = open.popLast() {
                guard let first = next.first else { continue }
                for child in gazetteer.childRecords(of: gazetteer.records[first].code) where !near.contains(child) {
                    near.insert(gazetteer.recordsOfSame[child])
                    open.append(gazetteer.recordsOfSame[child])
                }
            }
            let ancestors = gazetteer.ancestors(of: reporting)
            for ancestor in ancestors { near.insert(gazetteer.recordRange(of: ancestor.code)) }
            if let parent = ancestors.first {
                for sibling in gazetteer.childRecords(of: parent.code) {
                    near.insert(gazetteer.recordsOfSame[sibling])
                }
                if parent.level == .county { townships = gazetteer.townshipLines(of: parent.code, in: year) }
            }
            townships += gazetteer.townshipLines(of: reporting, in: year)
            if gazetteer.place(reporting)?.level == .prefecture {
                for child in gazetteer.childRecords(of: reporting) {
                    townships += gazetteer.townshipLines(of: gazetteer.records[child].code, in: year)
                }
            }
        }
        self.near = near
        let table = gazetteer.townshipTable
        var names = NameTrie(characters: townships.reduce(0) { $0 + $1.name.count / 3 })
        var openings = gazetteer.openings
        for (index, township) in townships.enumerated() {
            let name = Array(table.name(township))
            names.insert(name, record: index, form: .full)
            openings.insert(name)
        }
        self.townships = townships
        townshipNames = names
        self.openings = openings
    }

    /// Every place name in a stretch of UTF-8 text in simplified characters, in the order of the text, without overlaps.
    ///
    /// Complexity: one pass over the text.
    public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [PlaceNameMatch] {
        let range = range ?? 0..<bytes.count
        var matches: [PlaceNameMatch] = []
        var index = range.lowerBound
        while let start = next(in: bytes, from: index, before: range.upperBound) {
            guard let match = match(in: bytes, at: start, range: range, before: matches) else {
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
        in bytes: [UInt8], at start: Int, range: Range<Int>, before matches: [PlaceNameMatch]
    ) -> PlaceNameMatch? {
        if let reference = NameBoundary.reference(in: bytes, at: start, before: range.upperBound) {
            return referred(reference, at: start, matches: matches)
        }
        let township = townshipNames.hits(in: bytes, at: start, before: range.upperBound).last
        for hit in gazetteer.names.hits(in: bytes, at: start, before: range.upperBound).reversed() {
            if let township, township.end > hit.end { break }
            let candidates = candidates(of: hit, in: bytes, at: start, range: range, last: matches.last)
            if !candidates.places.isEmpty {
                return PlaceNameMatch(range: start..<hit.end, places: candidates.places, form: candidates.form)
            }
        }
        guard let township else { return nil }
        let places = township.entries.map { gazetteer.townshipTable.place(townships[$0.record]) }
        let inside = matches.last.map { last in
            last.range.upperBound == start ? places.filter { isInside([$0], last.places) } : []
        }
        return PlaceNameMatch(
            range: start..<township.end, places: inside.map { $0.isEmpty ? places : $0 } ?? places, form: .full)
    }

    private func candidates(
        of hit: NameTrie.Hit, in bytes: [UInt8], at start: Int, range: Range<Int>, last: PlaceNameMatch?
    ) -> (places: [Place], form: NameForm) {
        let entries = hit.entries.map { (place: gazetteer.records[$0.record], form: $0.form, record: $0.record) }
            .filter {
                !($0.place.kind == .zone && ZoneWord.isBare($0.place.name))
                    && NameBoundary.ends(bytes, at: hit.end, before: range.upperBound, form: $0.form)
            }
        // Right after its container a place may be named in any form.
        if let last, last.range.upperBound == start {
            let inside = entries.filter { isInside([$0.place], last.places) }
            if let form = inside.map(\.form).min() { return kept(inside, form) }
        }
        guard
            hit.end - start > 6 || NameBoundary.begins(bytes, at: start, after: range.lowerBound)
                || last?.range.upperBound == start
        else {
            // Verbs stand before names without a mark between them, and the nearby names are few.
            return kept(entries.filter { near.contains($0.record) && $0.form == .short }, .short)
        }
        let nearby = entries.filter {
            near.contains($0.record) && $0.form != .word && !isBareAlias($0, bytes, start, hit)
        }
        if let form = nearby.map(\.form).min() { return kept(nearby, form) }
        let isGoverned = NameBoundary.isGoverned(bytes, at: hit.end, before: range.upperBound)
        let full = entries.filter { entry in
            switch entry.form {
            case .full: isGoverned || !NameBoundary.isDirection(entry.place.name)
            case .alias: entry.place.kind == .division || hit.end - start >= Self.tellingAlias
            default: false
            }
        }
        guard let form = full.map(\.form).min() else { return ([], .full) }
        return kept(full, form)
    }

    private func isBareAlias(
        _ entry: (place: Place, form: NameForm, record: Int), _ bytes: [UInt8], _ start: Int, _ hit: NameTrie.Hit
    ) -> Bool {
        entry.place.kind == .zone && entry.form == .alias
            && ZoneWord.isBare(String(decoding: bytes[start..<hit.end], as: UTF8.self))
    }

    private func kept(_ entries: [(place: Place, form: NameForm, record: Int)], _ form: NameForm) -> (
        places: [Place], form: NameForm
    ) {
        (PlaceResolver.inYear(entries.filter { $0.form == form }.map(\.place), year).places, form)
    }

    /// 该县: the last place before it whose name ends so.
    private func referred(
        _ reference: (suffix: String, end: Int), at start: Int, matches: [PlaceNameMatch]
    ) -> PlaceNameMatch? {
        let last = matches.last { match in match.places.contains { $0.name.hasSuffix(reference.suffix) } }
        return last.map { PlaceNameMatch(range: start..<reference.end, places: $0.places, form: .reference) }
    }

    private func isInside(_ places: [Place], _ containers: [Place]) -> Bool {
        places.allSatisfy { place in
            containers.contains { place.parent == $0.code }
                || gazetteer.ancestors(of: place.code).contains { ancestor in
                    containers.contains { $0.code == ancestor.code }
                }
        }
    }
}
