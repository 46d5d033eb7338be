import Documents

/// Documents that may have ended their readers, and when it is their turn: a pure state machine.
///
/// - Those that failed least often come first, those that failed equally often in the order of coming: a whole document that lay
///   beside a poisonous one is not kept waiting by what has proved to be poisonous.
/// - While documents wait that nobody suspects, suspects have a fifth of the time: what one of them took, from its lease until a reader
///   could take something again, the others get four times. A restart of the reader that it ended counts as its time.
struct SuspectQueue: Sendable {
    /// How many times as long as a suspect took the others have the readers.
    static let othersShare = 4
    /// The longest that suspects stand back for others that wait. An outage of the ledger counts as time that a suspect took.
    static let longestRest = Duration.seconds(3600)

    private var waiting: [LeaseDesk.Candidate] = []
    private var restUntil = Duration.zero
    /// Since when that was lent with which a reader was lost, while none has asked for work since.
    private var lostSince: Duration?

    var isEmpty: Bool { waiting.isEmpty }

    mutating func append(_ candidate: LeaseDesk.Candidate) { waiting.append(candidate) }

    mutating func remove(_ document: DocumentID) { waiting.removeAll { $0.document == document } }

    /// Takes the one whose turn is next.
    mutating func removeFirst() -> LeaseDesk.Candidate? {
        // Of equal ones `min` gives the first.
        let next = waiting.indices.min { waiting[$0].attempts < waiting[$1].attempts }
        return next.map { waiting.remove(at: $0) }
    }

    /// Whether one may be lent though others wait.
    func isDue(now: Duration) -> Bool { lostSince == nil && now > restUntil }

    /// The lease of a suspect has ended.
    mutating func ended(lentAt: Duration, now: Duration) {
        restUntil = max(restUntil, now + min((now - lentAt) * Self.othersShare, Self.longestRest))
    }

    /// A reader is gone, with leases of which this is the oldest.
    mutating func lost(lentAt: Duration) { lostSince = min(lostSince ?? lentAt, lentAt) }

    /// A reader asks for work: the time that the loss took is over.
    mutating func asked(now: Duration) {
        guard let lentAt = lostSince else { return }
        lostSince = nil
        ended(lentAt: lentAt, now: now)
    }
}
