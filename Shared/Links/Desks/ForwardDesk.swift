import Documents
import Messages

/// The way of a node's documents to the node above, which reads them: a pure state machine of a forwarder's ingest side.
///
/// What is still to be handed in stands in the journal: a claim of which the node above has not said *taken*. The desk offers
/// claims within a window. What became of documents that were handed in is asked for after every connection and from time
/// to time, page by page of those that are not settled; in between the node above tells it by itself. One that the node
/// above does not know (it was put back from a backup) is offered again. So nothing need be kept here that a crash could lose.
public struct ForwardDesk: Sendable {
    /// A claim that the node above is to have, with its document.
    public struct Offering: Hashable, Sendable {
        /// The document.
        public var document: DocumentID
        /// How many bytes it has.
        public var bytes: Int
        /// Who handed it in here.
        public var claim: Claim
        /// The journal's number of the fact that the claim is still to be reported; `nil` for one that was reported before.
        public var fact: Int64?

        /// Makes an offering.
        public init(document: DocumentID, bytes: Int, claim: Claim, fact: Int64?) {
            self.document = document
            self.bytes = bytes
            self.claim = claim
            self.fact = fact
        }
    }

    /// What the service must do.
    public enum Action: Sendable {
        /// Send this to the node above.
        case send(WireMessage)
        /// Read these bytes of a document and send them as chunks of at most so many bytes, under the exchange.
        case upload(DocumentID, exchange: UInt64, Pull, chunkBytes: Int)
        /// The node above has the claim, and says how far the document is.
        case handedIn(Offering, ReceiptNote)
        /// The node above will not have it, for this reason.
        case refused(Offering, reason: String)
        /// The node above says how far a document is.
        case heard(ReceiptNote)
        /// Bring the next page of documents that are not settled, behind this number of the journal.
        case list(after: Int64)
        /// The node above does not know these: bring their claims.
        case missing([DocumentID])
    }

    private struct Open {
        var offering: Offering
        /// When it is offered (again); `nil` while it is on its way.
        var due: Duration?
    }

    /// At most so many claims are on their way at a time.
    public static let window = 64
    /// Documents that are asked about at a time.
    public static let pageSize = 500
    /// How often all that is not settled is asked about, beside every connection.
    public static let lookPause = Duration.seconds(600)
    /// When something that went wrong is tried again.
    private static let retryPause = Duration.seconds(1)

    private var open: [UInt64: Open] = [:]
    private var facts: Set<Int64> = []
    private var lastExchange: UInt64 = 0
    private var chunkBytes = 256 * 1024
    private var isConnected = false
    /// The question that is on its way, and where the next page begins.
    private var asking: (exchange: UInt64, next: Int64?)?
    private var isListing = false
    /// When the next page is asked for, and behind which number it begins.
    private var look: (due: Duration, after: Int64) = (.zero, 0)

    /// Starts with nothing to do, and not connected.
    public init() {}

    /// How many claims are offered, or wait to be.
    public var openCount: Int { open.count }

    /// How many further claims fit into the window.
    public var room: Int { isConnected ? max(0, Self.window - open.count) : 0 }

    /// The journal's numbers of the claims at this desk: those to be passed over when more are brought.
    public var openFacts: Set<Int64> { facts }

    /// The connection is up, for the first time or again.
    public mutating func connected(_ welcome: Welcome, now: Duration) -> [Action] {
        isConnected = true
        chunkBytes = welcome.limits.chunkBytes
        for exchange in open.keys { open[exchange]?.due = now }
        asking = nil
        look = (now, 0)
        return tick(now: now)
    }

    /// The connection is gone.
    public mutating func disconnected() {
        isConnected = false
        asking = nil
    }

    /// Time passed: what is due is offered, and asked about.
    public mutating func tick(now: Duration) -> [Action] {
        guard isConnected else { return [] }
        var actions: [Action] = []
        var underWay = open.values.count { $0.due == nil }
        for (exchange, entry) in open.sorted(by: { $0.key < $1.key }) where underWay < Self.window {
            guard let due = entry.due, due <= now else { continue }
            open[exchange]?.due = nil
            underWay += 1
            actions.append(Self.offer(entry.offering, exchange))
        }
        if asking == nil, !isListing, look.due <= now {
            isListing = true
            actions.append(.list(after: look.after))
        }
        return actions
    }

