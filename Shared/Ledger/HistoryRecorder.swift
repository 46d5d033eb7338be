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
    /// The cells that have a version of this moment.
    private var written: Set<Cell.Key> = []
    private var hasBegun = false

    init(db: Database, time: Int64) {
        rows = HistoryRows(db: db)
        self.time = time
    }

    /// Records what a cell says now; `nil` when it is gone. A cell that changes and changes back within the moment has not
    /// changed.
    mutating func record(_ cell: (cell: Cell, checksum: Int64)?, of key: Cell.Key) throws {
        let moment = try self.moment ?? rows.nextMoment()
        self.moment = moment
        if try rows.isKnown(cell, of: key, before: moment, byBrief: causes.isEmpty) {
            if written.remove(key) != nil { try rows.withdraw(key, at: moment) }
            return
        }
        if !hasBegun {
            try rows.begin(moment, at: time, causes: causes)
            hasBegun = true
        }
        try rows.write(cell, of: key, at: moment)
        written.insert(key)
    }

    /// Takes the moment away when nothing was different in the end.
    func end() throws {
        guard hasBegun, written.isEmpty, let moment else { return }
        try rows.db.execute(sql: "DELETE FROM moment WHERE sequence = ?", arguments: [moment])
    }
}
