/// The townships of the statistical editions 2015 to 2023, kept as bytes and read county by county.
///
/// Fifty thousand records are needed one county at a time, so that only an index of counties is made on loading.
struct TownshipTable: Sendable {
    private static let firstEdition = 2015
    private static let lastEdition = 2023

    /// The townships under one county or zone, as they stand in the bytes.
    private struct Section {
        /// The first six digits of their codes.
        let prefix: String
        /// What contains them.
        let parent: PlaceCode
        /// Their lines.
        let range: Range<Int>
    }

    /// The bytes of all files, one after the other.
    private let bytes: [UInt8]
    /// In the order of the bytes.
    private let sections: [Section]
    private let byParent: [PlaceCode: [Int]]
    private let byPrefix: [String: Int]
    /// The starts of all lines, by the names in them.
    private let lines: TownshipNameIndex

    /// A township as it stands in the bytes.
    struct Line {
        /// Which county's.
        fileprivate let section: Int
        fileprivate let range: Range<Int>
        /// Its name.
        let name: Range<Int>
        /// The first edition that has it.
        let first: Int
        /// The last edition that has it; `nil` while it is in force.
        let last: Int?

        /// Whether an edition has it.
        func isInForce(in edition: Int) -> Bool { first <= edition && edition <= last ?? Int.max }
    }

    /// A table without townships.
    init() {
        bytes = []
        sections = []
        byParent = [:]
        byPrefix = [:]
        lines = TownshipNameIndex(capacity: 0)
    }

    /// Takes the tables of all regions. Complexity: one pass over their bytes.
    /// - Throws: ``GazetteerError`` when a line is neither a county nor a township below one.
    init(_ tables: [GazetteerTable]) throws {
        var all: [UInt8] = []
        all.reserveCapacity(tables.reduce(0) { $0 + $1.bytes.count })
        var sections: [Section] = []
        for table in tables {
            var open: (prefix: String, parent: PlaceCode, start: Int)?
            let base = all.count
            func close(at end: Int) {
                guard let open else { return }
                sections.append(Section(prefix: open.prefix, parent: open.parent, range: open.start..<end))
            }
            try table.forEachLine { line, number in
                if table.bytes[line.lowerBound] == 0x3E {
                    close(at: base + line.lowerBound)
                    let parts = table.text(line.dropFirst()).split(separator: "\t")
                    guard let prefix = parts.first, let parent = parts.last else {
                        throw GazetteerError.malformed(file: table.file, line: number, reason: "a county needs a code")
                    }
                    open = (String(prefix), PlaceCode(rawValue: String(parent)), base + line.upperBound + 1)
                } else if open == nil {
                    throw GazetteerError.malformed(
                        file: table.file, line: number, reason: "a township stands above the first county")
                }
            }
            all.append(contentsOf: table.bytes)
            close(at: all.count)
        }
        bytes = all
        self.sections = sections
        byParent = Dictionary(grouping: sections.indices) { sections[$0].parent }
        byPrefix = Dictionary(
            sections.indices.map { (sections[$0].prefix, $0) }, uniquingKeysWith: { first, _ in first })
        var index = TownshipNameIndex(capacity: all.count / 16)
        all.withUnsafeBufferPointer { bytes in
            for section in sections { index.add(bytes, section.range) }
        }
        lines = index
    }

    /// The bytes of a name.
    func name(_ line: Line) -> ArraySlice<UInt8> { bytes[line.name] }

    /// The record of a line.
    func place(_ line: Line) -> Place {
        let section = sections[line.section]
        let name = String(decoding: bytes[line.name], as: UTF8.self)
        let number = String(decoding: bytes[line.range.lowerBound..<line.name.lowerBound - 1], as: UTF8.self)
        return Place(
            code: PlaceCode(rawValue: section.prefix + number), name: name, shortName: name, level: .township,
            parent: section.parent, validFrom: line.first, validTo: line.last.map { $0 + 1 })
    }

    /// The lines under a county or zone, whatever their years. Complexity: linear in the bytes of the county.
    func lines(of parent: PlaceCode) -> [Line] {
        var found: [Line] = []
        for section in byParent[parent] ?? [] { addLines(of: section, to: &found) }
        return found
    }

    /// Adds the lines under a county or zone that an edition has. Complexity: linear in the bytes of the county.
    func addLines(of parent: PlaceCode, edition: Int, to found: inout [Line]) {
        for section in byParent[parent] ?? [] { addLines(of: section, edition: edition, to: &found) }
    }

    private func addLines(of section: Int, edition: Int? = nil, to found: inout [Line]) {
        let range = sections[section].range
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
            if let line = line(start..<end, of: section), edition.map(line.isInForce) ?? true { found.append(line) }
            start = end + 1
        }
    }

    /// Number, name, and when there are any the first and the last edition, with tabs between.
    private func line(_ range: Range<Int>, of section: Int) -> Line? {
        guard let first = tab(from: range.lowerBound, before: range.upperBound) else { return nil }
        guard let nameEnd = tab(from: first + 1, before: range.upperBound) else {
            return Line(
                section: section, range: range, name: first + 1..<range.upperBound, first: Self.firstEdition, last: nil)
        }
        var years: [Int?] = [nil, nil]
        var start = nameEnd + 1
        for place in years.indices where start <= range.upperBound {
            let end = tab(from: start, before: range.upperBound) ?? range.upperBound
            years[place] = number(start..<end)
            start = end + 1
        }
        return Line(
            section: section, range: range, name: first + 1..<nameEnd, first: years[0] ?? Self.firstEdition,
            last: years[1])
    }

    private func tab(from start: Int, before end: Int) -> Int? {
        var position = start
        while position < end {
            if bytes[position] == 0x09 { return position }
            position += 1
        }
        return nil
    }

    private func number(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count < 10 else { return nil }
        var value = 0
        for byte in bytes[range] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte & 15)
        }
        return value
    }

    /// Every record of a township under a county or zone, whatever its years, in the order of codes.
    func townships(of parent: PlaceCode) -> [Place] { lines(of: parent).map(place) }

    /// The township with a code of nine digits.
    func township(_ code: PlaceCode) -> Place? {
        guard let section = byPrefix[String(code.rawValue.prefix(6))] else { return nil }
        var found: [Line] = []
        addLines(of: section, to: &found)
        return found.lazy.map(place).last { $0.code == code }
    }

    /// Every record of this full name in the country. Complexity: constant in the size of the table.
    func townships(named name: [UInt8]) -> [Place] {
        guard name.count > 2 else { return [] }
        var found: [Place] = []
        for start in lines.candidates(name) {
            let section = sections.partitioningIndex { $0.range.upperBound > start }
            guard section < sections.count, sections[section].range.contains(start) else { continue }
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            guard let line = line(start..<end, of: section), bytes[line.name].elementsEqual(name) else { continue }
            found.append(place(line))
        }
        return found
    }
}

extension Array {
    /// The first position whose element satisfies a predicate that is false for a prefix and true for the rest.
    func partitioningIndex(_ belongsInSecond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
