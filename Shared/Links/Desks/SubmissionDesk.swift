import Documents
import Messages

/// The submitter's side of the submit link: a pure state machine.
///
/// It offers documents within a window, sends the bytes that are asked for, offers again after a reconnection or when a
/// full journal says so, and follows each document until it is stored or a dead letter.
public struct SubmissionDesk: Sendable {
    /// A document to be handed in.
    public struct Item: Sendable {
        /// Its name.
        public var document: DocumentID
        /// How many bytes it has.
        public var bytes: Int
        /// Who hands it in, and from where.
        public var claim: Claim
        /// Whether it is secret.
        public var isSecret: Bool

        /// Makes an item.
        public init(document: DocumentID, bytes: Int, claim: Claim, isSecret: Bool = false) {
            self.isSecret = isSecret
            self.document = document
            self.bytes = bytes
            self.claim = claim
        }
    }

    /// How far a document has come.
    public enum State: Hashable, Sendable {
        /// Not offered yet.
        case waiting
        /// Offered, and not taken for now; it is offered again at that moment.
        case postponed(until: Duration, reason: String)
        /// Offered; no receipt yet.
        case offered
        /// In the journal.
        case taken
        /// In the ledger.
        case stored
        /// In the ledger of the root, by its name.
        case settled(root: String)
        /// A dead letter.
        case dead(Failure)
        /// Not taken, and never will be as it is.
        case declined(String)

        /// Whether it has come as far as a promise, or will never come further.
        public func has(come goal: Receipt) -> Bool {
            switch self {
            case .dead, .declined, .settled: true
            case .stored: goal <= .stored
            case .taken: goal == .taken
            case .waiting, .postponed, .offered: false
            }
        }

        /// Whether it is in the node's ledger, or will never be.
        public var isFinal: Bool { has(come: .stored) }

        /// Whether this was said later than another state of one document, whichever was heard first: what is stored has been taken
        /// before, and may have been a dead letter.
        fileprivate func isLater(than other: State) -> Bool { rank > other.rank }

        private var rank: Int {
            switch self {
            case .waiting, .postponed, .offered, .declined: 0
            case .taken: 1
            case .dead: 2
            case .stored: 3
            case .settled: 4
            }
        }
    }

    /// What the command must do.
    public enum Action: Sendable {
        /// Send this to Ingest.
        case send(WireMessage)
        /// Read these bytes of an item and send them as chunks of at most so many bytes, under the exchange.
        case upload(index: Int, exchange: UInt64, Pull, chunkBytes: Int)
        /// The state of an item changed.
        case changed(index: Int, State)
    }

    /// At most so many documents are offered and not yet taken at a time.
    public static let window = 64

    /// The documents, in the order in which they are offered.
    public private(set) var items: [Item] = []
    /// How far each has come.
    public private(set) var states: [State] = []
    private var indices: [DocumentID: [Int]] = [:]
    /// What was heard of documents whose own answer is still on its way, and may say less.
    private var heardEarly: [Int: State] = [:]
    private var next = 0
    private var offeredCount = 0
    private var chunkBytes = 256 * 1024
    private var isConnected = false
    private let goal: Receipt

    /// Starts empty and not connected.
    /// - Parameter goal: how far each document is followed.
    public init(until goal: Receipt = .stored) { self.goal = goal }

    /// How many documents are still followed.
    public var openCount: Int { states.count { !isFinal($0) } }

    /// Whether a document is followed no more: it has come as far as is wanted, or will never come further.
    public func isFinal(_ state: State) -> Bool { state.has(come: max(goal, .stored)) }

    /// Adds a document.
    public mutating func add(_ item: Item) -> [Action] {
        indices[item.document, default: []].append(items.count)
        items.append(item)
        states.append(.waiting)
        return flush(now: .zero)
    }

