/// When the results that wait in the ledger are folded without being asked for. It has no clock: moments are told to it.
///
/// A line that is quiet has everything up to date a second or two after the last fact. While facts come in, folding takes a part of the time at
/// most, so that a first load goes at the speed of its readers; the more places wait, the more facts each fold takes up at
/// once.
struct FoldingPace {
    /// How long no facts came when the line counts as quiet. On a machine that has much else to do the facts of a load come in
    /// bursts with half a second between them.
    static let quiet = Duration.seconds(1)
    /// From the end of one sweep to the beginning of the next at least.
    static let rest = Duration.seconds(1)
    /// While facts come in, the rest after a sweep is so many times as long as the sweep was.
    static let restPerSweep = 9

    private var lastFacts: Duration?
    private var ended: Duration?
    private var took = Duration.zero
    private var began: Duration?

    /// Facts were stored.
    mutating func stored(at now: Duration) { lastFacts = now }

    /// Whether to begin a sweep now.
    func isTime(at now: Duration) -> Bool {
        guard began == nil else { return false }
        guard let ended else { return true }
        let isQuiet = lastFacts.map { now - $0 >= Self.quiet } ?? true
        return now - ended >= (isQuiet ? Self.rest : max(Self.rest, took * Self.restPerSweep))
    }

    /// A sweep begins.
    mutating func begin(at now: Duration) { began = now }

    /// The sweep is over.
    mutating func end(at now: Duration) {
        took = now - (began ?? now)
        ended = now
        began = nil
    }
}
