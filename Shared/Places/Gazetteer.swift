/// The places of the country with their names, parents and years.
///
/// A code may have several records, one for each name it had in turn: what has to do with names and years is asked with
/// a year. It is one object that never changes: its twenty tables would else be counted with every copy that a document makes.
public final class Gazetteer: Sendable {
    /// Every record of a division or zone, by code and then by year.
    let records: [Place]
    /// The names of ``records``.
    let names: NameTable
    /// For each of ``records`` the records of the same code.
    let recordsOfSame: [Range<Int>]
    /// The first two characters of ``names`` and of the words that refer to a place named before.
    let openings: OpeningFilter
    /// Which of ``records`` are zones whose name any zone could have (高新区).
    let bareZones: RecordSet
    /// Which of ``records`` are districts named by where they lie (老城区).
    let directions: RecordSet
    private let recordsOfCode: [PlaceCode: Range<Int>]
    private let byParent: [PlaceCode: [Int]]
    /// For each of ``records`` the latest record of what contains it; -1 when it is none of them.
    private let parents: [Int32]
    /// For each first record of a code the records that have it as parent; empty for the others.
    private let children: RecordLists
    /// For each first record of a code the sections of ``townshipTable`` that lie directly under it.
    private let townshipSections: RecordLists
    let townshipTable: TownshipTable
    /// The codes that one place had in turn.
    let recodings: Recodings

    /// The number of this table's contents; part of the edition of every reading.
    public let edition: Int

    /// Takes a table of places.
    ///
    /// Several places of one code are its records over the years.
    public convenience init(places: [Place], edition: Int) {
        self.init(places: places, words: [], townships: TownshipTable(), edition: edition)
    }

    /// Takes the tables; `words` are short names that are everyday words as well.
    init(places: [Place], words: Set<String>, townships: TownshipTable, edition: Int) {
        self.edition = edition
        townshipTable = townships
        let records = Self.sorted(places)
        var ranges: [PlaceCode: Range<Int>] = [:]
        var children: [PlaceCode: [Int]] = [:]
        var names = NameTableBuilder()
        var openings = OpeningFilter()
        for (index, place) in records.enumerated() {
            let start = ranges[place.code]?.lowerBound ?? index
            ranges[place.code] = start..<index + 1
            if let parent = place.parent { children[parent, default: []].append(index) }
            names.insert(place.name, record: index, form: .full)
            openings.insert(Array(place.name.utf8))
            for alias in place.aliases {
                names.insert(alias, record: index, form: .alias)
                openings.insert(Array(alias.utf8))
            }
            let short = place.shortName
            if short != place.name {
                names.insert(short, record: index, form: words.contains(short) ? .word : .short)
                openings.insert(Array(short.utf8))
            }
        }
        self.records = records
        self.names = names.table()
        for reference in NameBoundary.referenceNames { openings.insert(reference) }
        self.openings = openings
        var bareZones = RecordSet(count: records.count)
        var directions = RecordSet(count: records.count)
        for (index, place) in records.enumerated() {
            if place.kind == .zone, ZoneWord.isBare(place.name) { bareZones.insert(index) }
            if NameBoundary.isDirection(place.name) { directions.insert(index) }
        }
        self.bareZones = bareZones
        self.directions = directions
        recordsOfSame = records.map { ranges[$0.code] ?? 0..<0 }
        recordsOfCode = ranges
        recodings = Recodings(of: records) { code in ranges[code].map { records[$0.lowerBound] } }
        byParent = children
        parents = records.map { record in
            record.parent.flatMap { ranges[$0] }.map { Int32($0.upperBound - 1) } ?? -1
        }
        self.children = RecordLists(
            count: records.count,
            records.enumerated().compactMap { index, place in
                place.parent.flatMap { ranges[$0] }.map { ($0.lowerBound, index) }
            })
        townshipSections = RecordLists(
            count: records.count,
            townships.parents.enumerated().compactMap { section, parent in
                ranges[parent].map { ($0.lowerBound, section) }
            })
    }

    /// By code and then by year. The product's tables stand in that order, which takes one comparison a record to see.
    private static func sorted(_ places: [Place]) -> [Place] {
        let isSorted = zip(places, places.dropFirst()).allSatisfy {
            ($0.code, $0.validFrom) <= ($1.code, $1.validFrom)
        }
        return isSorted ? places : places.sorted { ($0.code, $0.validFrom) < ($1.code, $1.validFrom) }
    }

