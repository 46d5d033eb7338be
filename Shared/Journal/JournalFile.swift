import GRDB
import Storage

/// A journal's file as it is opened, and made anew first where its pages are damaged and the operator accepted the loss.
struct JournalFile {
    let file: StoreFile
    let state: JournalState
    /// What the operator accepted to lose, as a sentence; `nil` when nothing was missing.
    let acceptedLoss: String?

    /// Opens the file.
    ///
    /// - Throws: `StorageError`; of code `damaged`, with the ways out, for a page without which the journal cannot start.
    init(path: String, limits: JournalLimits, acceptLoss: Bool, time: Int64) throws {
        func open() throws -> StoreFile {
            try StoreFile(
                path: path, kind: JournalSchema.kind, busyTimeoutSeconds: limits.busyTimeoutSeconds,
                acceptLoss: acceptLoss)
        }
        var file = try open()
        var losses = file.acceptedLoss.map { [$0] } ?? []
        do {
            if acceptLoss {
                let tables = try file.damagedTables()
                if !tables.isEmpty {
                    let (kept, loss) = try file.remake { source, target in
                        try JournalSalvage(from: source, to: target, logged: limits.loggedAttempts, time: time).run()
                    }
                    losses.append(loss.sentence(path: path, tables: tables, kept: kept))
                    file = try open()
                }
            }
            state = try file.pool.read(JournalState.init)
        } catch {
            let damage = StorageError.isDamage(error) && !acceptLoss ? try? file.damageAtStart() : nil
            // The next start shall not be told that the journal was not closed.
            try? file.close()
            throw damage ?? StorageError.translating(error, file: path)
        }
        self.file = file
        acceptedLoss = losses.isEmpty ? nil : losses.joined(separator: " ")
    }
}
