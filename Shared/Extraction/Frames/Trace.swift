/// Why each number was read as it was: for those who write catalogues and settle disputes.
struct Trace: Sendable {
    /// Why a number states no indicator.
    enum Reason: String, Sendable {
        case ordinal, points, split, noPattern, change, plan, demand, condition, each, part, nextYear, future
    }

    /// What became of a number.
    enum Verdict: Sendable {
        case accepted(Frame)
        case rejected(Reason)
    }

    /// The decisions, by figure.
    private(set) var decisions: [(figure: Int, verdict: Verdict)] = []

    mutating func accept(_ figure: Int, _ frame: Frame) { decisions.append((figure, .accepted(frame))) }
    mutating func reject(_ figure: Int, _ reason: Reason) { decisions.append((figure, .rejected(reason))) }
}