    /// Claims from the journal; those that are here already are passed over.
    public mutating func add(_ offerings: [Offering], now: Duration) -> [Action] {
        for offering in offerings {
            if let fact = offering.fact {
                guard facts.insert(fact).inserted else { continue }
            } else {
                guard !open.values.contains(where: { $0.offering == offering }) else { continue }
            }
            lastExchange += 1
            open[lastExchange] = Open(offering: offering, due: now)
        }
        return tick(now: now)
    }

    /// A page of documents that are not settled, which may be empty; `next` is where the one behind it begins, `nil` for
    /// the last.
    public mutating func listed(_ documents: [DocumentID], next: Int64?, now: Duration) -> [Action] {
        isListing = false
        guard isConnected else { return [] }
        guard !documents.isEmpty else {
            look = Self.look(next, now)
            return tick(now: now)
        }
        lastExchange += 1
        asking = (lastExchange, next)
        return [.send(WireMessage(Follow(documents: documents), id: lastExchange))]
    }

    /// The page could not be read.
    public mutating func notListed(now: Duration) {
        isListing = false
        look.due = now + Self.retryPause
    }

    /// The bytes of a document cannot be read now: what is offered of it is offered again later.
    public mutating func unreadable(_ exchange: UInt64, now: Duration) {
        open[exchange]?.due = now + Self.retryPause
    }

    /// A document whose bytes are lost is offered no more.
    /// - Returns: the claim that was on its way.
    public mutating func withdrawn(_ exchange: UInt64) -> Offering? { end(exchange) }

    /// A message arrived.
    public mutating func received(_ message: WireMessage, now: Duration) throws(WireError) -> [Action] {
        let exchange = message.envelope.id
        switch message.kind {
        case .pull:
            guard let entry = open[exchange], entry.due == nil else { return [] }
            let pull = try message.decode(Pull.self)
            return [.upload(entry.offering.document, exchange: exchange, pull, chunkBytes: chunkBytes)]
        case .receipt:
            let note = try message.decode(ReceiptNote.self)
            guard exchange != 0 else { return [.heard(note)] }
            return (end(exchange).map { [.handedIn($0, note)] } ?? []) + tick(now: now)
        case .decline:
            let decline = try message.decode(Decline.self)
            guard let seconds = decline.retryAfterSeconds else {
                return (end(exchange).map { [.refused($0, reason: decline.reason)] } ?? []) + tick(now: now)
            }
            open[exchange]?.due = now + .seconds(max(1, seconds))
            return []
        case .followed:
            guard let asked = asking, asked.exchange == exchange else { return [] }
            let answer = try message.decode(Followed.self)
            asking = nil
            look = Self.look(asked.next, now)
            return answer.notes.map(Action.heard) + (answer.unknown.isEmpty ? [] : [.missing(answer.unknown)])
                + tick(now: now)
        case .error:
            // Not served now: the rate of this node was exceeded, or the service above failed.
            open[exchange]?.due = now + Self.retryPause
            if let asked = asking, asked.exchange == exchange {
                asking = nil
                look.due = now + Self.retryPause
            }
            return []
        default: throw .malformed("a forwarder does not serve “\(message.envelope.kind)”")
        }
    }

    private mutating func end(_ exchange: UInt64) -> Offering? {
        guard let entry = open.removeValue(forKey: exchange) else { return nil }
        if let fact = entry.offering.fact { facts.remove(fact) }
        return entry.offering
    }

    private static func look(_ next: Int64?, _ now: Duration) -> (due: Duration, after: Int64) {
        next.map { (now, $0) } ?? (now + lookPause, 0)
    }

    private static func offer(_ offering: Offering, _ exchange: UInt64) -> Action {
        .send(
            WireMessage(
                Offer(document: offering.document, bytes: offering.bytes, claim: offering.claim), id: exchange))
    }
}
