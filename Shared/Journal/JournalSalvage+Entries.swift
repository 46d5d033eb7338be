import Digests
import Documents
import Foundation
import GRDB
import Storage

/// Entries that cannot be read, made anew from their bytes.
extension JournalSalvage {
    /// What of a document's bytes was carried over.
    private struct Pieces {
        /// The hash of them all.
        var id: DocumentID
        var byteCount = 0
        var count = 0
        /// The checksum of the last one.
        var checksum: Int64 = 0
        /// Whether none is missing before the last one.
        var areTogether = true

        /// Whether they are a document of one piece, whose checksum is the beginning of its name.
        var bearTheirName: Bool { count == 1 && areTogether && checksum == ContentRows.checksum(id) }
    }

    /// Makes entries anew, under the numbers that they had.
    /// - Parameter areChunksWhole: whether no bytes of any document are unreadable.
    func remake(
        _ sequences: [Int64], names: [Int64: DocumentID], areChunksWhole: Bool, _ loss: inout JournalLoss
    ) throws {
        guard !sequences.isEmpty else { return }
        let rows = EntryRows(db: target)
        let quarantined = try quarantined()
        var turn = try Int64.fetchOne(target, sql: "SELECT max(turn) FROM document") ?? 0
        for sequence in sequences {
            let pieces = try pieces(of: sequence)
            guard let id = names[sequence] ?? (pieces.bearTheirName ? pieces.id : nil) else {
                // A number that no document has any more leaves nothing behind.
                if try pieces.count > 0 || hasClaims(sequence) { loss.nameless += 1 }
                continue
            }
            let isWhole = pieces.areTogether && pieces.id == id
            turn += 1
            var entry = JournalEntry(
                sequence: sequence, id: id, byteCount: pieces.byteCount, turn: turn, takenAt: nil)
            // Bytes are removed of what the root has, and of what was destroyed as secret; of that nobody must ask for them.
            let isDestroyed = try areChunksWhole && pieces.count == 0 && !isWhole && !isSettled(sequence)
            if isDestroyed {
                _ = entry.quarantine(Submission.secrecy, at: time, logged: logged)
            } else if quarantined?.contains(sequence) ?? true {
                _ = entry.quarantine(Submission.secrecy, at: time, logged: logged)
            } else if !isWhole {
                _ = entry.bury(JournalError.damagedContent(id).contentFailure, at: time, logged: logged)
            }
            // The same document may have been handed in again since, under another number.
            guard try rows.insert(entry) else { continue }
            if isDestroyed {
                entry.isPurged = true
                try rows.update(entry)
            }
            if entry.isDeadLetter, let failure = entry.failure {
                try FactRows(db: target).insert(.burial(failure), of: entry)
            }
            if isWhole { loss.remade.append(id) } else if !isDestroyed { loss.withoutBytes.append(id) }
            if entry.status == .quarantined { loss.quarantined += 1 }
        }
    }

    private func pieces(of sequence: Int64) throws -> Pieces {
        var digest = SHA256()
        var pieces = Pieces(id: DocumentID(hashing: []))
        let found = try Row.fetchCursor(
            target, sql: "SELECT position, bytes, checksum FROM chunk WHERE document = ? ORDER BY position",
            arguments: [sequence])
        while let row = try found.next() {
            let bytes: Data = row["bytes"]
            digest.update([UInt8](bytes))
            pieces.areTogether = pieces.areTogether && row["position"] == pieces.count
            pieces.byteCount += bytes.count
            pieces.count += 1
            pieces.checksum = row["checksum"]
        }
        pieces.id = DocumentID(digest: digest.finalize())
        return pieces
    }

    private func isSettled(_ sequence: Int64) throws -> Bool {
        try Bool.fetchOne(
            target, sql: "SELECT EXISTS (SELECT 1 FROM settlement WHERE document = ?)", arguments: [sequence]) ?? false
    }

    private func hasClaims(_ sequence: Int64) throws -> Bool {
        try Bool.fetchOne(target, sql: "SELECT EXISTS (SELECT 1 FROM claim WHERE document = ?)", arguments: [sequence])
            ?? false
    }
}
