import Testing

/// What the samples demand of the reader and it does not do yet.
enum Unfinished {
    /// Runs a comparison with what the reader makes of the texts. A difference is shown, and counts as known until the
    /// reader reads every sample right; then this goes.
    static func reader(_ comparison: () throws -> Void) {
        withKnownIssue("the reader does not read every sample right yet", isIntermittent: true, comparison)
    }
}
