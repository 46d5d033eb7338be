import FailPoints
import Links
import Logging
import Messages
import NodeRuntime
import Observations
import ZeroMQ

/// A service's line to the ledger: facts out, an answer for each back, said again until the answer is there.
///
/// It lives on the reactor's thread with the actor that owns it.
public final class StoreLink {
    /// What the owner is told.
    public enum Event {
        /// The ledger is reached, for the first time or again.
        case reached
        /// The catalogue that is published at the ledger's node, asked for or by itself; one without a publication where none is, or
        /// where the ledger is of a version that knew of none.
        case catalogue(HandedCatalogue)
        /// The ledger has the fact of this key, or refuses it with a reason.
        case settled(key: UInt64, refusal: String?)
        /// The ledger cannot store the fact of this key now, though it stores others: it is to be sent again later, and has another key
        /// then.
        case postponed(key: UInt64)
        /// Documents are in the ledger of the root.
        case receipts(Receipts)
        /// The ledger will not have this service.
        case refused(Complaint)
    }

    private let host: SocketHost
    private let endpoint: String
    private let logger: Logger
    private let handle: (Event) -> Void
    private var port: DealerPort?
    private var outbox = FactOutbox()

    /// Connects. On the reactor's thread only.
    /// - Parameter server: the public key of the ledger's node, when that is another machine.
    /// - Throws: `StartError` when the endpoint is none, or needs keys that are not there.
    public init(
        _ endpoint: String, server: String? = nil, hello: Hello, host: SocketHost, logger: Logger,
        handle: @escaping (Event) -> Void
    ) throws(StartError) {
        self.host = host
        self.endpoint = endpoint
        self.logger = logger
        self.handle = handle
        port = try host.dealer(endpoint, link: "ledger", server: server, hello: hello) { [self] event in take(event) }
    }

    /// Says hello again with other words: it is ``Event/reached`` again when the ledger welcomes them.
    public func introduce(as hello: Hello) { port?.introduce(as: hello) }

    /// How many facts have no answer yet.
    public var openCount: Int { outbox.count }

    /// Sends a fact; its key comes back with the verdict.
    public func send(_ fact: Fact) -> UInt64 {
        let (key, actions) = outbox.add(fact)
        perform(actions)
        return key
    }

    /// Asks which documents have come to the root; unanswered when the ledger is away.
    public func ask(_ question: AskReceipts) {
        if port?.isReady == true { port?.send(WireMessage(question)) }
    }

    /// Asks which catalogue is published, and to be told of later ones; unanswered when the ledger is away.
    public func ask(_ question: AskCatalogue) {
        if port?.isReady == true { port?.send(WireMessage(question, id: Self.catalogueQuestion)) }
    }

    // Facts go under 0, so that a complaint about this question is told from one about them.
    private static let catalogueQuestion: UInt64 = 1

    /// Time passed. Call it a few times a second.
    public func tick() {
        port?.tick()
        perform(outbox.tick(now: host.clock.now))
    }

    private func take(_ event: DealerPort.Event) {
        switch event {
        case .ready:
            logger.info("ledger reached", metadata: ["endpoint": "\(endpoint)"])
            perform(outbox.connected())
            handle(.reached)
        case .lost:
            logger.warning("ledger lost", metadata: ["endpoint": "\(endpoint)"])
            outbox.disconnected()
        case .refused(let complaint):
            logger.error("ledger refuses this service", metadata: ["reason": "\(complaint.reason)"])
            handle(.refused(complaint))
        case .malformed(let error):
            logger.warning("message refused", metadata: ["socket": "store", "reason": "\(error)"])
        case .message(let message):
            take(message)
        }
    }

    private func take(_ message: WireMessage) {
        do throws(WireError) {
            switch message.kind {
            case .verdicts:
                let verdicts = try message.decode(Verdicts.self)
                if let later = verdicts.later, let first = later.first {
                    logger.warning(
                        "ledger cannot store some facts now",
                        metadata: ["count": "\(later.count)", "reason": "\(first.reason)"])
                }
                perform(outbox.received(verdicts))
            case .receipts: handle(.receipts(try message.decode(Receipts.self)))
            case .catalogue: handle(.catalogue(try message.decode(HandedCatalogue.self)))
            case .error where message.envelope.id == Self.catalogueQuestion:
                handle(.catalogue(HandedCatalogue(digest: nil, publication: nil)))
            case .error:
                let complaint = try message.decode(Complaint.self)
                logger.warning("ledger cannot store now", metadata: ["reason": "\(complaint.reason)"])
                outbox.unavailable(now: host.clock.now)
            default:
                throw .malformed("a store link does not serve “\(message.envelope.kind)”")
            }
        } catch {
            logger.warning("message not understood", metadata: ["socket": "store", "reason": "\(error)"])
        }
    }

    private func perform(_ actions: [FactOutbox.Action]) {
        for action in actions {
            switch action {
            case .send(let facts):
                FailPoint.hit("facts.before-send")
                if let port { port.send(WireMessage(facts, version: port.version)) }
                FailPoint.hit("facts.after-send")
            case .settled(let key, let refusal):
                handle(.settled(key: key, refusal: refusal))
            case .postponed(let key):
                handle(.postponed(key: key))
            }
        }
    }
}
