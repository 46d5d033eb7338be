/// A township as it stands in the bytes of a ``TownshipTable``: number, name, and when there are any the first and the last
/// edition, with tabs between.
struct TownshipLine: Sendable {
    private static let firstEdition: UInt16 = 2015

    private let start: UInt32
    private let nameStart: UInt32
    private let nameEnd: UInt32
    private let firstYear: UInt16
    /// 0 while it is in force.
    private let lastYear: UInt16
    private let county: UInt16

    /// Takes a line of a table whose bytes will stand at `base` among those of all tables; `nil` when it has no name.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, at base: Int, section: Int) {
        let end = line.upperBound
        let first = Self.tab(bytes, from: line.lowerBound, before: end)
        guard first < end else { return nil }
        let nameEnd = Self.tab(bytes, from: first + 1, before: end)
        let firstEnd = Self.tab(bytes, from: nameEnd + 1, before: end)
        let lastEnd = Self.tab(bytes, from: firstEnd + 1, before: end)
        start = UInt32(base + line.lowerBound)
        nameStart = UInt32(base + first + 1)
        self.nameEnd = UInt32(base + nameEnd)
        firstYear = Self.year(bytes, from: nameEnd + 1, before: firstEnd) ?? Self.firstEdition
        lastYear = Self.year(bytes, from: firstEnd + 1, before: lastEnd) ?? 0
        county = UInt16(section)
    }

    /// The next tab, or the end.
    private static func tab(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int {
        var position = start
        while position < end, bytes[position] != 0x09 { position += 1 }
        return min(position, end)
    }

    private static func year(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> UInt16? {
        guard end - start == 4 else { return nil }
        var year: UInt16 = 0
        for position in start..<end {
            guard (0x30...0x39).contains(bytes[position]) else { return nil }
            year = year * 10 + UInt16(bytes[position] & 15)
        }
        return year
    }

    /// Which county's, as the table counts them.
    var section: Int { Int(county) }
    /// The last digits of its code.
    var number: Range<Int> { Int(start)..<Int(nameStart) - 1 }
    /// Its name.
    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    /// The first edition that has it.
    var first: Int { Int(firstYear) }
    /// The last edition that has it; `nil` while it is in force.
    var last: Int? { lastYear == 0 ? nil : Int(lastYear) }

    /// Whether an edition has it.
    func isInForce(in edition: Int) -> Bool { first <= edition && (lastYear == 0 || edition <= Int(lastYear)) }
}
