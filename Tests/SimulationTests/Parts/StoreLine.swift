import Links
import Messages
import Observations

/// A line to the ledger: does what `StoreLink` does.
struct StoreLine {
    typealias Verdict = (key: UInt64, refusal: String?)

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

    mutating func tick() -> [Verdict] {
        take(port.tick()) + perform(outbox.tick(now: seat.now))
    }

    mutating func received(_ message: WireMessage) -> [Verdict] { take(port.received(message)) }

    private mutating func take(_ events: [ClientSession.Event]) -> [Verdict] {
        var verdicts: [Verdict] = []
        for event in events {
            switch event {
            case .ready:
                if seat.world.sabotage == .forgetToResend, wasReady { continue }
                wasReady = true
                verdicts += perform(outbox.connected())
            case .lost:
                if seat.world.sabotage != .forgetToResend { outbox.disconnected() }
            case .refused(let complaint): seat.world.oracle.blame("The ledger refused a service: \(complaint.reason).")
            case .message(let message): verdicts += take(message)
            case .send: break
            }
        }
        return verdicts
    }

    private mutating func take(_ message: WireMessage) -> [Verdict] {
        do throws(WireError) {
            switch message.kind {
            case .verdicts: return perform(outbox.received(try message.decode(Verdicts.self)))
            case .error: outbox.unavailable(now: seat.now)
            default: break
            }
        } catch {
            seat.world.oracle.blame("A store line does not understand: \(error).")
        }
        return []
    }

    private mutating func perform(_ actions: [FactOutbox.Action]) -> [Verdict] {
        var verdicts: [Verdict] = []
        for action in actions {
            switch action {
            case .send(let facts): port.send(WireMessage(facts))
            case .settled(let key, let refusal): verdicts.append((key, refusal))
            }
        }
        return verdicts
    }
}
