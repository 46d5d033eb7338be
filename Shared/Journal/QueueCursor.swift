/// How far somebody has listed the pending documents: one mark for the new ones, one for the replays.
///
/// Two marks, because new documents go before replays: one that is taken in while replays are being listed must still be
/// found.
public struct QueueCursor: Hashable, Codable, Sendable {
    /// The ``PendingDocument/turn`` of the last new document.
    public var fresh: Int64
    /// The ``PendingDocument/turn`` of the last replay.
    public var replays: Int64

    /// Before the first document.
    public static let start = QueueCursor(fresh: 0, replays: 0)

    /// Makes a cursor.
    public init(fresh: Int64, replays: Int64) {
        self.fresh = fresh
        self.replays = replays
    }

    /// Moves the cursor behind a document.
    public mutating func advance(past document: PendingDocument) {
        if document.isReplay {
            replays = max(replays, document.turn)
        } else {
            fresh = max(fresh, document.turn)
        }
    }

    /// The cursor behind a list of documents.
    public func advanced(past documents: some Sequence<PendingDocument>) -> QueueCursor {
        var cursor = self
        for document in documents { cursor.advance(past: document) }
        return cursor
    }
}
