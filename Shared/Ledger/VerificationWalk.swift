import GRDB
import Storage

/// A page of rows that was looked at.
struct VerifiedPage: Sendable {
    /// The number of its last row.
    var last: Int64
    /// How many rows it has.
    var count: Int
}

/// Goes through the rows of a table in the order of their numbers, page by page; where SQLite cannot read a page of the
/// file, number by number.
struct VerificationWalk {
    /// Looks at the rows from a number on.
    typealias Look = @Sendable (inout Verification, Database, _ from: Int64, _ limit: Int) throws -> VerifiedPage?

    let snapshot: DatabaseSnapshot
    let table: String
    let pageSize: Int
    let look: Look

    /// Goes to the end; `progress` is told how many rows were looked at, and how many there are.
    ///
    /// - Throws: `CancellationError`, `DatabaseError` other than damage.
    func run(
        _ verification: inout Verification, progress: (Verification, _ done: Int, _ total: Int) -> Void
    ) async throws {
        let total = try await number("count(*)") ?? 0
        // Numbers begin at 1 where the first row cannot be read.
        var from = try await number("min(rowid)") ?? 1
        let last = try await number("max(rowid)")
        var done = 0
        while true {
            try Task.checkCancellation()
            do {
                guard let page = try await look(&verification, from: from, limit: pageSize) else { return }
                done += page.count
                from = page.last + 1
            } catch  where StorageError.isDamage(error) {
                verification.noteUnreadable(error)
                let read = try await one(by: from..<from + Int64(pageSize), &verification)
                done += read
                from += Int64(pageSize)
                // The end of the table cannot be read either where the last number is not known.
                if let last, from > last { return progress(verification, done, Int(total)) }
                if last == nil, read == 0 { return progress(verification, done, Int(total)) }
            }
            progress(verification, done, Int(total))
        }
    }

    /// Looks at each row of a range by itself.
    /// - Returns: how many could be read.
    private func one(by numbers: Range<Int64>, _ verification: inout Verification) async throws -> Int {
        var count = 0
        for number in numbers {
            try Task.checkCancellation()
            var after = verification
            do {
                guard try await look(&after, from: number, limit: 1)?.last == number else { continue }
                verification = after
                count += 1
            } catch  where StorageError.isDamage(error) {}
        }
        return count
    }

    private func look(
        _ verification: inout Verification, from: Int64, limit: Int
    ) async throws -> VerifiedPage? {
        let before = verification
        let look = self.look
        let (after, page) = try await snapshot.read { db in
            var verification = before
            let page = try look(&verification, db, from, limit)
            return (verification, page)
        }
        verification = after
        return page
    }

    /// A number about the whole table; `nil` when it cannot be had.
    private func number(_ expression: String) async throws -> Int64? {
        let sql = "SELECT \(expression) FROM \(table)"
        do {
            return try await snapshot.read { try Int64.fetchOne($0, sql: sql) }
        } catch  where StorageError.isDamage(error) {
            return nil
        }
    }
}
