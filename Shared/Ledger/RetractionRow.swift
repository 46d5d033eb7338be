import Foundation
import GRDB
import Observations
import Storage

/// The row of a document's last retraction or restoration.
struct RetractionRow {
    static let columns = "document, counter, is_retracted, checksum, retraction"

    /// The counter of the row, which is there even when the rest is damaged.
    let counter: Int
    /// What was written; `nil` when the checksum does not agree.
    let retraction: Retraction?

    init(_ row: Row) throws {
        counter = row["counter"]
        let json: Data = row["retraction"]
        let checksum = Self.checksum(row["document"], counter, isRetracted: row["is_retracted"], json)
        retraction = try checksum == row["checksum"] ? RowCodec.decode(Retraction.self, from: json) : nil
    }

    static func arguments(_ retraction: Retraction, of document: Int64) throws -> StatementArguments {
        let json = try RowCodec.encode(retraction)
        let checksum = checksum(document, retraction.counter, isRetracted: retraction.isRetracted, json)
        return [document, retraction.counter, retraction.isRetracted, checksum, json]
    }

    private static func checksum(_ document: Int64, _ counter: Int, isRetracted: Bool, _ json: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(Int64(counter))
        checksum.add(Int64(isRetracted ? 1 : 0))
        checksum.add(json)
        return checksum.value
    }
}
