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

    /// A table without townships.
    init() {
        bytes = []
        sections = []
        byParent = [:]
        byPrefix = [:]
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
    }

    /// Every record of a township under a county or zone, whatever its years, in the order of codes.
    func townships(of parent: PlaceCode) -> [Place] {
        (byParent[parent] ?? []).flatMap { townships(in: sections[$0]) }
    }

    /// The township with a code of nine digits.
    func township(_ code: PlaceCode) -> Place? {
        guard let section = byPrefix[String(code.rawValue.prefix(6))] else { return nil }
        return townships(in: sections[section]).last { $0.code == code }
    }

    private func townships(in section: Section) -> [Place] {
        bytes[section.range].split(separator: 0x0A).compactMap { place(in: $0, of: section) }
    }

    /// Every record of this full name in the country. Complexity: one pass over a megabyte.
    func townships(named name: String) -> [Place] {
        let needle = [0x09] + Array(name.utf8)
        guard needle.count > 3 else { return [] }
        var found: [Place] = []
        var from = 0
        while let hit = bytes.firstRange(of: needle, from: from) {
            from = hit + needle.count
            guard from == bytes.count || bytes[from] == 0x09 || bytes[from] == 0x0A else { continue }
            let section = sections.partitioningIndex { $0.range.upperBound > hit }
            guard section < sections.count, sections[section].range.contains(hit) else { continue }
            let line = bytes[..<hit].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let end = bytes[from...].firstIndex(of: 0x0A) ?? bytes.count
            if let place = place(in: bytes[line..<end], of: sections[section]) { found.append(place) }
        }
        return found
    }

    private func place(in line: ArraySlice<UInt8>, of section: Section) -> Place? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard fields.count >= 2 else { return nil }
        let text = fields.map { String(decoding: $0, as: UTF8.self) }
        let last = fields.count > 3 ? Int(text[3]) : nil
        return Place(
            code: PlaceCode(rawValue: section.prefix + text[0]), name: text[1], shortName: text[1], level: .township,
            parent: section.parent, validFrom: (fields.count > 2 ? Int(text[2]) : nil) ?? Self.firstEdition,
            validTo: last.map { $0 + 1 })
    }
}

extension [UInt8] {
    /// The offset of the first occurrence of `needle` at or after `from`.
    func firstRange(of needle: [UInt8], from: Int) -> Int? {
        guard !needle.isEmpty, from <= count - needle.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                let first = needle[0]
                for start in from...bytes.count - needle.count where bytes[start] == first {
                    var length = 1
                    while length < needle.count, bytes[start + length] == needle[length] { length += 1 }
                    if length == needle.count { return start }
                }
                return nil
            }
        }
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
