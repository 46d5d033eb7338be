import Digests
import Documents
import GRDB
import Storage

/// Looking for damage.
extension SQLiteJournal {
    /// Documents between two reports of progress.
    private static let verifiedPageDocuments = 100
    /// Facts that are read at a time.
    private static let verifiedPageFacts = 1_000

    /// Reads every row and every byte that is kept. Each document is read by itself, in pieces, so that memory stays
    /// small and the log may begin anew in between. Complexity: linear in the file.
    public func verify(
        progress: @escaping @Sendable (JournalVerification) throws -> Void = { _ in }
    ) async throws -> JournalVerification {
        var verification = JournalVerification(total: try await counts().taken)
        var cursor: Int64? = 0
        while let after = cursor {
            let page = try await read { db in
                try EntryRows(db: db).page(of: .all, after: after, through: .max, limit: Self.verifiedPageDocuments)
            }
            for row in page {
                try Task.checkCancellation()
                switch row.entry {
                case .success(let entry): try await verify(entry, &verification)
                case .failure(let error):
                    verification.documents += 1
                    verification.note(error)
                }
            }
            try progress(verification)
            cursor = page.count < Self.verifiedPageDocuments ? nil : page.last?.sequence
        }
        try await verifyOrdersAndFacts(&verification)
        try progress(verification)
        return verification
    }

    private func verify(_ entry: JournalEntry, _ verification: inout JournalVerification) async throws {
        var digest = SHA256()
        var offset = 0
        do {
            while offset < entry.byteCount, !entry.isPurged {
                try Task.checkCancellation()
                let piece = try await content(of: entry.id, offset: offset, length: JournalLimits.chunkBytes)
                digest.update(piece)
                offset += piece.count
            }
            if !entry.isPurged, DocumentID(digest: digest.finalize()) != entry.id {
                throw JournalError.damagedContent(entry.id)
            }
        } catch let error as JournalError where error.code == .damaged {
            verification.note(error)
        } catch let error as JournalError where error.code == .purged {
            // Its bytes went while it was being read.
        }
        verification.count(entry, bytes: offset)
    }

    private func verifyOrdersAndFacts(_ verification: inout JournalVerification) async throws {
        let (orders, facts) = try await read { db in
            (try ReplayRows(db: db).damaged(), try FactRows(db: db).damaged(pageSize: Self.verifiedPageFacts))
        }
        verification.damage += orders.map { JournalVerification.Damage(document: nil, reason: $0.description) }
        for error in facts { verification.note(error) }
    }
}

extension JournalVerification {
    fileprivate mutating func note(_ error: JournalError) {
        damage.append(Damage(document: error.document, reason: error.description))
    }
}
