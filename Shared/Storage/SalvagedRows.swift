import GRDB

/// Carries the rows of a table that can be read from a damaged file into a new one, by whole numbers of a key.
///
/// Rows are read a stretch of numbers at a time; a stretch that meets a damaged page is halved until the page is met by
/// single numbers.
public struct SalvagedRows {
    /// What of a table was not carried over.
    public struct Missing: Sendable {
        /// The numbers whose rows cannot be read: all that a damaged page would hold, were they there.
        public var unreadable: [Int64] = []
        /// The numbers of rows that the rules of the table refuse: what was read is not what was written.
        public var refused: [Int64] = []

        /// Nothing is missing.
        public init() {}

        /// Whether everything was carried over.
        public var isEmpty: Bool { unreadable.isEmpty && refused.isEmpty }
    }

    private let source: Database
    private let target: Database

    /// Carries rows from `source`, which must be in no transaction, to `target`.
    public init(from source: Database, to target: Database) {
        self.source = source
        self.target = target
    }

    /// The highest number of a key: as the table says, or an index over it; without one, SQLite's own list of the numbers that
    /// it gave (`AUTOINCREMENT`).
    ///
    /// - Returns: `nil` when neither can be read.
    /// - Throws: `DatabaseError` when the disk does not answer.
    public func last(of key: String, in table: String, index: String? = nil) throws -> Int64? {
        let questions = [
            "SELECT max(\(key)) FROM \(table) NOT INDEXED",
            index.map { "SELECT max(\(key)) FROM \(table) INDEXED BY \($0)" }
                ?? "SELECT max(seq) FROM sqlite_sequence WHERE name = '\(table)'",
        ]
        var isKnown = false
        var last: Int64 = 0
        for question in questions {
            guard let answer = try readable({ try Row.fetchOne(source, sql: question) }), let row = answer else {
                continue
            }
            isKnown = true
            last = max(last, row[0] ?? 0)
        }
        return isKnown ? last : nil
    }

    /// Carries the rows of some numbers over.
    ///
    /// - Parameter atATime: how many numbers are looked at together.
    /// - Throws: `DatabaseError` when a disk does not answer or is full.
    public func carry(
        _ table: String, by key: String, _ numbers: ClosedRange<Int64>, atATime: Int64 = 256
    ) throws -> Missing {
        var missing = Missing()
        for first in stride(from: numbers.lowerBound, through: numbers.upperBound, by: Int(atATime)) {
            try carry(table, key, first...min(first + atATime - 1, numbers.upperBound), &missing)
        }
        return missing
    }

    private func carry(
        _ table: String, _ key: String, _ numbers: ClosedRange<Int64>, _ missing: inout Missing
    ) throws {
        let found = try readable {
            try Row.fetchAll(
                source, sql: "SELECT \(key) AS salvaged_number, * FROM \(table) WHERE \(key) BETWEEN ? AND ?",
                arguments: [numbers.lowerBound, numbers.upperBound])
        }
        guard let found else {
            guard numbers.count > 1 else { return missing.unreadable.append(numbers.lowerBound) }
            let middle = numbers.lowerBound + (numbers.upperBound - numbers.lowerBound) / 2
            try carry(table, key, numbers.lowerBound...middle, &missing)
            return try carry(table, key, middle + 1...numbers.upperBound, &missing)
        }
        for row in found where try !insert(row, into: table) { missing.refused.append(row["salvaged_number"]) }
    }

    private func insert(_ row: Row, into table: String) throws -> Bool {
        let columns = row.columnNames.dropFirst()
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let statement = try target.cachedStatement(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
        do {
            try statement.execute(arguments: StatementArguments(row.databaseValues.dropFirst()))
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return false
        }
    }

    /// What was read; `nil` when it lies on a damaged page.
    private func readable<Answer>(_ read: () throws -> Answer) throws -> Answer? {
        do {
            return try read()
        } catch let error as DatabaseError where StorageError.isDamage(error) {
            return nil
        }
    }
}
