import Messages
import Observations

/// Sends facts to a ledger and keeps each until its verdict: a pure state machine of the asking side.
///
/// After every welcome all that is unanswered goes out again; a fact that arrives twice changes nothing in the ledger.
public struct FactOutbox: Sendable {
    /// What the service must do.
    public enum Action: Sendable {
        /// Send facts to the ledger.
        case send(Facts)
        /// The ledger has the fact of this key, or refuses it with a reason.
        case settled(key: UInt64, refusal: String?)
    }

    /// After a complaint of the ledger nothing is sent for so long.
    public static let pause = Duration.seconds(2)
    /// At most so many facts are on their way at a time.
    public static let window = 256

    private var queue: [Facts.Item] = []
    private var underWay: [UInt64: Facts.Item] = [:]
    private var order: [UInt64] = []
    private var isConnected = false
    private var resumesAt: Duration?
    private var nextKey: UInt64 = 1

    /// Starts empty and not connected.
    public init() {}

    /// How many facts have no verdict yet.
    public var count: Int { queue.count + underWay.count }

    /// Takes a fact; its key comes back with the verdict.
    public mutating func add(_ fact: Fact) -> (key: UInt64, actions: [Action]) {
        let key = nextKey
        nextKey += 1
        queue.append(Facts.Item(key: key, fact: fact))
        return (key, flush())
    }

    /// The connection is up, for the first time or again.
    public mutating func connected() -> [Action] {
        isConnected = true
        resumesAt = nil
        takeBack()
        return flush()
    }

    /// The connection is gone.
    public mutating func disconnected() { isConnected = false }

    /// The ledger cannot store now: after a pause all that is unanswered goes out again, once, however many messages
    /// were complained about.
    public mutating func unavailable(now: Duration) {
        if resumesAt == nil { resumesAt = now + Self.pause }
    }

    /// Time passed.
    public mutating func tick(now: Duration) -> [Action] {
        guard let at = resumesAt, at <= now else { return [] }
        resumesAt = nil
        takeBack()
        return flush()
    }

    /// Verdicts arrived.
    public mutating func received(_ verdicts: Verdicts) -> [Action] {
        var actions: [Action] = []
        for verdict in verdicts.items where underWay.removeValue(forKey: verdict.key) != nil {
            order.removeAll { $0 == verdict.key }
            actions.append(.settled(key: verdict.key, refusal: verdict.refusal))
        }
        return actions + flush()
    }

    private mutating func takeBack() {
        queue = order.compactMap { underWay[$0] } + queue
        underWay = [:]
        order = []
    }

    private mutating func flush() -> [Action] {
        guard isConnected, resumesAt == nil, !queue.isEmpty, underWay.count < Self.window else { return [] }
        let items = Array(queue.prefix(Self.window - underWay.count))
        queue.removeFirst(items.count)
        for item in items {
            underWay[item.key] = item
            order.append(item.key)
        }
        return [.send(Facts(items: items))]
    }
}
