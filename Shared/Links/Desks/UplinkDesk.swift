import Messages

/// Hands the facts of a ledger up to the parent's: a pure state machine of the asking side.
///
/// The outbox is a log that is never trimmed. After every welcome the parent says up to where it has it, so neither side
/// must remember the other: a node that gets a new parent, or a parent that was put back to an older copy, goes on from
/// there. Batches travel in order, and a parent takes only the one that follows what it has.
public struct UplinkDesk: Sendable {
    /// What the service must do.
    public enum Action: Sendable {
        /// Send this to the parent.
        case send(WireMessage)
        /// Read the outbox behind this number, then say ``UplinkDesk/loaded(_:)``.
        case load(after: Int64)
        /// Keep what the parent refused.
        case refused([HandUpVerdicts.Refusal])
        /// Keep how far the parent has the stream, and the root has it.
        case advanced(Progress)
    }

    /// How far a stream has come.
    public struct Progress: Hashable, Sendable {
        /// The parent has a verdict on everything up to this number.
        public var handedUp: Int64 = 0
        /// The root has everything up to this number.
        public var settled: Int64 = 0
        /// The name of the root, once it is known.
        public var root: String?

        /// Nothing was handed up.
        public init() {}
    }

    /// After a complaint of the parent nothing is sent for so long.
    public static let pause = Duration.seconds(2)
    /// At most so many batches are on their way at a time.
    public static let window = 4

    private let stream: String
    private var isConnected = false
    private var version = Envelope.version
    private var isLoading = false
    /// How far the outbox was read for this connection; `nil` until the parent has said where to begin.
    private var read: Int64?
    /// How far the outbox goes, as far as is known.
    private var head: Int64
    private var underWay: [Int64] = []
    private var resumesAt: Duration?
    /// How far the stream has come.
    public private(set) var progress: Progress

    /// Starts not connected.
    /// - Parameters:
    ///   - stream: the stream of the ledger.
    ///   - head: the last number of its outbox.
    ///   - progress: how far it had come when it was last heard of.
    public init(stream: String, head: Int64, progress: Progress = Progress()) {
        self.stream = stream
        self.head = head
        self.progress = progress
    }

    /// How many numbers of the outbox have no verdict of this parent yet.
    public var lag: Int64 { max(0, head - progress.handedUp) }

    /// The connection is up, for the first time or again.
    /// - Parameter version: the version of the protocol that both sides speak.
    public mutating func connected(version: Int = Envelope.version) -> [Action] {
        isConnected = true
        self.version = version
        resumesAt = nil
        return ask()
    }

    /// The connection is gone.
    public mutating func disconnected() {
        isConnected = false
        read = nil
        underWay = []
    }

    /// The outbox has grown.
    public mutating func grew(to head: Int64) -> [Action] {
        self.head = max(self.head, head)
        return load()
    }

    /// A page of the outbox was read.
    public mutating func loaded(_ batch: HandUp) -> [Action] {
        isLoading = false
        // Of an older connection or question: what is needed is read again.
        guard isConnected, resumesAt == nil, read == batch.after, batch.through > batch.after else { return load() }
        read = batch.through
        head = max(head, batch.through)
        underWay.append(batch.through)
        return [.send(WireMessage(batch, version: version))] + load()
    }

    /// The outbox could not be read; it is tried again after a pause.
    public mutating func notLoaded(now: Duration) {
        isLoading = false
        unavailable(now: now)
    }

    /// The parent cannot store now, or did not get what went before.
    public mutating func unavailable(now: Duration) {
        if resumesAt == nil { resumesAt = now + Self.pause }
    }

    /// Time passed.
    public mutating func tick(now: Duration) -> [Action] {
        guard isConnected, let at = resumesAt, at <= now else { return [] }
        resumesAt = nil
        return ask()
    }

    /// The parent said from where on.
    public mutating func received(_ resume: Resume) -> [Action] {
        guard isConnected, resume.stream == stream else { return [] }
        read = resume.after
        underWay = []
        // What the parent has lost by being put back to an older copy is handed up again.
        return advance { $0.handedUp = resume.after } + load()
    }

    /// Verdicts arrived.
    public mutating func received(_ verdicts: HandUpVerdicts) -> [Action] {
        guard verdicts.stream == stream, underWay.contains(verdicts.through) else { return [] }
        underWay.removeAll { $0 <= verdicts.through }
        let refused: [Action] = verdicts.refusals.isEmpty ? [] : [.refused(verdicts.refusals)]
        return refused + advance { $0.handedUp = verdicts.through } + load()
    }

    /// The root has more.
    public mutating func received(_ settled: Settled) -> [Action] {
        guard settled.stream == stream else { return [] }
        // A root that has lost something has it again soon; a promise is not taken back.
        return advance {
            $0.settled = $0.root == settled.root ? max($0.settled, settled.through) : settled.through
            $0.root = settled.root
        }
    }

    private mutating func advance(_ change: (inout Progress) -> Void) -> [Action] {
        let before = progress
        change(&progress)
        return progress == before ? [] : [.advanced(progress)]
    }

    private mutating func ask() -> [Action] {
        read = nil
        underWay = []
        return [.send(WireMessage(AskResume(stream: stream)))]
    }

    private mutating func load() -> [Action] {
        guard isConnected, resumesAt == nil, !isLoading, underWay.count < Self.window, let read, read < head else {
            return []
        }
        isLoading = true
        return [.load(after: read)]
    }
}
