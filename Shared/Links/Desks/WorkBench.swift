import Documents
import Messages
import Observations

/// The worker's side of the work link: a pure state machine.
///
/// It grants credit, fetches the bytes of what it is lent, hands whole documents to the reader, and ends each lease when
/// the reading is stored, has failed, or is given back.
public struct WorkBench: Sendable {
    /// A whole document, ready to be read.
    public struct Job: Sendable {
        /// The lease under which it is held.
        public var lease: Lease
        /// Its bytes.
        public var bytes: [UInt8]
    }

    /// What the service must do.
    public enum Action: Sendable {
        /// Send this to Ingest.
        case send(WireMessage)
        /// Read this document.
        case read(Job)
    }

    private struct Holding {
        var lease: Lease
        var bytes: [UInt8] = []
        var fetchedTo = 0
        /// Stretches that came before those in front of them, by their position: Ingest reads several at a time.
        var early: [Int: [UInt8]] = [:]

        /// Joins a stretch to the bytes when it is the next, and those that waited for it.
        mutating func take(_ stretch: [UInt8], at offset: Int) {
            guard offset >= bytes.count, offset + stretch.count <= fetchedTo, !stretch.isEmpty else { return }
            early[offset] = stretch
            while let next = early.removeValue(forKey: bytes.count) { bytes += next }
        }
    }

    private let creditBytes: Int
    private let creditDocuments: Int
    private var chunkBytes = 256 * 1024
    private var held: [UInt64: Holding] = [:]
    private var isStopping = false
    private var isPaused = false

    /// How many chunks are asked for at a time.
    private static let window = 4

    /// - Parameters:
    ///   - creditBytes: how many bytes of documents the worker holds at most (one larger document is taken alone).
    ///   - creditDocuments: how many documents it holds at most.
    public init(creditBytes: Int, creditDocuments: Int) {
        self.creditBytes = creditBytes
        self.creditDocuments = creditDocuments
    }

    /// How many documents are held.
    public var count: Int { held.count }

    /// The connection is up, for the first time or again. Leases of an earlier connection are void.
    public mutating func connected(_ welcome: Welcome) -> [Action] {
        chunkBytes = welcome.limits.chunkBytes
        held = [:]
        isPaused = false
        guard !isStopping else { return [] }
        return [.send(WireMessage(Credit(bytes: creditBytes, documents: creditDocuments)))]
    }

    /// The connection is gone: what is held belongs to nobody; readings under way will find no lease.
    public mutating func disconnected() { held = [:] }

    /// Whether a lease is still held.
    public func holds(_ token: UInt64) -> Bool { held[token] != nil }

    /// A document is lent.
    public mutating func lent(_ lease: Lease) -> [Action] {
        if isStopping || isPaused { return [.send(WireMessage(Release(tokens: [lease.token])))] }
        var holding = Holding(lease: lease)
        if lease.bytes == 0 {
            held[lease.token] = holding
            return [.read(Job(lease: lease, bytes: []))]
        }
        let actions = fetch(&holding)
        held[lease.token] = holding
        return actions
    }

    /// Bytes of a leased document arrived.
    public mutating func received(_ content: Content, _ raw: [UInt8]) -> [Action] {
        guard var holding = held.removeValue(forKey: content.token) else { return [] }
        let before = holding.bytes.count
        holding.take(raw, at: content.offset)
        guard holding.bytes.count > before else {
            held[content.token] = holding
            return []
        }
        var actions: [Action] = []
        if holding.bytes.count >= holding.lease.bytes {
            actions.append(.read(Job(lease: holding.lease, bytes: holding.bytes)))
            holding.bytes = []
            holding.fetchedTo = 0
        } else if holding.bytes.count == holding.fetchedTo {
            actions += fetch(&holding)
        }
        held[content.token] = holding
        return actions
    }

    /// Ingest cannot give the bytes of a lease, and has ended it: a complaint under the token came back for a fetch. The
    /// document is given up, and its credit granted again.
    public mutating func refused(_ token: UInt64) -> [Action] {
        guard let holding = held.removeValue(forKey: token), !isStopping, !isPaused else { return [] }
        return [.send(WireMessage(Credit(bytes: holding.lease.bytes, documents: 1)))]
    }

    /// The reading of a lease is in the ledger.
    public mutating func stored(_ token: UInt64, edition: Edition) -> [Action] {
        end(token, WireMessage(Complete(token: token, edition: edition)))
    }

    /// The document of a lease could not be read.
    public mutating func failed(_ token: UInt64, _ failure: Failure) -> [Action] {
        end(token, WireMessage(Fail(token: token, failure: failure)))
    }

    /// The ledger cannot keep the reading of a lease now. The document is given back, to be lent and read again after a pause: it
    /// waits in the journal, where it is safe and in nobody's way, and what could not be kept takes no room here.
    public mutating func postponed(_ token: UInt64) -> [Action] {
        end(token, WireMessage(Release(tokens: [token], isPostponed: true)))
    }

    /// The service is about to read by another catalogue: it finishes what it holds, and takes nothing new until it has said hello
    /// again, under its new edition, and is ``connected(_:)``.
    public mutating func pause() { isPaused = true }

    /// The service stops: give back what is held, except what `keeping` names (readings on their way to the ledger).
    public mutating func stop(keeping: Set<UInt64>) -> [Action] {
        isStopping = true
        let tokens = held.keys.filter { !keeping.contains($0) }.sorted()
        for token in tokens { held[token] = nil }
        return tokens.isEmpty ? [] : [.send(WireMessage(Release(tokens: tokens)))]
    }

    private mutating func end(_ token: UInt64, _ message: WireMessage) -> [Action] {
        guard let holding = held.removeValue(forKey: token) else { return [] }
        var actions: [Action] = [.send(message)]
        if !isStopping && !isPaused {
            actions.append(.send(WireMessage(Credit(bytes: holding.lease.bytes, documents: 1))))
        }
        return actions
    }

    private func fetch(_ holding: inout Holding) -> [Action] {
        var actions: [Action] = []
        for _ in 0..<Self.window where holding.fetchedTo < holding.lease.bytes {
            let length = min(chunkBytes, holding.lease.bytes - holding.fetchedTo)
            let fetch = Fetch(token: holding.lease.token, offset: holding.fetchedTo, length: length)
            holding.fetchedTo += length
            // Under the token, so that a complaint can be told apart from others.
            actions.append(.send(WireMessage(fetch, id: holding.lease.token)))
        }
        return actions
    }
}
