/// Who has sent so much garbage that nothing of them is looked at for a while: a pure state machine of the answering side.
///
/// libzmq cannot end one connection of a socket, and whoever were cut off would come again at once, as somebody unknown. So the
/// connection stays, and its messages are dropped unread and unanswered. It ends by itself: one of ours whose words were garbled on
/// some way says hello again and is heard. What is remembered has a limit. Times are durations of a monotonic clock.
public struct IgnoredPeers: Sendable {
    /// Limits with their units.
    public struct Limits: Hashable, Sendable {
        /// So many complaints about one connection within ``window`` are answered; whatever follows is ignored.
        public var complaints = 100
        /// Complaints are counted for so long: a peer of another version is complained about a few times a second at most.
        public var window = Duration.seconds(10)
        /// Nothing is looked at for so long.
        public var pause = Duration.seconds(60)
        /// So many connections are remembered; others are complained about without end.
        public var connections = 1_024

        /// The values above.
        public init() {}
    }

    private struct Record {
        var complaints = 0
        var began: Duration
        var until: Duration?
        /// What its hello had called it: the first complaint ends its session.
        var name: String?
    }

    /// The limits.
    public let limits: Limits
    private var records: [PeerID: Record] = [:]

    /// Ignores nobody yet.
    public init(_ limits: Limits = Limits()) { self.limits = limits }

    /// How many connections are remembered.
    public var count: Int { records.count }

    /// What a connection called itself before its session was ended for garbage.
    public func name(of peer: PeerID) -> String? { records[peer]?.name }

    /// Whether the messages of a connection are dropped now.
    public func isIgnored(_ peer: PeerID, now: Duration) -> Bool {
        guard let until = records[peer]?.until else { return false }
        return now < until
    }

    /// A connection was told that what it sent is no message.
    /// - Returns: whether it is ignored from now on.
    public mutating func complained(about peer: PeerID, named name: String? = nil, now: Duration) -> Bool {
        var record = records[peer] ?? Record(began: now)
        if isOver(record, now) { record = Record(began: now, name: record.name) }
        record.complaints += 1
        record.name = name ?? record.name
        if record.complaints >= limits.complaints { record.until = now + limits.pause }
        if records[peer] != nil || records.count < limits.connections { records[peer] = record }
        return records[peer]?.until != nil
    }

    /// Forgets what is over. Call it a few times a second.
    public mutating func tick(now: Duration) {
        guard !records.isEmpty else { return }
        records = records.filter { !isOver($0.value, now) }
    }

    private func isOver(_ record: Record, _ now: Duration) -> Bool {
        now >= record.until ?? record.began + limits.window
    }
}
