import Digests
import Documents
import GRDB
import Storage

/// Looking for damage.
extension SQLiteJournal {
    /// Documents between two reports of progress.
    private static let verifiedPageDocuments: Int64 = 100
    /// Facts that are read at a time.
    private static let verifiedPageFacts: Int64 = 1_000

    /// Reads every row and every byte that is kept, then every page of the file. Each document is read by itself, in
    /// pieces, so that memory stays small and the log may begin anew in between. What cannot be read is noted, and it goes
    /// on behind it. Complexity: linear in the file.
    public func verify(
        progress: @escaping @Sendable (JournalVerification) throws -> Void = { _ in }
    ) async throws -> JournalVerification {
        var verification = JournalVerification(total: try await counts().taken)
        var through: Int64 = 0
        // Sequences have no gaps, and no document is ever removed.
        while case let last = writer.state.lastSequence, through < last {
            let sequences = through + 1...min(through + Self.verifiedPageDocuments, last)
            let (found, unreadable) = try await stretch(sequences) { try EntryRows(db: $0).entries(in: $1) }
            for row in found {
                try Task.checkCancellation()
                switch row.entry {
                case .success(let entry): try await verify(entry, &verification)
                case .failure(let error):
                    verification.documents += 1
                    verification.note(error)
                }
            }
            verification.noteUnreadable(unreadable)
            try progress(verification)
            through = sequences.upperBound
        }
        try await verifyOrdersAndFacts(&verification)
        for damage in try await file.damagedPages() { verification.note(damage) }
        try progress(verification)
        return verification
    }

    /// Reads the rows of a range of numbers: together, and where that meets a damaged page each by itself.
    private func stretch<Row: Sendable>(
        _ numbers: ClosedRange<Int64>, _ rows: @escaping @Sendable (Database, ClosedRange<Int64>) throws -> [Row]
    ) async throws -> (rows: [Row], unreadable: [Int64]) {
        do {
            return (try await read { try rows($0, numbers) }, [])
        } catch  where StorageError.isDamage(error) {
            var found: [Row] = []
            var unreadable: [Int64] = []
            for number in numbers {
                try Task.checkCancellation()
                do {
                    found += try await read { try rows($0, number...number) }
                } catch  where StorageError.isDamage(error) {
                    unreadable.append(number)
                }
            }
            return (found, unreadable)
        }
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
        } catch  where StorageError.isDamage(error) {
            verification.note(JournalError.damagedPage(entry.id, "name and bytes"))
        }
        verification.count(entry, bytes: offset)
    }

    /// What of these cannot be read is found again with the pages of their tables.
    private func verifyOrdersAndFacts(_ verification: inout JournalVerification) async throws {
        do {
            for error in try await read({ try ReplayRows(db: $0).damaged() }) { verification.note(error) }
        } catch  where StorageError.isDamage(error) {}
        do {
            guard let numbers = try await read({ try FactRows(db: $0).numbers() }) else { return }
            for start in stride(from: numbers.lowerBound, through: numbers.upperBound, by: Int(Self.verifiedPageFacts))
            {
                let page = start...min(start + Self.verifiedPageFacts - 1, numbers.upperBound)
                let found = try await stretch(page) { try FactRows(db: $0).damaged(in: $1) }
                for error in found.rows { verification.note(error) }
            }
        } catch  where StorageError.isDamage(error) {}
    }
}

extension JournalVerification {
    fileprivate mutating func note(_ error: JournalError) {
        damage.append(Damage(document: error.document, reason: error.description))
    }

    fileprivate mutating func note(_ error: StorageError) {
        damage.append(Damage(document: nil, reason: error.description))
    }

    /// Notes entries that not even the name can be told of.
    fileprivate mutating func noteUnreadable(_ sequences: [Int64]) {
        guard let first = sequences.first, let last = sequences.last else { return }
        documents += sequences.count
        damage.append(
            Damage(
                document: nil,
                reason:
                    "\(sequences.count) entries of the journal, between the \(first)th and the \(last)th that was taken, "
                    + "cannot be read: a page of its file is damaged. Stop the service, and restore the journal from a backup or start "
                    + "once with --accept-loss."
            ))
    }
}
