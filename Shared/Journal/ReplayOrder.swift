/// An operator's order to read documents again: durable, carried out step by step, with its progress.
///
/// An order looks at every document once, in the order in which documents were taken, up to the last one that was there
/// when it was given: a document that comes later is read with the new edition anyway.
public struct ReplayOrder: Hashable, Codable, Sendable, Identifiable {
    /// Whether an order goes on.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// Documents are left to look at.
        case running
        /// All were looked at.
        case finished
        /// The operator took it back; what had become pending stays so.
        case cancelled
    }

    /// Its number, rising and never used again.
    public var id: Int64
    /// Which documents it means.
    public var selection: DocumentSelection
    /// How many documents the selection meant when the order was given.
    public var matching: Int
    /// Documents that became pending by it.
    public var done: Int
    /// Documents that it meant, but could not make pending: they waited already, their bytes are no longer kept, or
    /// their entry is damaged.
    public var passed: Int
    /// The ``JournalEntry/sequence`` up to which documents were looked at.
    public var cursor: Int64
    /// The ``JournalEntry/sequence`` of the last document that it looks at.
    public var last: Int64
    /// When it was given, milliseconds since 1970 (UTC); for people only.
    public var orderedAt: Int64
    /// When it was finished or cancelled, milliseconds since 1970 (UTC); `nil` while it runs.
    public var endedAt: Int64?
    /// Whether it goes on.
    public var state: State

    /// An order that begins; one that has nothing to look at is finished at once.
    init(id: Int64, selection: DocumentSelection, matching: Int, last: Int64, orderedAt: Int64) {
        self.id = id
        self.selection = selection
        self.matching = matching
        self.last = last
        self.orderedAt = orderedAt
        done = 0
        passed = 0
        cursor = 0
        state = .running
        if last == 0 { end(.finished, at: orderedAt) }
    }

    /// What a step of the order makes of a document.
    enum Step {
        /// It is not meant.
        case skip
        /// It is meant, but stays as it is.
        case pass
        /// It becomes pending.
        case replay
    }

    /// What the order makes of a document.
    func step(_ entry: JournalEntry) -> Step {
        guard selection.contains(entry) else { return .skip }
        return entry.mayBeReplayed ? .replay : .pass
    }

    /// Counts a document that was looked at.
    mutating func count(_ step: Step, at sequence: Int64) {
        switch step {
        case .skip: break
        case .pass: passed += 1
        case .replay: done += 1
        }
        cursor = sequence
    }

    /// The last document was looked at, or the operator took the order back.
    mutating func end(_ state: State, at time: Int64) {
        guard self.state == .running else { return }
        if state == .finished { cursor = last }
        self.state = state
        endedAt = time
    }
}
