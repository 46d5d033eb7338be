import Ledger
import Links
import Messages
import Places

/// The nodes below as this one sees them: who is connected, what they told, and what they were told.
struct NodesBelow {
    private struct Link {
        var node: String
        var stream: String?
        /// The last promise: the number and the root that it named.
        var promised: (through: Int64, root: String)?
    }

    private struct Known {
        var report: NodeReport
        /// By the clock of the links, which begins with the process.
        var lastHeard: Duration
    }

    private var links: [PeerID: Link] = [:]
    private var known: [String: Known] = [:]

    /// Whether no node is connected.
    var isEmpty: Bool { links.isEmpty }
    /// How many are connected.
    var count: Int { links.count }

    mutating func joined(_ peer: PeerID, node: String, place: PlaceCode?, now: Duration) {
        links[peer] = Link(node: node)
        let report = known[node]?.report ?? NodeReport(node: node, place: place?.rawValue)
        known[node] = Known(report: report, lastHeard: now)
    }

    mutating func gone(_ peer: PeerID, now: Duration) {
        guard let link = links.removeValue(forKey: peer) else { return }
        known[link.node]?.lastHeard = now
    }

    /// A connection said which stream it hands up; it is told again what is settled.
    mutating func speaks(_ peer: PeerID, stream: String) {
        links[peer]?.stream = stream
        links[peer]?.promised = nil
    }

    mutating func told(_ report: NodeReport, by peer: PeerID, now: Duration) {
        guard let node = links[peer]?.node, report.node == node else { return }
        known[node] = Known(report: report, lastHeard: now)
    }

    /// The connections that must be told how far their stream is settled; from now on they count as told.
    mutating func untold(of stream: InboundStream, root: String) -> [PeerID] {
        let peers = links.filter { _, link in
            link.node == stream.node && link.stream == stream.stream
                && (link.promised?.root != root || (link.promised?.through ?? -1) < stream.received)
        }.keys.sorted()
        for peer in peers { links[peer]?.promised = (stream.received, root) }
        return peers
    }

    /// All that were heard since the start, and those that might have been, in the order of their names.
    /// - Parameter admitted: whose keys are admitted; of those not heard yet nothing is known but that.
    func reports(now: Duration, admitted: [PeerIdentity]) -> [NodeReport.Below] {
        let connected = Set(links.values.map(\.node))
        var all = known
        for identity in admitted where all[identity.node] == nil {
            all[identity.node] = Known(
                report: NodeReport(node: identity.node, place: identity.place.rawValue), lastHeard: .zero)
        }
        return all.sorted { $0.key < $1.key }.map { node, known in
            NodeReport.Below(
                report: known.report, isConnected: connected.contains(node),
                silentSeconds: connected.contains(node) ? 0 : Int((now - known.lastHeard).components.seconds))
        }
    }
}
