import Documents

/// What a journal that was made anew from a damaged file lacks of it, and what was put in the place of what was lost.
struct JournalLoss {
    /// Documents whose entries were made anew from their bytes.
    var remade: [DocumentID] = []
    /// Documents of which the bytes cannot be read whole either.
    var withoutBytes: [DocumentID] = []
    /// How many of both are in quarantine.
    var quarantined = 0
    /// How many documents are gone without a name.
    var nameless = 0
    /// How many documents have nobody who handed them in any more.
    var claimless = 0
    /// Whether replay orders may be gone.
    var areOrdersLost = false

    /// How many names stand in a sentence; `verify` and the list of dead letters name all of those without bytes.
    private static let names = 100

    /// For the operator: what happened, and what to do.
    func sentence(path: String, tables: [String], kept: String) -> String {
        var sentences = [
            "The store \(path) had damaged pages (\(tables.joined(separator: ", "))) and was made anew from all that can be "
                + "read; the damaged file is kept as \(kept)."
        ]
        if !remade.isEmpty {
            sentences.append(
                "The entries of \(remade.count) documents were made anew from their bytes; these are read again.")
        }
        if !withoutBytes.isEmpty {
            let names = withoutBytes.prefix(Self.names).map(\.short).joined(separator: ", ")
            let more = withoutBytes.count > Self.names ? " and \(withoutBytes.count - Self.names) more" : ""
            sentences.append(
                "The bytes of \(withoutBytes.count) documents are lost until they are handed in again: \(names)\(more)."
            )
        }
        if quarantined > 0 {
            sentences.append("\(quarantined) of these are in quarantine (“shangji quarantine”).")
        }
        if nameless > 0 {
            sentences.append("\(nameless) documents are lost, of which not even the names can be read.")
        }
        if claimless > 0 { sentences.append("Of \(claimless) documents it is lost who handed them in.") }
        if areOrdersLost { sentences.append("Replay orders may be lost (“shangji replay list”).") }
        return sentences.joined(separator: " ") + " Run “shangji verify”."
    }
}
