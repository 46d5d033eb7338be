import Documents
import Messages

/// Takes offered documents in, chunk by chunk: a pure state machine of the ingest side.
///
/// Bytes flow only after they were asked for. The uploads under way share a budget of memory; offers beyond it wait in
/// line, so that three hundred submitters at once cannot fill the machine. Who is asked and sends nothing is given up, so that nobody
/// holds room for ever.
public struct UploadDesk: Sendable {
    /// What the service must do.
    public enum Action: Sendable {
        /// Ask the submitter for bytes.
        case pull(PeerID, exchange: UInt64, Pull)
        /// The document is not taken.
        case decline(PeerID, exchange: UInt64, Decline)
        /// All bytes are here: write them into the journal.
        case accept(PeerID, exchange: UInt64, Offer, [UInt8])
    }

    struct Key: Hashable {
        var peer: PeerID
        var exchange: UInt64
    }

    struct Upload {
        var offer: Offer
        var bytes: [UInt8] = []
        var pulledTo = 0
        /// When bytes were first asked for, or the last chunk of them was complete.
        var movedAt: Duration
        /// How many bytes were here then.
        var movedTo = 0
    }

    let limits: LinkLimits
    private let budgetBytes: Int
    private let budgetDocuments: Int
    var uploads: [Key: Upload] = [:]
    var awaited = AwaitedBytes()
    private var waiting: [Key: Offer] = [:]
    /// The order of what waits; an exchange whose submitter is gone is passed over.
    private var line: [Key] = []
    private var lineHead = 0
    private var bytesUnderWay = 0
    private var documentsUnderWay = 0

    /// So many documents at a time are taken in by default: more than a group of the journal holds. Each costs about 10 KB
    /// beside its bytes (measured with 20,000 small ones: 355 MiB without this limit).
    public static let usualBudgetDocuments = 1_024

    /// How many chunks are asked for at a time.
    private static let window = 4

    /// - Parameters:
    ///   - limits: of every connection; the largest document and the chunk stand here.
    ///   - budgetBytes: how many bytes of unfinished uploads may lie in memory. A larger document is taken alone.
    ///   - budgetDocuments: how many uploads may be unfinished.
    public init(limits: LinkLimits, budgetBytes: Int, budgetDocuments: Int = Self.usualBudgetDocuments) {
        self.limits = limits
        self.budgetDocuments = max(1, budgetDocuments)
        self.budgetBytes = budgetBytes
    }

    /// A document is offered.
    public mutating func offered(_ offer: Offer, exchange: UInt64, by peer: PeerID, now: Duration) -> [Action] {
        guard offer.bytes >= 0 else {
            return [.decline(peer, exchange: exchange, Decline(reason: "A size below zero.", retryAfterSeconds: nil))]
        }
        guard offer.bytes <= limits.documentBytes else {
            let reason =
                "The document has \(offer.bytes) bytes; this node takes at most \(limits.documentBytes). Split it or raise submit.document_bytes."
            return [.decline(peer, exchange: exchange, Decline(reason: reason, retryAfterSeconds: nil))]
        }
        let key = Key(peer: peer, exchange: exchange)
        // Offered again under the same exchange: a message on the way was refused, so that its bytes would wait for ever.
        finish(key, now: now)
        guard waiting.updateValue(offer, forKey: key) == nil else { return [] }
        line.append(key)
        return admit(now: now)
    }

    /// Bytes arrived.
    public mutating func received(
        _ chunk: Chunk, _ raw: [UInt8], exchange: UInt64, from peer: PeerID, now: Duration
    ) -> [Action] {
        let key = Key(peer: peer, exchange: exchange)
        guard var upload = uploads[key] else { return [] }
        let end = chunk.offset + raw.count
        guard chunk.offset == upload.bytes.count, end <= upload.pulledTo else {
            finish(key, now: now)
            let reason = "The chunk at \(chunk.offset) was not asked for; \(upload.bytes.count) bytes are here."
            return [.decline(peer, exchange: exchange, Decline(reason: reason, retryAfterSeconds: 1))]
                + admit(now: now)
        }
        uploads[key] = nil
        // At once as large as it will be: one that grows is copied again and again, and held twice each time.
        if upload.bytes.isEmpty { upload.bytes.reserveCapacity(upload.offer.bytes) }
        upload.bytes += raw
        note(&upload, key, now)
        if upload.bytes.count == upload.offer.bytes {
            return [.accept(peer, exchange: exchange, upload.offer, upload.bytes)]
        }
        let actions = upload.bytes.count == upload.pulledTo ? pull(&upload, key, now) : []
        uploads[key] = upload
        return actions
    }

