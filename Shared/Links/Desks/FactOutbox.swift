import Messages
import Observations

/// Sends facts to a ledger and keeps each until it is answered: a pure state machine of the asking side.
///
/// After every welcome all that is unanswered goes out again; a fact that arrives twice changes nothing in the ledger. What the ledger
/// cannot store now though it stores others is kept here no longer: it waits in the journal of its owner, who brings it again under
/// another key. So it takes no room, and is in nobody's way.
public struct FactOutbox: Sendable {
    /// What the service must do.
    public enum Action: Sendable {
        /// Send facts to the ledger.
        case send(Facts)
        /// The ledger has the fact of this key, or refuses it with a reason.
        case settled(key: UInt64, refusal: String?)
        /// The ledger neither has the fact of this key nor refuses it: it is to be brought again later.
        case postponed(key: UInt64)
    }

    /// After a complaint of the ledger nothing is sent for so long.
    public static let pause = Duration.seconds(2)
    /// At most so many facts are on their way at a time.
    public static let window = 256
    /// Facts on their way at a time have about so many bytes together; a longer one goes alone.
    public static let windowBytes = 32 << 20

    private struct Waiting {
        let item: Facts.Item
        let bytes: Int
    }

    private let windowBytes: Int
    private var queue: [Waiting] = []
    private var underWay: [UInt64: Waiting] = [:]
    private var bytesUnderWay = 0
    private var order: [UInt64] = []
    private var isConnected = false
    private var resumesAt: Duration?
    private var nextKey: UInt64 = 1

    /// Starts empty and not connected.
    public init() { self.init(windowBytes: Self.windowBytes) }

    init(windowBytes: Int) { self.windowBytes = windowBytes }

    /// How many facts have no answer yet.
    public var count: Int { queue.count + underWay.count }

    /// Takes a fact; its key comes back with the verdict.
    public mutating func add(_ fact: Fact) -> (key: UInt64, actions: [Action]) {
        let key = nextKey
        nextKey += 1
        queue.append(Waiting(item: Facts.Item(key: key, fact: fact), bytes: fact.bytesOnTheWire))
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
        for verdict in verdicts.items {
            guard answered(verdict.key) != nil else { continue }
            actions.append(.settled(key: verdict.key, refusal: verdict.refusal))
        }
        for later in verdicts.later ?? [] where answered(later.key) != nil {
            actions.append(.postponed(key: later.key))
        }
        return actions + flush()
    }

    /// Takes a fact from those under way; `nil` when it is not among them.
    private mutating func answered(_ key: UInt64) -> Waiting? {
        guard let fact = underWay.removeValue(forKey: key) else { return nil }
        bytesUnderWay -= fact.bytes
        order.removeAll { $0 == key }
        return fact
    }

    private mutating func takeBack() {
        queue = order.compactMap { underWay[$0] } + queue
        underWay = [:]
        bytesUnderWay = 0
        order = []
    }

    private mutating func flush() -> [Action] {
        guard isConnected, resumesAt == nil else { return [] }
        var items: [Facts.Item] = []
        for next in queue {
            guard underWay.count < Self.window, underWay.isEmpty || bytesUnderWay + next.bytes <= windowBytes else {
                break
            }
            underWay[next.item.key] = next
            bytesUnderWay += next.bytes
            order.append(next.item.key)
            items.append(next.item)
        }
        queue.removeFirst(items.count)
        return items.isEmpty ? [] : [.send(Facts(items: items))]
    }
}