    /// The place with this identifier, under its latest name; `nil` when the table has none.
    public func place(_ code: PlaceCode) -> Place? {
        if let range = recordsOfCode[code] { return records[range.upperBound - 1] }
        return code.rawValue.utf8.count == 9 ? townshipTable.township(code) : nil
    }

    /// The place with this identifier as it was called on 31 December of `year`.
    ///
    /// Outside its years the nearest record is given: the first one before they began, the last one after they ended.
    public func place(_ code: PlaceCode, in year: Int) -> Place? {
        guard let range = recordsOfCode[code] else { return place(code) }
        return records[range].last { $0.validFrom <= year } ?? records[range].first
    }

    /// What lies directly under a place and was in force on 31 December of `year`, zones included, in the order of codes.
    ///
    /// Townships are many and seldom report; ask ``townships(of:in:)`` for them.
    public func children(of code: PlaceCode, in year: Int) -> [Place] {
        (byParent[code] ?? []).map { records[$0] }.filter { $0.isInForce(in: year) }
    }

    /// The townships of a county in `year`, in the order of codes. Years outside the statistical editions 2015 to 2023
    /// are given those of the nearest edition.
    public func townships(of county: PlaceCode, in year: Int) -> [Place] {
        let edition = min(max(year, 2015), 2023)
        return townshipTable.lines(of: county, edition: edition).map(townshipTable.place)
    }

    /// Adds the townships directly under a record in `year` as they stand in the table, without making records of them.
    func addTownshipLines(of record: Int, in year: Int, to lines: inout [Int]) {
        let edition = min(max(year, 2015), 2023)
        for section in townshipSections[recordsOfSame[record].lowerBound] {
            townshipTable.addLines(ofSection: section, edition: edition, to: &lines)
        }
    }

    /// Positions in ``records`` of all records of a code.
    func recordRange(of code: PlaceCode) -> Range<Int> { recordsOfCode[code] ?? 0..<0 }

    /// What contains a place, nearest first, up to the province.
    public func ancestors(of code: PlaceCode) -> [Place] {
        var found: [Place] = []
        var next = place(code)?.parent
        while let code = next, let place = place(code), found.count < 8 {
            found.append(place)
            next = place.parent
        }
        return found
    }

    /// Whether `code` lies under `ancestor`, at any depth. A place does not lie under itself.
    public func lies(_ code: PlaceCode, under ancestor: PlaceCode) -> Bool { lies(code) { $0 == ancestor } }

    /// Whether one of the codes above `code` meets a condition.
    func lies(_ code: PlaceCode, under isAncestor: (PlaceCode) -> Bool) -> Bool {
        if let range = recordsOfCode[code] { return lies(record: range.upperBound - 1, under: isAncestor) }
        guard let place = place(code) else { return false }
        return lies(place, under: isAncestor)
    }

    /// Whether one of the codes above a place meets a condition.
    func lies(_ place: Place, under isAncestor: (PlaceCode) -> Bool) -> Bool {
        guard let parent = place.parent else { return false }
        return isAncestor(parent) || lies(parent, under: isAncestor)
    }

    /// Whether one of the codes above a record meets a condition. Looks no place up.
    func lies(record: Int, under isAncestor: (PlaceCode) -> Bool) -> Bool {
        var next = record
        for _ in 0..<8 {
            guard let parent = records[next].parent else { return false }
            if isAncestor(parent) { return true }
            guard parents[next] >= 0 else { return lies(parent, under: isAncestor) }
            next = Int(parents[next])
        }
        return false
    }

    /// Whether a record lies under one of others, at any depth. Compares no codes.
    func lies(record: Int, underAny containers: [Int]) -> Bool {
        var next = record
        for _ in 0..<8 {
            guard let parent = parentRecord(of: next) else { return false }
            let first = recordsOfSame[parent].lowerBound
            if containers.contains(where: { recordsOfSame[$0].lowerBound == first }) { return true }
            next = parent
        }
        return false
    }

    /// Positions in ``records`` of what has the code of this record as parent, whatever its years.
    func childRecords(of record: Int) -> some Collection<Int> { children[recordsOfSame[record].lowerBound] }

    /// The latest record of what contains a record; `nil` when the table does not have it.
    func parentRecord(of record: Int) -> Int? { parents[record] >= 0 ? Int(parents[record]) : nil }

    /// The latest record of what contains a place, which may be a township; `nil` when the table does not have it.
    func parentRecord(of code: PlaceCode) -> Int? {
        if let latest = recordsOfCode[code]?.last { return parentRecord(of: latest) }
        return place(code)?.parent.flatMap { recordsOfCode[$0]?.last }
    }
}