    /// The connection is up, for the first time or again: everything that is not final is offered (again), so that this
    /// connection hears of it.
    public mutating func connected(_ welcome: Welcome, now: Duration) -> [Action] {
        isConnected = true
        heardEarly = [:]
        chunkBytes = welcome.limits.chunkBytes
        offeredCount = 0
        next = 0
        for index in states.indices where !isFinal(states[index]) { states[index] = .waiting }
        return flush(now: now)
    }

    /// The connection is gone.
    public mutating func disconnected() { isConnected = false }

    /// Time passed: what was told to come later is offered again.
    public mutating func tick(now: Duration) -> [Action] {
        for index in states.indices {
            if case .postponed(let until, _) = states[index], until <= now {
                states[index] = .waiting
                next = min(next, index)
            }
        }
        return flush(now: now)
    }

    /// A message arrived.
    public mutating func received(_ message: WireMessage, now: Duration) throws(WireError) -> [Action] {
        let exchange = message.envelope.id
        switch message.kind {
        case .pull:
            guard let index = index(of: exchange) else { return [] }
            return [.upload(index: index, exchange: exchange, try message.decode(Pull.self), chunkBytes: chunkBytes)]
        case .decline:
            let decline = try message.decode(Decline.self)
            guard let index = index(of: exchange) else { return [] }
            guard let seconds = decline.retryAfterSeconds else { return set(index, .declined(decline.reason), now) }
            return set(index, .postponed(until: now + .seconds(seconds), reason: decline.reason), now)
        case .receipt:
            let note = try message.decode(ReceiptNote.self)
            let state: State =
                switch note.receipt {
                case .taken?: .taken
                case .stored?: .stored
                case .settled?: .settled(root: note.root ?? "")
                case nil: .dead(note.failure ?? Failure(stage: .read, code: "unknown", reason: "", mayHeal: false))
                }
            return (indices[note.document] ?? []).flatMap { index -> [Action] in
                // A receipt answers the claim that was offered; a second claim of the same bytes waits for its own.
                if exchange != 0 { return index == self.index(of: exchange) ? answered(index, state, now) : [] }
                return told(index, state, now)
            }
        default:
            return []
        }
    }

    /// The answer to an offer. It may come twice, and behind what became of the document afterwards.
    private mutating func answered(_ index: Int, _ state: State, _ now: Duration) -> [Action] {
        let known = heardEarly.removeValue(forKey: index) ?? states[index]
        if known.isLater(than: state) { return set(index, known, now) }
        return set(index, state, now)
    }

    /// What became of a document that was taken before.
    private mutating func told(_ index: Int, _ state: State, _ now: Duration) -> [Action] {
        switch states[index] {
        case .waiting, .postponed: return []
        case .offered:
            let known = heardEarly[index] ?? state
            heardEarly[index] = known.isLater(than: state) ? known : state
            return []
        case let known: return known.isLater(than: state) ? [] : set(index, state, now)
        }
    }

    /// The bytes of an item cannot be had: it is not handed in.
    public mutating func withdrawn(_ index: Int, reason: String, now: Duration) -> [Action] {
        set(index, .declined(reason), now)
    }

    private func index(of exchange: UInt64) -> Int? {
        let index = Int(truncatingIfNeeded: exchange) - 1
        return items.indices.contains(index) ? index : nil
    }

    private mutating func set(_ index: Int, _ state: State, _ now: Duration) -> [Action] {
        guard states[index] != state, !isFinal(states[index]) else { return [] }
        if states[index] == .offered { offeredCount -= 1 }
        states[index] = state
        return [.changed(index: index, state)] + flush(now: now)
    }

    private mutating func flush(now: Duration) -> [Action] {
        guard isConnected else { return [] }
        var actions: [Action] = []
        while next < items.count, offeredCount < Self.window {
            defer { next += 1 }
            guard states[next] == .waiting else { continue }
            states[next] = .offered
            offeredCount += 1
            let item = items[next]
            let offer = Offer(
                document: item.document, bytes: item.bytes, claim: item.claim, isSecret: item.isSecret ? true : nil)
            actions.append(.send(WireMessage(offer, id: UInt64(next + 1))))
        }
        return actions
    }
}
