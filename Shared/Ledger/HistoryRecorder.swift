import GRDB
import Rollups

/// Writes what changed at one moment. A moment without a change leaves nothing behind.
struct HistoryRecorder {
    let rows: HistoryRows
    /// Milliseconds since 1970 (UTC); for people only.
    let time: Int64
    /// What brought the change about; empty for a fold by other rules.
    var causes: [ChangeCause] = []
    private var moment: Int64?

    init(db: Database, time: Int64) {
        rows = HistoryRows(db: db)
        self.time = time
    }

    /// Records what a cell says now; `nil` when it is gone.
    mutating func record(_ cell: (cell: Cell, checksum: Int64)?, of key: Cell.Key) throws {
        let moment = try self.moment ?? rows.begin(at: time, causes: causes)
        self.moment = moment
        try rows.record(cell, of: key, at: moment, byBrief: causes.isEmpty)
    }

    /// Takes a moment away at which nothing was different in the end.
    func end() throws {
        guard let moment else { return }
        try rows.db.execute(
            sql: "DELETE FROM moment WHERE sequence = ? AND NOT EXISTS (SELECT 1 FROM history WHERE moment = sequence)",
            arguments: [moment])
    }
}
