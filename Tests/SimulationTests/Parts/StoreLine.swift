import Links
import Messages
import Observations

/// A line to the ledger: does what `StoreLink` does.
struct StoreLine {
    enum Event {
        /// The ledger's word on a fact.
        case settled(key: UInt64, refusal: String?)
        /// Which documents have come to the root.
        case receipts(Receipts)
    }

    private let seat: Seat
    private var port: AskingPort
    private var outbox = FactOutbox()
    private var wasReady = false

    init(_ seat: Seat, line: Int, hello: Hello) {
        self.seat = seat
        port = AskingPort(seat, line, hello: hello)
    }

    /// How many facts have no verdict yet.
    var openCount: Int { outbox.count }

    mutating func send(_ fact: Fact) -> UInt64 {
        let (key, actions) = outbox.add(fact)
        _ = perform(actions)
        return key
    }

    /// Asks which documents have come to the root; unanswered when the ledger is away.
    mutating func ask(_ question: AskReceipts) { port.send(seat.world.letter(question)) }

    mutating func tick() -> [Event] {
        take(port.tick()) + perform(outbox.tick(now: seat.now))
    }

    mutating func received(_ message: WireMessage) -> [Event] { take(port.received(message)) }

    private mutating func take(_ events: [ClientSession.Event]) -> [Event] {
        var told: [Event] = []
        for event in events {
            switch event {
            case .ready:
                if seat.world.sabotage == .forgetToResend, wasReady { continue }
                wasReady = true
                told += perform(outbox.connected())
            case .lost:
                if seat.world.sabotage != .forgetToResend { outbox.disconnected() }
            case .refused(let complaint): seat.world.oracle.blame("The ledger refused a service: \(complaint.reason).")
            case .message(let message): told += take(message)
            case .send, .keys: break
            }
        }
        return told
    }

    private mutating func take(_ message: WireMessage) -> [Event] {
        do throws(WireError) {
            switch message.kind {
            case .verdicts: return perform(outbox.received(try seat.world.open(message, as: Verdicts.self)))
            case .receipts: return [.receipts(try seat.world.open(message, as: Receipts.self))]
            case .error: outbox.unavailable(now: seat.now)
            default: break
            }
        } catch {
            seat.world.oracle.blame("A store line does not understand: \(error).")
        }
        return []
    }

    private mutating func perform(_ actions: [FactOutbox.Action]) -> [Event] {
        var told: [Event] = []
        for action in actions {
            switch action {
            case .send(let facts): port.send(seat.world.letter(facts))
            case .settled(let key, let refusal): told.append(.settled(key: key, refusal: refusal))
            case .postponed: seat.world.oracle.blame("A ledger without damaged pages postponed a fact.")
            }
        }
        return told
    }
}
