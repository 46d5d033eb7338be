import Foundation
import GRDB
import Indicators
import Packing
import Rollups

/// Writes what changed at one moment. A moment without a change leaves nothing behind.
struct HistoryRecorder {
    let rows: HistoryRows
    /// Milliseconds since 1970 (UTC); for people only.
    let time: Int64
    /// What brought the change about; empty for a fold by other rules.
    var causes: [ChangeCause] = []
    /// Whether only a change of what the history itself keeps is a change. After an update of the program all cells may
    /// differ though none says anything else.
    let comparesBriefs: Bool
    private var moment: Int64?

    init(db: Database, time: Int64, comparesBriefs: Bool = false) {
        rows = HistoryRows(db: db)
        self.time = time
        self.comparesBriefs = comparesBriefs
    }

    /// Records which cells of a place and year say something else now. Once for each in a moment.
    ///
    /// - Parameters:
    ///   - before: the result that is replaced, `nil` in it when there was none; `nil` when that is not known, and the
    ///     history has to tell.
    ///   - after: the result that takes its place; `nil` when there is none any more.
    mutating func record(
        _ key: PlaceYear, from before: PackedResult??, to after: (result: PlaceResult, packed: PackedResult)?
    ) throws {
        let changes: [HistoryRows.Change]
        if let before, !comparesBriefs {
            changes = try Self.changes(from: before, to: after)
        } else {
            changes = Self.changes(fromBriefs: try rows.lastBriefs(of: key), to: after?.result)
        }
        guard !changes.isEmpty else { return }
        try rows.write(changes, of: key, at: try begin())
    }

    private mutating func begin() throws -> Int64 {
        if let moment { return moment }
        let next = try rows.nextMoment()
        try rows.begin(next, at: time, causes: causes)
        moment = next
        return next
    }

    private static func changes(
        from before: PackedResult?, to after: (result: PlaceResult, packed: PackedResult)?
    ) throws -> [HistoryRows.Change] {
        var gone = try before?.sections().byIndicator ?? [:]
        var changes: [HistoryRows.Change] = []
        if let after {
            for (cell, section) in zip(after.result.cells, try after.packed.sections().all)
            where gone.removeValue(forKey: cell.indicator) != section.bytes {
                changes.append(.init(indicator: cell.indicator, brief: Packer.pack(CellBrief(of: cell))))
            }
        }
        return changes + gone.keys.sorted().map { .init(indicator: $0, brief: nil) }
    }

    private static func changes(
        fromBriefs before: [IndicatorCode: Data], to after: PlaceResult?
    ) -> [HistoryRows.Change] {
        var gone = before
        var changes: [HistoryRows.Change] = []
        for cell in after?.cells ?? [] {
            let brief = Packer.pack(CellBrief(of: cell))
            if gone.removeValue(forKey: cell.indicator) != brief {
                changes.append(.init(indicator: cell.indicator, brief: brief))
            }
        }
        return changes + gone.keys.sorted().map { .init(indicator: $0, brief: nil) }
    }
}
