import Documents
import Foundation
import Storage

/// The checksum of a document's row.
///
/// Columns that later versions added enter only when one of them is set, so that rows of older versions stay valid. A
/// row whose new columns were emptied by damage does not pass: its checksum was made with them.
struct EntryChecksum {
    let value: Int64

    init(_ entry: JournalEntry, _ status: JournalEntry.Status, _ failure: Data?, _ log: Data?) {
        var checksum = RowChecksum()
        checksum.add(entry.sequence)
        checksum.add(entry.id.description)
        checksum.add(Int64(entry.byteCount))
        checksum.add(status.rawValue)
        checksum.add(entry.turn)
        checksum.add(entry.isReplay ? 1 : 0)
        checksum.add(Int64(entry.attempts))
        checksum.add(entry.edition)
        Self.add(failure, to: &checksum)
        if entry.takenAt != nil || entry.endedAt != nil || log != nil {
            checksum.add(entry.takenAt)
            checksum.add(entry.endedAt)
            Self.add(log, to: &checksum)
        }
        if entry.isPurged { checksum.add("purged") }
        if entry.isCleared { checksum.add("cleared") }
        value = checksum.value
    }

    private static func add(_ bytes: Data?, to checksum: inout RowChecksum) {
        if let bytes { checksum.add(bytes) } else { checksum.add(String?.none) }
    }
}
