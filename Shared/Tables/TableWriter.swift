/// Appends the rows of one table to wherever its caller writes, a block at a time: no table is held in memory.
public struct TableWriter<Record: Sendable> {
    private let table: Table<Record>
    private let encoder: CSVEncoder
    private let write: ([UInt8]) throws -> Void
    private var block: [UInt8]
    private static var blockBytes: Int { 65_536 }

    /// Begins a table; the headings are the first bytes written.
    ///
    /// - Parameter write: takes the next bytes of the file. Whatever it throws, the writer passes on.
    public init(_ table: Table<Record>, dialect: Dialect, write: @escaping ([UInt8]) throws -> Void) {
        self.table = table
        self.write = write
        encoder = CSVEncoder(table.schema, dialect: dialect)
        block = encoder.head
    }

    /// Appends a row.
    public mutating func append(_ record: Record) throws {
        block += encoder.line(table.row(record))
        if block.count >= Self.blockBytes { try finish() }
    }

    /// Writes what is left. A writer that was not finished has not written its last rows.
    public mutating func finish() throws {
        guard !block.isEmpty else { return }
        try write(block)
        block.removeAll(keepingCapacity: true)
    }
}
