/// The townships of the statistical editions 2015 to 2023, kept as bytes and read county by county.
///
/// Fifty thousand records are needed one county at a time, so that on loading only the stretches of their lines are noted.
struct TownshipTable: Sendable {
    /// The townships under one county or zone.
    private struct Section {
        /// The first six digits of their codes.
        let prefix: String
        /// What contains them.
        let parent: PlaceCode
        /// Their positions in ``lines``.
        var lines: Range<Int>
    }

    /// The bytes of all files, one after the other.
    private let bytes: [UInt8]
    /// In the order of the bytes.
    private let sections: [Section]
    private let byParent: [PlaceCode: [Int]]
    private let byPrefix: [String: Int]
    private let lines: [TownshipLine]
    /// The positions of all lines, by the names in them.
    private let index: TownshipNameIndex

    /// A table without townships.
    init() {
        bytes = []
        sections = []
        byParent = [:]
        byPrefix = [:]
        lines = []
        index = TownshipNameIndex(capacity: 0)
    }

    /// Takes the tables of all regions. Complexity: one pass over their bytes.
    /// - Throws: ``GazetteerError`` when a line is neither a county nor a township below one.
    init(_ tables: [GazetteerTable]) throws {
        var all: [UInt8] = []
        all.reserveCapacity(tables.reduce(0) { $0 + $1.bytes.count })
        var sections: [Section] = []
        var lines: [TownshipLine] = []
        lines.reserveCapacity(all.capacity / 20)
        for table in tables {
            let base = all.count
            var isOpen = false
            try table.forEachLine { bytes, line, number in
                if bytes[line.lowerBound] == 0x3E {
                    let parts = table.text(line.dropFirst()).split(separator: "\t")
                    guard let prefix = parts.first, let parent = parts.last else {
                        throw GazetteerError.malformed(file: table.file, line: number, reason: "a county needs a code")
                    }
                    sections.append(
                        Section(
                            prefix: String(prefix), parent: PlaceCode(rawValue: String(parent)),
                            lines: lines.count..<lines.count))
                    isOpen = true
                } else if isOpen {
                    if let township = TownshipLine(bytes, line, at: base, section: sections.count - 1) {
                        lines.append(township)
                        sections[sections.count - 1].lines = sections[sections.count - 1].lines.lowerBound..<lines.count
                    }
                } else {
                    throw GazetteerError.malformed(
                        file: table.file, line: number, reason: "a township stands above the first county")
                }
            }
            all.append(contentsOf: table.bytes)
        }
        bytes = all
        self.sections = sections
        self.lines = lines
        byParent = Dictionary(grouping: sections.indices) { sections[$0].parent }
        byPrefix = Dictionary(
            sections.indices.map { (sections[$0].prefix, $0) }, uniquingKeysWith: { first, _ in first })
        var index = TownshipNameIndex(capacity: lines.count)
        all.withUnsafeBufferPointer { bytes in
            for (position, line) in lines.enumerated() {
                index.insert(UnsafeBufferPointer(rebasing: bytes[line.name]), line: position)
            }
        }
        self.index = index
    }

    /// The bytes of the name on a line.
    func name(_ line: Int) -> ArraySlice<UInt8> { bytes[lines[line].name] }

    /// Calls `body` with the bytes of the name on a line.
    @inline(__always)
    func withName<Result>(_ line: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let name = lines[line].name
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[name])) }
    }

    /// The record of a line.
    func place(_ line: Int) -> Place {
        let line = lines[line]
        let section = sections[line.section]
        let name = String(decoding: bytes[line.name], as: UTF8.self)
        let number = String(decoding: bytes[line.number], as: UTF8.self)
        return Place(
            code: PlaceCode(rawValue: section.prefix + number), name: name, shortName: name, level: .township,
            parent: section.parent, validFrom: line.first, validTo: line.last.map { $0 + 1 })
    }

    /// The lines under a county or zone, whatever their years.
    func lines(of parent: PlaceCode) -> [Int] { (byParent[parent] ?? []).flatMap { sections[$0].lines } }

    /// What contains the townships of each section, in the order of the sections.
    var parents: [PlaceCode] { sections.map(\.parent) }

    /// Adds the lines of a section that an edition has.
    func addLines(ofSection section: Int, edition: Int, to found: inout [Int]) {
        for line in sections[section].lines where lines[line].isInForce(in: edition) { found.append(line) }
    }

    /// The lines under a county or zone that an edition has.
    func lines(of parent: PlaceCode, edition: Int) -> [Int] {
        lines(of: parent).filter { lines[$0].isInForce(in: edition) }
    }

    /// Every record of a township under a county or zone, whatever its years, in the order of codes.
    func townships(of parent: PlaceCode) -> [Place] { lines(of: parent).map(place) }

    /// The township with a code of nine digits. Complexity: linear in the townships of its county.
    func township(_ code: PlaceCode) -> Place? {
        guard let section = byPrefix[String(code.rawValue.prefix(6))] else { return nil }
        let number = Array(code.rawValue.utf8.dropFirst(6))
        return sections[section].lines.last { bytes[lines[$0].number].elementsEqual(number) }.map(place)
    }

    /// Every record of this full name in the country. Complexity: constant in the size of the table.
    func townships(named name: [UInt8]) -> [Place] {
        guard name.count > 2 else { return [] }
        return index.candidates(name).filter { self.name($0).elementsEqual(name) }.map(place)
    }
}
