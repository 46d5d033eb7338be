/// Which of the journal's facts the ledger is told next: a pure state machine.
///
/// Facts are told in their order, a page at a time, the next when all of one are answered. What the ledger postpones, because it meets a
/// damaged page there, stays in the journal and is passed: it is told again after a pause, a few facts at a time beside a page of
/// new ones. So no more than a page is kept here, however many are postponed, and none waits for another. A restart begins at
/// the first fact again.
struct FactReports {
    /// New facts that are read from the journal at a time.
    static let pageSize = 500
    /// Postponed facts that are told again at a time; the ledger needs a transaction or two for each that still meets damage.
    static let againSize = 50
    /// Postponed facts are told again after so long, then after twice that, …
    static let firstPause = Duration.seconds(2)
    /// … and never later than this, from the end of one round to the beginning of the next.
    static let longestPause = Duration.seconds(60)

    /// A stretch of the journal's facts that is to be told.
    struct Stretch: Equatable {
        /// What lies behind this fact, …
        var after: Int64
        /// … up to this one.
        var through: Int64
        /// At most so many.
        var limit: Int
        /// Whether its facts were postponed before.
        var isAgain: Bool
    }

    /// The facts that are on their way, by the link's keys.
    private var sequences: [UInt64: Int64] = [:]
    /// How many keys of each fact have no answer yet.
    private var open: [Int64: Int] = [:]
    /// Those of them of which the ledger has postponed something.
    private var torn: Set<Int64> = []
    /// New facts begin behind this one.
    private var passed: Int64 = 0
    /// What is left of a round through what was postponed.
    private var round: Stretch?
    /// Whether something was left behind since that round began.
    private var isOwing = false
    private var nextRoundAt: Duration?
    private var roundsInVain = 0

    /// Whether nothing is on its way.
    var isIdle: Bool { sequences.isEmpty }

    /// Whether a key is one of a fact that is on its way.
    func isUnderWay(_ key: UInt64) -> Bool { sequences[key] != nil }

    /// What is to be told now; nothing while something is on its way.
    mutating func due(now: Duration) -> [Stretch] {
        guard isIdle else { return [] }
        beginRoundWhenDue(now)
        let new = Stretch(after: passed, through: .max, limit: Self.pageSize, isAgain: false)
        return [new] + [round].compactMap(\.self)
    }

    private mutating func beginRoundWhenDue(_ now: Duration) {
        guard round == nil else { return }
        guard isOwing else { return roundsInVain = 0 }
        let at = nextRoundAt ?? now + min(Self.firstPause * (1 << min(roundsInVain, 8)), Self.longestPause)
        nextRoundAt = at
        guard at <= now else { return }
        nextRoundAt = nil
        roundsInVain += 1
        isOwing = false
        round = Stretch(after: 0, through: passed, limit: Self.againSize, isAgain: true)
    }

    /// A fact of a stretch is on its way, under these keys.
    mutating func sent(_ sequence: Int64, of stretch: Stretch, as keys: [UInt64]) {
        for key in keys { sequences[key] = sequence }
        open[sequence, default: 0] += keys.count
        if stretch.isAgain { round?.after = sequence } else { passed = sequence }
    }

    /// A stretch was read to its end.
    /// - Parameter count: how many facts it had.
    mutating func ended(_ stretch: Stretch, count: Int) {
        if stretch.isAgain, count < stretch.limit { round = nil }
    }

    /// The ledger has answered for a key for good.
    /// - Returns: the fact, when all of it is answered for: it is to be marked as reported.
    mutating func settled(_ key: UInt64) -> Int64? {
        guard let sequence = answered(key), open[sequence] == nil else { return nil }
        guard torn.remove(sequence) == nil else {
            isOwing = true
            return nil
        }
        return sequence
    }

    /// The ledger has postponed what goes under a key. The whole fact is told again.
    mutating func postponed(_ key: UInt64) {
        guard let sequence = answered(key) else { return }
        if open[sequence] == nil {
            torn.remove(sequence)
            isOwing = true
        } else {
            torn.insert(sequence)
        }
    }

    /// The journal could not keep that a fact is reported: it is told again.
    mutating func notKept() { isOwing = true }

    /// The ledger is reached anew, and may be mended: what was postponed is told again at once.
    mutating func reached() {
        roundsInVain = 0
        if isOwing { nextRoundAt = .zero }
    }

    private mutating func answered(_ key: UInt64) -> Int64? {
        guard let sequence = sequences.removeValue(forKey: key), let count = open[sequence] else { return nil }
        open[sequence] = count > 1 ? count - 1 : nil
        return sequence
    }
}
