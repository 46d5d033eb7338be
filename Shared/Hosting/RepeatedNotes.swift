/// What strangers cause so often that a line for each would fill a disk: the first of a source and reason is told at once, those that
/// follow are counted and told together, once in an interval.
///
/// What it remembers, and how many lines it lets through, has a limit however many sources there are: beyond it notes are counted
/// without their source. A source that was quiet for an interval is new when it comes again. Times are durations of a monotonic clock.
struct RepeatedNotes: Sendable {
    /// What is told of.
    struct Note: Hashable, Sendable {
        /// A word for what happened; few.
        var reason: String
        /// Who did it: an address, a node.
        var source: String
        /// What sets it apart from others of its source and reason, such as a key; told at once too, while these are few.
        var detail = ""
    }

    /// Limits with their units.
    struct Limits: Sendable {
        /// What was counted is told this often.
        var interval = Duration.seconds(60)
        /// So many pairs of source and reason are remembered.
        var sources = 1_024
        /// So many details of one source and reason.
        var details = 8
        /// So many notes are told at once within an interval.
        var lines = 60
        /// So many sources are named when what was counted is told.
        var named = 8
        /// The longest source or detail that is remembered, in characters.
        var characters = 160
    }

    private struct Key: Hashable {
        var reason: String
        var source: String
    }

    private struct Tally {
        var count = 0
        var details: Set<String> = []
        var lastSeen: Duration
    }

    private let limits: Limits
    private var known: [Key: Tally] = [:]
    /// What came from sources beyond the limit, by reason.
    private var beyond: [String: Int] = [:]
    private var lines = 0
    /// When the interval began; `nil` while nothing is remembered.
    private var began: Duration?

    init(_ limits: Limits = Limits()) { self.limits = limits }

    /// How many pairs of source and reason are remembered.
    var sourceCount: Int { known.count }

    /// Something happened.
    /// - Parameter isCounted: false for what goes before something else that is counted.
    /// - Returns: whether it is told at once, instead of being counted.
    mutating func note(_ note: Note, isCounted: Bool = true, now: Duration) -> Bool {
        if began == nil { began = now }
        let key = Key(reason: note.reason, source: String(note.source.prefix(limits.characters)))
        let detail = String(note.detail.prefix(limits.characters))
        guard var tally = known[key] ?? (known.count < limits.sources ? Tally(lastSeen: now) : nil) else {
            if isCounted { beyond[note.reason, default: 0] += 1 }
            return false
        }
        tally.lastSeen = now
        let isNew =
            tally.details.count < limits.details && lines < limits.lines && tally.details.insert(detail).inserted
        if isNew { lines += 1 } else if isCounted { tally.count += 1 }
        known[key] = tally
        return isNew
    }

    /// What was counted, when the interval is over; `nil` before, and when there was nothing.
    /// - Parameter isLast: whether nothing comes after, so that the interval need not be over.
    mutating func due(now: Duration, isLast: Bool = false) -> RepeatedNotesSummary? {
        guard let began, isLast || now - began >= limits.interval else { return nil }
        let summary = summary(seconds: Int((now - began).components.seconds))
        known = known.filter { now - $0.value.lastSeen < limits.interval }
        for key in known.keys { known[key]?.count = 0 }
        beyond = [:]
        lines = 0
        self.began = known.isEmpty ? nil : now
        return summary
    }

    private func summary(seconds: Int) -> RepeatedNotesSummary? {
        var reasons = beyond
        var sources: [String: Int] = [:]
        for (key, tally) in known where tally.count > 0 {
            reasons[key.reason, default: 0] += tally.count
            sources[key.source, default: 0] += tally.count
        }
        guard !reasons.isEmpty else { return nil }
        let most = sources.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return RepeatedNotesSummary(
            seconds: seconds, reasons: reasons, sources: most.prefix(limits.named).map { ($0.key, $0.value) },
            furtherSources: max(0, most.count - limits.named), withoutSource: beyond.values.reduce(0, +))
    }
}

/// What was counted in an interval.
struct RepeatedNotesSummary: Sendable {
    /// For how long it was counted.
    var seconds: Int
    /// How often, by reason.
    var reasons: [String: Int]
    /// Who did it and how often, the most frequent first; not all where they are many.
    var sources: [(name: String, count: Int)]
    /// How many sources beside these.
    var furtherSources: Int
    /// How many notes came from sources that were too many to be remembered.
    var withoutSource: Int

    /// All that was counted.
    var count: Int { reasons.values.reduce(0, +) }
}
