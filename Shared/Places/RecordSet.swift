/// A set of positions in the records of the gazetteer, one bit each.
struct RecordSet: Sendable {
    private var bits: [UInt64]

    /// An empty set for so many records.
    init(count: Int) { bits = Array(repeating: 0, count: count / 64 + 1) }

    /// Adds a position.
    mutating func insert(_ record: Int) { bits[record >> 6] |= 1 << UInt64(record & 63) }

    /// Adds a stretch of positions.
    mutating func insert(_ records: Range<Int>) {
        for record in records { insert(record) }
    }

    /// Whether a position is in it.
    func contains(_ record: Int) -> Bool { bits[record >> 6] & 1 << UInt64(record & 63) != 0 }
}
