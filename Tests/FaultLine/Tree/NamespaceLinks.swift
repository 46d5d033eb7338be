import Foundation
import Subprocess

/// A network of its own for every node, as if each were a machine: namespaces of the kernel, joined by a bridge. Wants root and
/// iproute2. Links are slowed by tbf, since not every kernel has netem.
public final class NamespaceLinks: TreeLinks {
    private let name: String
    private let count: Int

    /// Makes the namespaces.
    /// - Throws: what the system says where this process may not.
    public init(count: Int) async throws {
        name = "sj\(UUID().uuidString.prefix(6))"
        self.count = count
        var script = """
            ip netns add \(name)-hub
            ip -n \(name)-hub link add bridge type bridge
            ip -n \(name)-hub link set bridge up

            """
        for member in 0..<count {
            script += """
                ip netns add \(name)-\(member)
                ip -n \(name)-\(member) link add eth0 type veth peer name port\(member) netns \(name)-hub
                ip -n \(name)-hub link set port\(member) master bridge up
                ip -n \(name)-\(member) addr add \(Self.address(member))/24 dev eth0
                ip -n \(name)-\(member) link set eth0 up
                ip -n \(name)-\(member) link set lo up

                """
        }
        do {
            try await Self.shell(script)
        } catch {
            await remove()
            throw error
        }
    }

    private static func address(_ member: Int) -> String { "10.91.0.\(member + 1)" }

    /// The node's own address; the port is free, as nobody else is there.
    public func listen(_ member: Int) -> String { "tcp://\(Self.address(member)):7201" }

    /// Just there.
    public func uplink(of member: Int, to endpoint: String) -> String? { nil }

    /// The namespace of the node.
    public func wrapper(_ member: Int) -> [String] { ["ip", "netns", "exec", "\(name)-\(member)"] }

    /// Takes the interface down, or up again.
    public func setLink(of member: Int, isUp: Bool) async throws {
        try await Self.shell("ip -n \(name)-\(member) link set eth0 \(isUp ? "up" : "down")")
    }

    /// Puts a token bucket before the interface, or takes it away.
    public func slow(_ member: Int, bytesPerSecond: Int?) async throws {
        if let bytesPerSecond {
            try await Self.shell(
                "tc -n \(name)-\(member) qdisc replace dev eth0 root tbf rate \(8 * bytesPerSecond)bit burst 16kb latency 2000ms"
            )
        } else {
            try await Self.shell("tc -n \(name)-\(member) qdisc del dev eth0 root 2>/dev/null || true")
        }
    }

    /// Removes the namespaces and what is in them.
    public func remove() async {
        let names = (0..<count).map { "\(name)-\($0)" } + ["\(name)-hub"]
        try? await Self.shell(names.map { "ip netns del \($0) 2>/dev/null || true" }.joined(separator: "\n"))
    }

    private static func shell(_ script: String) async throws {
        let result = try await Subprocess.run(
            .name("sh"), arguments: ["-ec", script], output: .discarded, error: .string(limit: 64 << 10))
        guard case .exited(0) = result.terminationStatus else {
            throw RoundError(description: "a network of the test cannot be made or changed: \(result.standardError)")
        }
    }
}
