import Documents
import Foundation
import GRDB
import Indicators
import Observations
import Storage

/// The row of the last decision about one subject.
struct AdjudicationRow {
    static let columns = "document, detail, is_about_cell, is_withdrawn, counter, checksum, adjudication"

    /// The counter of the row, which is there even when the rest is damaged.
    let counter: Int
    /// What was written; `nil` when the checksum does not agree.
    let adjudication: Adjudication?

    init(_ row: Row) throws {
        counter = row["counter"]
        let json: Data = row["adjudication"]
        let checksum = Self.checksum(
            row["document"], row["detail"], isAboutCell: row["is_about_cell"], isWithdrawn: row["is_withdrawn"],
            counter,
            json)
        adjudication = try checksum == row["checksum"] ? RowCodec.decode(Adjudication.self, from: json) : nil
    }

    static func arguments(_ adjudication: Adjudication, of document: Int64) throws -> StatementArguments {
        let json = try RowCodec.encode(adjudication)
        let subject = adjudication.subject
        let isWithdrawn = adjudication.decision == .withdrawn
        let checksum = checksum(
            document, subject.detail, isAboutCell: subject.isCell, isWithdrawn: isWithdrawn, adjudication.counter, json)
        return [document, subject.detail, subject.isCell, isWithdrawn, adjudication.counter, checksum, json]
    }

    private static func checksum(
        _ document: Int64, _ detail: Int64, isAboutCell: Bool, isWithdrawn: Bool, _ counter: Int, _ json: Data
    ) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(detail)
        checksum.add(Int64(isAboutCell ? 1 : 0))
        checksum.add(Int64(isWithdrawn ? 1 : 0))
        checksum.add(Int64(counter))
        checksum.add(json)
        return checksum.value
    }
}

extension Adjudication.Subject {
    /// What tells the subjects of one document apart; a cell has a name of its own, so that 0 does.
    var detail: Int64 {
        guard case .observation(_, let indicator, let span) = self else { return 0 }
        var checksum = RowChecksum()
        checksum.add(indicator.rawValue)
        checksum.add(Int64(span.start))
        checksum.add(Int64(span.end))
        return checksum.value
    }

    /// Whether a cell is meant; else a figure of a document.
    var isCell: Bool {
        if case .cell = self { true } else { false }
    }
}
