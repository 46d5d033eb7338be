/// A rule that is broken on purpose, to see that the oracle notices.
enum Sabotage: String, CaseIterable, Sendable {
    /// Ingest answers *taken* before the journal has written.
    case answerBeforeWrite
    /// A reader completes its lease before the ledger has answered.
    case completeWithoutVerdict
    /// After a reconnection facts without a verdict are not sent again.
    case forgetToResend
    /// Ingest keeps the leases of a reader that is gone.
    case keepLeasesOfTheGone
    /// A burial is answered though the journal did not write it.
    case buryInMemoryOnly
    /// A submitter does not offer again after a reconnection.
    case offerOnce
    /// The ledger keeps the last reading that came, whatever its edition.
    case lastReadingWins
    /// The ledger adds what comes to its cells.
    case cellsByDeltas
    /// The ledger answers before it has written.
    case verdictBeforeCommit
    /// Ingest asks for what the root has by its cursor alone, which passes documents that the journal has not yet.
    case askByCursorAlone
    /// Claims are taken for reported before the ledger has answered.
    case reportWithoutVerdict
}
