import Documents
import Links
import Messages

/// Leases to readers on other machines that wait until the ledger has the claims of their documents: it believes such a reader about
/// nothing else. A pure state machine.
///
/// A document is here once, however often it is lent meanwhile: that bounds what is sent to a ledger that is away.
struct ClaimedLeases {
    /// A lease that need not wait any longer.
    struct Ready: Equatable {
        /// Whose it is.
        var peer: PeerID
        /// The lease.
        var lease: Lease
        /// Why the ledger takes none of the claims; `nil` when it has one.
        var refusal: String?
        /// Whether it has none of them now, and may take one later.
        var isPostponed = false
    }

    private struct Waiting {
        var ready: Ready
        var open: Set<UInt64>
        var isClaimed = false
    }

    private var waiting: [DocumentID: Waiting] = [:]
    private var documents: [UInt64: DocumentID] = [:]

    /// How many documents wait.
    var count: Int { waiting.count }

    /// The leases of a reader that it has not got yet, in a fixed order.
    func tokens(of peer: PeerID) -> [UInt64] {
        waiting.values.filter { $0.ready.peer == peer }.map(\.ready.lease.token).sorted()
    }

    /// A document is lent.
    /// - Parameter tell: sends a claim to the ledger, and returns its key; `nil` when there is no ledger.
    /// - Returns: whether the lease waits.
    mutating func hold(_ lease: Lease, for peer: PeerID, tell: (Claim) -> UInt64?) -> Bool {
        if waiting[lease.document] != nil {
            waiting[lease.document]?.ready.peer = peer
            waiting[lease.document]?.ready.lease = lease
            return true
        }
        let keys = lease.claims.compactMap(tell)
        guard !keys.isEmpty else { return false }
        for key in keys { documents[key] = lease.document }
        waiting[lease.document] = Waiting(ready: Ready(peer: peer, lease: lease), open: Set(keys))
        return true
    }

    /// The ledger answered for a fact.
    /// - Returns: the lease that waited for it, when it was the last.
    mutating func settled(_ key: UInt64, refusal: String?) -> Ready? {
        answered(key) { entry in
            if refusal == nil { entry.isClaimed = true }
            entry.ready.refusal = entry.isClaimed ? nil : entry.ready.refusal ?? refusal
            if entry.isClaimed { entry.ready.isPostponed = false }
        }
    }

    /// The ledger cannot store a fact now.
    /// - Returns: the lease that waited for it, when it was the last.
    mutating func postponed(_ key: UInt64) -> Ready? {
        answered(key) { entry in entry.ready.isPostponed = !entry.isClaimed }
    }

    private mutating func answered(_ key: UInt64, _ change: (inout Waiting) -> Void) -> Ready? {
        guard let document = documents.removeValue(forKey: key), var entry = waiting[document] else { return nil }
        entry.open.remove(key)
        change(&entry)
        waiting[document] = entry.open.isEmpty ? nil : entry
        return entry.open.isEmpty ? entry.ready : nil
    }
}
