/// Something that goes wrong, or that an operator does, at a moment of a schedule.
struct Fault: Sendable, CustomStringConvertible {
    enum Kind: Sendable, Hashable {
        /// The process dies, and is started again after a while.
        case crash(Member)
        /// The process stands still for a while.
        case freeze(Member)
        /// Every connection of this process breaks; what is under way on it is lost.
        case cut(Member)
        /// What this process says and hears takes long for a while.
        case slow(Member)
        /// What this process says and hears is heard twice now and then, for a while; see ``Network/isUnordered(_:)``.
        case `repeat`(Member)
        /// What this process says and hears may be heard in another order than it was said, for a while.
        case swap(Member)
        /// The disk of this store fails for a while.
        case disk(Member)
        /// The store dies, and is started again from a copy that was made at that moment.
        case restore(Member, copiedAt: Moment)
        /// The ledger is told to leave a document out, or to take it back.
        case retract(document: Int, isRetracted: Bool)
        /// A county moves to another prefecture.
        case reparent(county: Int, prefecture: Int)
        /// The operator replays all that an ingest node holds.
        case replay(Member)
    }

    var kind: Kind
    var time: Moment
    /// For how long.
    var span: Moment

    var end: Moment { time + span }

    /// Whether it can cost a document its worker.
    var losesWorkers: Bool {
        switch kind {
        case .crash, .freeze, .cut, .slow, .restore: true
        case .repeat, .swap, .disk, .retract, .reparent, .replay: false
        }
    }

    var description: String { "at \(time / 1_000) ms for \(span / 1_000) ms: \(kind)" }
}

/// One process of the world.
enum Member: Hashable, Sendable {
    case submitter(Int)
    case ingest(Int)
    case worker(Int)
    case ledger
}
