import Foundation
import Messages
import NodeRuntime
import Places
import Rollups
import Supervision

/// A tree of permanent nodes as real processes over CURVE, made to be disturbed.
public actor NodeTree {
    /// Which nodes there are.
    public nonisolated let plan: TreePlan
    /// The nodes, in the order of the plan.
    public nonisolated let nodes: [TestNode]
    private nonisolated let links: any TreeLinks
    private var running: [Int: ChildProcess] = [:]

    /// Prepares the nodes, each with a key that the one above admits; nothing starts yet.
    public init(_ plan: TreePlan, links: any TreeLinks) throws {
        self.plan = plan
        self.links = links
        var nodes: [TestNode] = []
        for (index, member) in plan.members.enumerated() {
            let parent = member.parent.map { nodes[$0] }
            let uplink = try parent.flatMap { try links.uplink(of: index, to: $0.uplink ?? "") }
            nodes.append(
                try TestNode.member(
                    member.place.code.rawValue, name: "node-\(index)", under: parent, listen: try links.listen(index),
                    uplink: uplink, settings: "restart:\n  first_pause_milliseconds: 10\n"))
        }
        self.nodes = nodes
    }

    /// Starts a node and returns when it is ready.
    public func start(_ index: Int) async throws {
        running[index] = try await nodes[index].up(wrapper: links.wrapper(index))
    }

    /// Starts all nodes, four at a time.
    public func startAll() async throws {
        for begin in stride(from: 0, to: nodes.count, by: 4) {
            try await withThrowingTaskGroup { group in
                for index in begin..<min(begin + 4, nodes.count) { group.addTask { try await self.start(index) } }
                try await group.waitForAll()
            }
        }
    }

    /// Stops all nodes cleanly, and removes the links.
    public func stopAll() async throws {
        for child in running.values { child.send(SIGTERM) }
        for child in running.values { _ = try await child.ended() }
        running = [:]
        await links.remove()
    }

    /// Lets a fault happen, and returns when its node is up again.
    public func make(_ fault: TreeFault) async throws {
        switch fault {
        case .slow(let index, let speed): try await links.slow(index, bytesPerSecond: speed)
        case .kill(let index):
            guard let child = running[index] else { return }
            // The services end with their parent.
            child.send(SIGKILL)
            _ = try await child.ended()
            try await startAgain(index)
        case .restore(let index):
            _ = try await running[index]?.stop()
            let answer = try await nodes[index].run("backup", "restore", Self.copy(nodes[index]))
            guard answer.status == 0 else { throw RoundError(description: "node \(index): \(answer.errors)") }
            try await startAgain(index)
        }
    }

    /// Takes the link of a node down while `work` is done, for a time at least.
    public nonisolated func withLinkDown(
        of index: Int, atLeast time: Duration, _ work: () async throws -> Void
    ) async throws {
        let end = ContinuousClock.now + time
        try await links.setLink(of: index, isUp: false)
        try await work()
        // The time for which the link is down is the fault itself; nothing is awaited by it.
        try await Task.sleep(until: end)
        try await links.setLink(of: index, isUp: true)
    }

    /// Keeps a copy of what a node has now, for ``TreeFault/restore(_:)``.
    public nonisolated func backUp(_ index: Int) async throws {
        let answer = try await nodes[index].run("backup", "--out", Self.copy(nodes[index]))
        guard answer.status == 0 else { throw RoundError(description: "node \(index): \(answer.errors)") }
    }

    /// Every link carries as much as it can.
    public nonisolated func heal() async throws {
        for index in nodes.indices.dropFirst() { try await links.slow(index, bytesPerSecond: nil) }
    }

    /// All cells of a node.
    public func cells(of index: Int) async throws -> [Cell] {
        guard let endpoint = running[index]?.ready.endpoints["aggregate.control"] else { return [] }
        return try await Books.cells(at: endpoint)
    }

    /// All documents of the province.
    public func documents() async throws -> [DocumentsPage.Item] {
        guard let endpoint = running[0]?.ready.endpoints["aggregate.control"] else { return [] }
        return try await Books.documents(at: endpoint)
    }

    private static func copy(_ node: TestNode) -> String { node.folder.appending(path: "copy").path }

    /// Services that lost their supervisor may hold their files for a moment longer.
    private func startAgain(_ index: Int) async throws {
        var attempts = 0
        try await polled {
            attempts += 1
            do {
                return try await start(index)
            } catch let error as StartError where error.reason == .temporary && attempts < 250 {
                return nil
            }
        }
    }
}
