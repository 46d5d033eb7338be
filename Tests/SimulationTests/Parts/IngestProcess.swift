import Documents
import Journal
import Links
import Messages

/// The journal's process: the desks, and what `IngestNode` does around them.
final class IngestProcess: Process {
    let seat: Seat
    let node: Int
    var submitPort: AnsweringPort
    var workPort: AnsweringPort
    var store: StoreLine
    var uploads: UploadDesk
    var leases: LeaseDesk
    var receipts = ReceiptDesk()
    var listing = QueueListing(start: QueueCursor.start)
    /// The journal's numbers of facts that are on their way to the ledger, by the line's keys.
    var factsUnderWay: [UInt64: Int64] = [:]
    var isReporting = false
    /// How far the ledger was asked for what the root has; `nil` before the journal said so.
    var settlementCursor: SettlementCursor?
    var isSettling = false
    /// Behind which place of the journal documents are asked for by name next.
    var unsettledAfter: Int64 = 0
    /// When the ledger is asked next, and when by name.
    var receiptsAt = Duration.zero
    var unsettledAt = Duration.zero

    /// Small, so that small documents go through every path: chunks, windows, budgets, silence.
    static let limits = LinkLimits(
        heartbeatMilliseconds: 1_000, silenceMilliseconds: 3_000, chunkBytes: 16,
        documentBytes: Schedule.longestDocument)

    static let policy = LeasePolicy(
        maximumAttempts: 3, firstPause: .seconds(1), longestPause: .seconds(4), backlog: 4)

    init(_ seat: Seat, node: Int, storeLine: Int) {
        self.seat = seat
        self.node = node
        submitPort = AnsweringPort(seat, role: .ingest, node: "n\(node)", limits: Self.limits)
        workPort = AnsweringPort(seat, role: .ingest, node: "n\(node)", limits: Self.limits)
        store = StoreLine(seat, line: storeLine, hello: Hello(role: .ingest, node: "n\(node)", name: "ingest"))
        uploads = UploadDesk(limits: Self.limits, budgetBytes: 130)
        leases = LeaseDesk(
            policy: Self.policy, firstToken: UInt64.random(in: 1...UInt64.max / 2, using: &seat.world.random))
    }

    func begin() {
        refill()
        report()
    }

    /// The store, which outlives the process.
    var journal: JournalTwin { seat.world.journals[node] }

    func writable(_ socket: Network.Socket) { told(store.tick()) }

    func tick() {
        submitted(submitPort.tick())
        worked(workPort.tick())
        told(store.tick())
        perform(uploads.tick(now: seat.now))
        perform(leases.tick(now: seat.now))
        if listing.tick(now: seat.now) { refill() }
        report()
        askReceipts()
    }

    func answered(_ message: WireMessage, on socket: Network.Socket) { told(store.received(message)) }

    func asked(_ message: WireMessage, by peer: PeerID, on socket: Network.Socket) {
        if socket == .submit {
            submitted(submitPort.received(message, from: peer))
        } else {
            worked(workPort.received(message, from: peer))
        }
    }
}
