import Documents
import Foundation
import GRDB
import Storage

/// The bytes of documents in pieces of ``JournalLimits/chunkBytes``, each with its checksum.
struct ContentRows {
    let db: Database

    /// A piece of a document, ready to be written; made outside the writer's turn, since it costs a hash.
    struct Chunk: Sendable {
        /// A part of the document as it was handed in: a document is not held a second time for being cut.
        let bytes: ArraySlice<UInt8>
        let checksum: Int64
    }

    /// Cuts a document into pieces. Complexity: linear.
    ///
    /// The checksum of a document of one piece is the beginning of its name, which is a hash of the same bytes: hashing is
    /// the larger part of taking a document in, and need not be done twice.
    static func chunks(of bytes: [UInt8], id: DocumentID) -> [Chunk] {
        guard bytes.count > JournalLimits.chunkBytes else {
            return bytes.isEmpty ? [] : [Chunk(bytes: bytes[...], checksum: checksum(id))]
        }
        return stride(from: 0, to: bytes.count, by: JournalLimits.chunkBytes).map { start in
            let piece = bytes[start..<min(start + JournalLimits.chunkBytes, bytes.count)]
            return Chunk(bytes: piece, checksum: RowChecksum.of(piece))
        }
    }

    /// The checksum of a document of one piece.
    static func checksum(_ id: DocumentID) -> Int64 {
        Int64(bitPattern: UInt64(id.description.prefix(16), radix: 16) ?? 0)
    }

    /// Whether a piece is what was written: by the document's name when it is all of it, by its own checksum otherwise,
    /// and in rows that the first version wrote.
    private static func isWhole(_ piece: Data, _ checksum: Int64, of entry: JournalEntry) -> Bool {
        if piece.count == entry.byteCount, checksum == Self.checksum(entry.id) {
            return DocumentID(hashing: piece) == entry.id
        }
        return RowChecksum.of(piece) == checksum
    }

    func insert(_ chunks: [Chunk], of entry: JournalEntry) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO chunk (document, position, bytes, checksum) VALUES (?, ?, ?, ?)")
        for (position, chunk) in chunks.enumerated() {
            try statement.execute(arguments: [entry.sequence, position, Data(chunk.bytes), chunk.checksum])
        }
    }

    /// Whether the pieces that are kept of a document are these. Complexity: linear in its bytes.
    func holds(_ chunks: [Chunk], of entry: JournalEntry) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT bytes FROM chunk WHERE document = ? ORDER BY position")
        do {
            let rows = try Row.fetchCursor(statement, arguments: [entry.sequence])
            var rest = chunks[...]
            while let row = try rows.next() {
                guard let chunk = rest.popFirst(), row["bytes"] == Data(chunk.bytes) else { return false }
            }
            return rest.isEmpty
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return false
        }
    }

    func delete(of entry: JournalEntry) throws {
        try db.cachedStatement(sql: "DELETE FROM chunk WHERE document = ?").execute(arguments: [entry.sequence])
    }

    /// A stretch of a document, cut off at its end. Every piece that it touches is verified.
    func read(_ entry: JournalEntry, offset: Int, length: Int) throws -> [UInt8] {
        guard !entry.isPurged else { throw JournalError.purged(entry.id) }
        guard offset >= 0, offset <= entry.byteCount else {
            throw JournalError.outOfRange(entry.id, offset: offset, byteCount: entry.byteCount)
        }
        let end = offset + min(max(0, length), entry.byteCount - offset)
        guard offset < end else { return [] }
        let size = JournalLimits.chunkBytes
        let positions = offset / size...(end - 1) / size
        let statement = try db.cachedStatement(
            sql:
                "SELECT position, bytes, checksum FROM chunk WHERE document = ? AND position BETWEEN ? AND ? ORDER BY position"
        )
        let rows = try Row.fetchCursor(
            statement, arguments: [entry.sequence, positions.lowerBound, positions.upperBound])
        var expected = positions.lowerBound
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end - offset)
        while let row = try rows.next() {
            let piece: Data = row["bytes"]
            let start = expected * size
            guard row["position"] == expected, piece.count == min(size, entry.byteCount - start),
                Self.isWhole(piece, row["checksum"], of: entry)
            else { throw JournalError.damagedContent(entry.id) }
            let range = max(offset - start, 0)..<min(end - start, piece.count)
            bytes.append(contentsOf: piece[piece.startIndex + range.lowerBound..<piece.startIndex + range.upperBound])
            expected += 1
        }
        guard expected == positions.upperBound + 1 else { throw JournalError.damagedContent(entry.id) }
        return bytes
    }
}
