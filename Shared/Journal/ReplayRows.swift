import Documents
import Foundation
import GRDB
import Storage

/// The rows of replay orders, each verified by its checksum when it is read.
struct ReplayRows {
    let db: Database

    private static let columns =
        "id, selection, matching, done, passed, cursor, last, ordered_at, ended_at, state, checksum"

    /// All orders, in the order in which they were given.
    func all() throws -> [ReplayOrder] { try rows("ORDER BY id", []) }

    /// The orders that go on.
    func running() throws -> [ReplayOrder] { try rows("WHERE state = 'running' ORDER BY id", []) }

    /// An order; `nil` when there is none of this number.
    func order(_ id: ReplayOrder.ID) throws -> ReplayOrder? { try rows("WHERE id = ?", [id]).first }

    /// Writes a new order and returns it with its number.
    func insert(_ order: ReplayOrder) throws -> ReplayOrder {
        var order = order
        // AUTOINCREMENT keeps the highest number ever given in this table of SQLite.
        let next = try Int64.fetchOne(db, sql: "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'replay'")
        order.id = next ?? 1
        try write(order, "INSERT INTO replay (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        return order
    }

    /// Writes how far an order has come.
    func update(_ order: ReplayOrder) throws {
        try write(order, "INSERT OR REPLACE INTO replay (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    }

    /// The orders that are not what was written.
    func damaged() throws -> [StorageError] {
        try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM replay ORDER BY id").compactMap { row in
            do {
                _ = try order(row)
                return nil
            } catch let error as StorageError {
                return error
            }
        }
    }

    private func write(_ order: ReplayOrder, _ sql: String) throws {
        let selection = try RowCodec.encode(order.selection)
        try db.cachedStatement(sql: sql).execute(arguments: [
            order.id, selection, order.matching, order.done, order.passed, order.cursor, order.last, order.orderedAt,
            order.endedAt, order.state.rawValue, Self.checksum(order, selection, order.state.rawValue),
        ])
    }

    private func rows(_ condition: String, _ arguments: StatementArguments) throws -> [ReplayOrder] {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) FROM replay \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map(order)
    }

    private func order(_ row: Row) throws -> ReplayOrder {
        let selection: Data = row["selection"]
        let state: String = row["state"]
        var order = ReplayOrder(
            id: row["id"], selection: .all, matching: row["matching"], last: row["last"],
            orderedAt: row["ordered_at"])
        order.done = row["done"]
        order.passed = row["passed"]
        order.cursor = row["cursor"]
        order.endedAt = row["ended_at"]
        guard let known = ReplayOrder.State(rawValue: state),
            Self.checksum(order, selection, state) == row["checksum"]
        else { throw StorageError.damagedRow("replay order \(order.id)", file: Self.path(db)) }
        order.state = known
        order.selection = try RowCodec.decode(from: selection)
        return order
    }

    private static func path(_ db: Database) -> String {
        // A name for people only: what cannot be asked is called by its kind.
        (try? String.fetchOne(db, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'")) ?? "journal"
    }

    private static func checksum(_ order: ReplayOrder, _ selection: Data, _ state: String) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(order.id)
        checksum.add(selection)
        for number in [order.matching, order.done, order.passed] { checksum.add(Int64(number)) }
        checksum.add(order.cursor)
        checksum.add(order.last)
        checksum.add(order.orderedAt)
        checksum.add(order.endedAt)
        checksum.add(state)
        return checksum.value
    }
}
