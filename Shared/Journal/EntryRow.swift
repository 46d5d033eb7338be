/// A row of a document as it was found: its entry, or why it is not what was written.
///
/// Listings go on past a damaged row, so that one damaged document never holds up the whole ones behind it.
struct EntryRow {
    /// The key of the row.
    let sequence: Int64
    /// Its position in the queue, as it stands; not verified when the entry is damaged.
    let turn: Int64
    /// The entry.
    let entry: Result<JournalEntry, JournalError>
}
