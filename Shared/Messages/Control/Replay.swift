/// Documents of a journal shall be read again.
public struct OrderReplay: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.orderReplay

    /// Which documents.
    public var filter: QueueFilter

    /// Makes the order.
    public init(_ filter: QueueFilter) { self.filter = filter }
}

/// Which replays were ordered, and how far have they come?
public struct AskReplays: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.askReplays

    /// Only this one; `nil` means all.
    public var id: Int64?

    /// Makes the question.
    public init(id: Int64? = nil) { self.id = id }
}

/// A replay is taken back; what waits by it is read all the same.
public struct CancelReplay: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.cancelReplay

    /// Its number.
    public var id: Int64

    /// Makes the order.
    public init(id: Int64) { self.id = id }
}

/// Replays that were ordered, in that order.
public struct Replays: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.replays

    /// One replay.
    public struct Item: Hashable, Codable, Sendable {
        /// Its number.
        public var id: Int64
        /// `running`, `finished` or `cancelled`.
        public var state: String
        /// How many documents it meant when it was ordered.
        public var matching: Int
        /// How many of them wait, or were read again.
        public var done: Int
        /// How many were passed over: they waited already, or their bytes are no longer kept.
        public var passed: Int
        /// When it was ordered, in milliseconds since 1970 (UTC).
        public var orderedAt: Int64
        /// When it ended, in milliseconds since 1970 (UTC).
        public var endedAt: Int64?

        /// Makes an item.
        public init(
            id: Int64, state: String, matching: Int, done: Int, passed: Int, orderedAt: Int64, endedAt: Int64?
        ) {
            self.id = id
            self.state = state
            self.matching = matching
            self.done = done
            self.passed = passed
            self.orderedAt = orderedAt
            self.endedAt = endedAt
        }
    }

    /// The replays.
    public var items: [Item]
    /// How many replayed documents wait to be read now, of whatever order.
    public var waiting: Int

    /// Makes an answer.
    public init(items: [Item], waiting: Int) {
        self.items = items
        self.waiting = waiting
    }
}
