import Documents
import Messages
import Observations

/// Lends the journal's documents to workers: a pure state machine of the ingest side.
///
/// - New documents are lent before replays.
/// - Credit is the workers': a document is lent only to a worker that granted bytes and documents for it. A document
///   larger than all credit goes to a worker that holds nothing else.
/// - A lease ends by completion, failure or release, or when its worker is gone. Leases live in memory: a restart of the
///   service frees all.
/// - A document whose lease broke, or that failed before, is suspect: from then on it is lent alone, to a worker that holds nothing
///   else, so that only its own failures count as attempts. An outage costs none.
/// - Suspects are lent when nothing else waits, and else have a small share of the time; see ``SuspectQueue``. While there are several
///   workers, one of them is lent none.
public struct LeaseDesk: Sendable {
    /// A document that waits in the journal.
    public struct Candidate: Hashable, Sendable {
        /// The document.
        public var document: DocumentID
        /// How many bytes it has.
        public var bytes: Int
        /// Who handed it in.
        public var claims: [Claim]
        /// How often reading it failed by its own fault.
        public var attempts: Int
        /// Whether it may be read though it is marked secret.
        public var isCleared: Bool
        /// Whether it is read again, and so lent behind all new documents.
        public var isReplay: Bool
        /// How often the ledger could not keep what was read in it.
        var postponements = 0

        /// Makes a candidate.
        public init(
            document: DocumentID, bytes: Int, claims: [Claim], attempts: Int, isCleared: Bool = false,
            isReplay: Bool = false
        ) {
            self.document = document
            self.bytes = bytes
            self.claims = claims
            self.attempts = attempts
            self.isCleared = isCleared
            self.isReplay = isReplay
        }
    }

    /// What the service must do.
    public enum Action: Sendable {
        /// Send the lease to the worker.
        case lend(PeerID, Lease)
        /// Write into the journal that the ledger has the document.
        case complete(DocumentID, Edition)
        /// Write a failed attempt into the journal.
        case recordAttempt(DocumentID, Failure)
        /// Bury the document in the journal.
        case bury(DocumentID, Failure)
    }

    struct Worker {
        var name: String
        var bytes = 0
        var documents = 0
        var leases: Set<UInt64> = []
        var holdsSuspect = false
    }

    struct Lent {
        var candidate: Candidate
        var worker: PeerID
        var isAlone: Bool
        /// When it was lent.
        var time: Duration
    }

    let policy: LeasePolicy
    var workers: [PeerID: Worker] = [:]
    var workerOrder: [PeerID] = []
    var lent: [UInt64: Lent] = [:]
    var ready = ReadyQueue()
    var suspects = SuspectQueue()
    var paused: [(until: Duration, candidate: Candidate)] = []
    var suspectIDs: Set<DocumentID> = []
    var known: Set<DocumentID> = []
    /// Documents whose end the journal has not answered for yet.
    var ending: Set<DocumentID> = []
    /// Those of them that came from the journal again meanwhile.
    var returning: [DocumentID: Candidate] = [:]
    var nextToken: UInt64

    /// - Parameter firstToken: the first token to give out; a random one, so that tokens of an earlier run match nothing.
    public init(policy: LeasePolicy, firstToken: UInt64) {
        self.policy = policy
        nextToken = firstToken
    }

    /// How many documents are lent now.
    public var leasedCount: Int { lent.count }
    /// How many workers granted credit or hold something.
    public var workerCount: Int { workers.count }
    /// How many documents are lent to a worker.
    public func heldCount(by peer: PeerID) -> Int { workers[peer]?.leases.count ?? 0 }
    /// Whether the desk wants more candidates from the journal. Replays do not count: as many as may wait are a bounded number,
    /// and new documents must come past them.
    public var wantsCandidates: Bool { ready.newCount < policy.backlog / 2 }
    /// The document of a lease that this worker holds; `nil` for a token that is not its own.
    public func document(of token: UInt64, heldBy peer: PeerID) -> (document: DocumentID, bytes: Int)? {
        guard let lease = lent[token], lease.worker == peer else { return nil }
        return (lease.candidate.document, lease.candidate.bytes)
    }

    /// Candidates from the journal; those at the desk already are passed over.
    public mutating func add(_ candidates: [Candidate], now: Duration) -> [Action] {
        for candidate in candidates {
            if known.insert(candidate.document).inserted {
                // It may have failed before this run of the service.
                if candidate.attempts > 0 { suspectIDs.insert(candidate.document) }
                enqueue(candidate)
            } else if ending.contains(candidate.document) {
                returning[candidate.document] = candidate
            }
        }
        return assign(now: now)
    }

    /// A worker said hello.
    public mutating func joined(_ peer: PeerID, name: String) {
        workers[peer] = Worker(name: name)
        workerOrder.append(peer)
    }

    /// A worker granted credit.
    public mutating func granted(_ credit: Credit, by peer: PeerID, now: Duration) -> [Action] {
        guard workers[peer] != nil else { return [] }
        workers[peer]?.bytes += max(0, credit.bytes)
        workers[peer]?.documents += max(0, credit.documents)
        suspects.asked(now: now)
        return assign(now: now)
    }

    /// Time passed: documents whose pause is over come back, and suspects may have their turn.
    public mutating func tick(now: Duration) -> [Action] {
        let over = paused.filter { $0.until <= now }
        guard !over.isEmpty || !suspects.isEmpty else { return [] }
        paused.removeAll { $0.until <= now }
        for candidate in over.map(\.candidate) { enqueue(candidate) }
        return assign(now: now)
    }

    private mutating func enqueue(_ candidate: Candidate) {
        if suspectIDs.contains(candidate.document) { suspects.append(candidate) } else { ready.append(candidate) }
    }
}
