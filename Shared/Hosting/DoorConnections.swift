/// How many connections each node has at the doors of a process, counted from the moment at which its key is let in: who says nothing
/// after that is counted too.
///
/// The library tells which key is let in and from which host, and which connection has ended, but not whose that was. Where the keys
/// of one host are of one node, which is the rule, the count is exact. Of several nodes behind one address the one that has most
/// connections is taken for the one that lost one: the sum stays right, and so no node is counted out by connections that are gone.
struct DoorConnections: Sendable {
    private struct Host: Sendable {
        /// All connections, those included whose handshake is under way or comes to nothing.
        var open = 0
        /// Those that were let in, by the name of the node.
        var admitted: [String: Int] = [:]

        var isOvercounted: Bool { admitted.values.reduce(0, +) > open }

        mutating func forgetOne() {
            guard let most = admitted.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
            admitted[most.key] = most.value > 1 ? most.value - 1 : nil
        }
    }

    private var hosts: [String: Host] = [:]

    /// How many connections a node has, from wherever they came.
    func count(of node: String) -> Int { hosts.values.reduce(0) { $0 + ($1.admitted[node] ?? 0) } }

    /// Somebody has connected; the handshake follows.
    mutating func accepted(from host: String) { hosts[host, default: Host()].open += 1 }

    /// Somebody has shown a key of a node, and is let in unless the node has enough.
    mutating func admit(_ node: String, from host: String, limit: Int) -> Bool {
        guard count(of: node) < limit else { return false }
        hosts[host, default: Host()].admitted[node, default: 0] += 1
        return true
    }

    /// A connection has ended.
    mutating func ended(from host: String) {
        hosts[host]?.open -= 1
        if hosts[host]?.admitted.isEmpty == false {
            forgetOne(at: host)
        } else if let other = hosts.first(where: { $0.value.isOvercounted })?.key {
            // Of somebody who was gone at once the address was not known when he came.
            forgetOne(at: other)
        }
        if let entry = hosts[host], entry.open <= 0, entry.admitted.isEmpty { hosts[host] = nil }
    }

    private mutating func forgetOne(at host: String) {
        if hosts[host]?.isOvercounted == true { hosts[host]?.forgetOne() }
        if let entry = hosts[host], entry.open <= 0, entry.admitted.isEmpty { hosts[host] = nil }
    }
}