    /// The journal has answered for an accepted document: its bytes no longer lie in memory.
    public mutating func written(_ offer: Offer, now: Duration) -> [Action] {
        bytesUnderWay -= offer.bytes
        documentsUnderWay -= 1
        return admit(now: now)
    }

    /// A submitter is gone; what it had begun is dropped (it keeps its document).
    public mutating func gone(_ peer: PeerID, now: Duration) -> [Action] {
        for key in waiting.keys.filter({ $0.peer == peer }) { waiting[key] = nil }
        for key in uploads.keys.filter({ $0.peer == peer }) { finish(key, now: now) }
        return admit(now: now)
    }

    /// Notes what has come: a sender that trickles bytes moves no more than one that sends none.
    private mutating func note(_ upload: inout Upload, _ key: Key, _ now: Duration) {
        let count = upload.bytes.count
        guard count == upload.pulledTo || count - upload.movedTo >= limits.chunkBytes else { return }
        upload.movedTo = count
        upload.movedAt = now
        if count == upload.pulledTo {
            awaited.ended(key.peer, key.exchange, now: now)
        } else {
            awaited.moved(key.peer, key.exchange, now: now)
        }
    }

    mutating func finish(_ key: Key, now: Duration) {
        guard let upload = uploads.removeValue(forKey: key) else { return }
        awaited.ended(key.peer, key.exchange, now: now)
        bytesUnderWay -= upload.offer.bytes
        documentsUnderWay -= 1
    }

    /// Takes what a peer has waiting out of the line, so that it stands at its end when it is offered again.
    mutating func leaveLine(_ peer: PeerID) -> [UInt64] {
        let exchanges = waiting.keys.filter { $0.peer == peer }.map(\.exchange)
        guard !exchanges.isEmpty else { return [] }
        for exchange in exchanges { waiting[Key(peer: peer, exchange: exchange)] = nil }
        line.removeFirst(lineHead)
        lineHead = 0
        line.removeAll { $0.peer == peer }
        return exchanges
    }

    mutating func admit(now: Duration) -> [Action] {
        var actions: [Action] = []
        while lineHead < line.count {
            let key = line[lineHead]
            if let offer = waiting[key] {
                guard documentsUnderWay < budgetDocuments,
                    bytesUnderWay == 0 || bytesUnderWay + offer.bytes <= budgetBytes
                else { break }
                waiting[key] = nil
                actions += begin(offer, key, now)
            }
            lineHead += 1
        }
        // What was served is cut off by halves, so that a storm of offers costs no more than its number.
        if lineHead * 2 > line.count {
            line.removeFirst(lineHead)
            lineHead = 0
        }
        return actions
    }

    private mutating func begin(_ offer: Offer, _ key: Key, _ now: Duration) -> [Action] {
        documentsUnderWay += 1
        guard offer.bytes > 0 else { return [.accept(key.peer, exchange: key.exchange, offer, [])] }
        bytesUnderWay += offer.bytes
        var upload = Upload(offer: offer, movedAt: now)
        let actions = pull(&upload, key, now)
        uploads[key] = upload
        return actions
    }

    private mutating func pull(_ upload: inout Upload, _ key: Key, _ now: Duration) -> [Action] {
        let length = min(upload.offer.bytes - upload.pulledTo, limits.chunkBytes * Self.window)
        let pull = Pull(offset: upload.pulledTo, length: length)
        upload.pulledTo += length
        awaited.asked(key.peer, key.exchange, now: now)
        return [.pull(key.peer, exchange: key.exchange, pull)]
    }
}
