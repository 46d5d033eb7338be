/// The exchanges in which peers were asked for bytes, and since when the first of each peer has not moved.
///
/// A peer answers in the order in which it was asked, on one connection: while bytes of the first exchange come, those behind it wait their
/// turn, however slow the line is. So only the first one tells whether a peer has stopped.
struct AwaitedBytes {
    private struct Line {
        var exchanges: [UInt64]
        var since: Duration
    }

    private var lines: [PeerID: Line] = [:]

    /// A peer was asked for bytes.
    mutating func asked(_ peer: PeerID, _ exchange: UInt64, now: Duration) {
        lines[peer, default: Line(exchanges: [], since: now)].exchanges.append(exchange)
    }

    /// Bytes of an exchange came, not all that it was asked for.
    mutating func moved(_ peer: PeerID, _ exchange: UInt64, now: Duration) {
        if lines[peer]?.exchanges.first == exchange { lines[peer]?.since = now }
    }

    /// All came that an exchange was asked for, or it has ended.
    mutating func ended(_ peer: PeerID, _ exchange: UInt64, now: Duration) {
        guard let index = lines[peer]?.exchanges.firstIndex(of: exchange) else { return }
        lines[peer]?.exchanges.remove(at: index)
        if lines[peer]?.exchanges.isEmpty == true {
            lines[peer] = nil
        } else if index == 0 {
            lines[peer]?.since = now
        }
    }

    /// The peers whose first exchange has not moved for longer than this, in a fixed order.
    func stopped(for limit: Duration, now: Duration) -> [PeerID] {
        lines.filter { now - $0.value.since > limit }.map(\.key).sorted()
    }
}
