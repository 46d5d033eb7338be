import Documents
import Messages

/// Who must be told what of which document: a pure state machine of the ingest side.
///
/// A receipt is a promise, so it is said only after the journal has written, and never less than was said before. Between
/// the write of a submission and its answer the document may have come to its end already; then the answer says the end.
public struct ReceiptDesk: Sendable {
    /// A document whose submission is being written into the journal.
    private struct Writing {
        /// How many submissions of it.
        var count = 0
        /// What became of it before they were answered.
        var ended: ReceiptNote?
    }

    /// The submitters that follow a document, and how many of their submissions wait for its end.
    private var watchers: [DocumentID: [PeerID: Int]] = [:]
    /// The submitters that were told *stored* and wait for the root, as long as they are connected.
    private var followers: [DocumentID: Set<PeerID>] = [:]
    private var writing: [DocumentID: Writing] = [:]
    /// The root of documents that came there before the journal wrote that they are stored: the ledger hands up what a
    /// reader delivered before Ingest hears that it was delivered. Kept while somebody waits for the document.
    private var rootsHeardEarly: [DocumentID: String] = [:]

    /// Nobody is to be told anything.
    public init() {}

    /// A submission is on its way into the journal. Ends with ``taken(_:by:)`` or ``declined(_:by:)``.
    public mutating func submitted(_ document: DocumentID, by peer: PeerID) {
        watchers[document, default: [:]][peer, default: 0] += 1
        writing[document, default: Writing()].count += 1
    }

    /// The journal has the submission.
    ///
    /// - Parameters:
    ///   - note: the answer by what the journal says.
    ///   - root: the root that has the document, as the journal says, even of one that still waits to be read: it was
    ///     heard of before a crash, or another node handed the document in.
    /// - Returns: the answer to give.
    public mutating func taken(_ note: ReceiptNote, by peer: PeerID, root: String? = nil) -> ReceiptNote {
        var answer = writing[note.document]?.ended ?? note
        // Whoever submits again after a crash learns by this that nothing was forgotten.
        answer.wasKnown = note.wasKnown
        if let root { rootsHeardEarly[note.document] = root }
        promote(&answer)
        written(note.document)
        if answer.receipt != .taken { unwatch(note.document, peer) }
        // Nothing more will be said to a submission that was told the end.
        if answer.receipt == .stored { followers[note.document, default: []].insert(peer) }
        return answer
    }

    /// The journal does not have the submission; whoever made it is told so and keeps the document.
    public mutating func declined(_ document: DocumentID, by peer: PeerID) {
        written(document)
        unwatch(document, peer)
    }

    /// The document has come to its end, as the journal has written.
    ///
    /// - Returns: who must be told, and what: *settled* where the root was heard of before.
    public mutating func ended(_ note: ReceiptNote) -> (peers: [PeerID], note: ReceiptNote) {
        var note = note
        promote(&note)
        writing[note.document]?.ended = note
        let peers = (watchers.removeValue(forKey: note.document) ?? [:]).keys.sorted()
        if note.receipt == .stored, !peers.isEmpty { followers[note.document, default: []].formUnion(peers) }
        tidy(note.document)
        return (peers, note)
    }

    /// The root has the document, as the journal has written.
    ///
    /// - Returns: who must be told so. Whoever still waits for *stored* is told both at once when that is written.
    public mutating func settled(_ document: DocumentID, root: String) -> [PeerID] {
        if isAwaited(document) { rootsHeardEarly[document] = root }
        return (followers.removeValue(forKey: document) ?? []).sorted()
    }

    /// A submitter is gone.
    public mutating func gone(_ peer: PeerID) {
        for document in watchers.keys { forget(document, peer) }
        for document in followers.keys { followers[document]?.remove(peer) }
        followers = followers.filter { !$0.value.isEmpty }
    }

    /// One submission of the peer follows the document no more; others of it may.
    private mutating func unwatch(_ document: DocumentID, _ peer: PeerID) {
        guard let count = watchers[document]?[peer] else { return }
        if count > 1 { watchers[document]?[peer] = count - 1 } else { forget(document, peer) }
    }

    private mutating func forget(_ document: DocumentID, _ peer: PeerID) {
        watchers[document]?[peer] = nil
        if watchers[document]?.isEmpty == true { watchers[document] = nil }
        tidy(document)
    }

    private mutating func written(_ document: DocumentID) {
        writing[document]?.count -= 1
        if writing[document]?.count == 0 { writing[document] = nil }
        tidy(document)
    }

    /// Makes *stored* of a document whose root was heard of the greater promise that is true already.
    private func promote(_ note: inout ReceiptNote) {
        guard note.receipt == .stored, let root = rootsHeardEarly[note.document] else { return }
        note.receipt = .settled
        note.root = root
    }

    private func isAwaited(_ document: DocumentID) -> Bool { watchers[document] != nil || writing[document] != nil }

    private mutating func tidy(_ document: DocumentID) {
        if !isAwaited(document) { rootsHeardEarly[document] = nil }
    }
}
