import Foundation
import Generation
import Indicators
import Messages
import NodeRuntime
import Places

/// One round of a tree: every county hands in what it reports while faults happen; then all is compared with the truth.
public struct TreeTrial: Sendable {
    /// What came of it.
    public struct Result: Sendable, CustomStringConvertible {
        /// How many nodes.
        public var nodes: Int
        /// How many faults.
        public var faults: Int
        /// How many documents the counties handed in.
        public var documents: Int
        /// How many cells of the province were compared with the truth.
        public var cells: Int
        /// What is not as it must be.
        public var complaints: [String]
        /// How long it took.
        public var duration: Duration

        /// In a line, and what is wrong in further ones.
        public var description: String {
            (["\(nodes) nodes, \(faults) faults, \(documents) documents, \(cells) cells, wrong \(complaints.count)"]
                + complaints.prefix(20)).joined(separator: "\n")
        }
    }

    private let plan: TreePlan
    private let truth: TreeTruth
    private let faults: [TreeFault]

    /// Draws a tree, its reports and its faults.
    public init(seed: UInt64, faults: Int) throws {
        let gazetteer = try Gazetteer.bundled()
        plan = try TreePlan(gazetteer: gazetteer, seed: seed)
        truth = try TreeTruth(plan, catalogue: Catalogue.bundled(), gazetteer: gazetteer)
        self.faults = TreeFault.draw(plan, count: faults)
    }

    /// How many nodes the tree has.
    public var nodeCount: Int { plan.members.count }

    /// Runs it.
    public func run(links: any TreeLinks) async throws -> Result {
        let begin = ContinuousClock.now
        let tree = try NodeTree(plan, links: links)
        do {
            try await tree.startAll()
            let complaints = try await judge(tree)
            try await tree.stopAll()
            return Result(
                nodes: nodeCount, faults: faults.count, documents: truth.reports.values.joined().count,
                cells: truth.sums.count, complaints: complaints, duration: .now - begin)
        } catch {
            try? await tree.stopAll()
            throw error
        }
    }

    private func judge(_ tree: NodeTree) async throws -> [String] {
        // The first year is in the backups that nodes are put back to.
        try await handIn(tree, years: plan.years.lowerBound...plan.years.lowerBound)
        let putBack = Set(faults.compactMap { fault in if case .restore(let index) = fault { index } else { nil } })
        for index in putBack { try await tree.backUp(index) }
        async let complaints = handInAll(tree)
        for fault in faults { try await tree.make(fault) }
        try await tree.heal()
        var all = try await complaints
        // What a node that was put back has lost below it, it is told again by those below; what of its own, by its county.
        all += try await handInAll(tree)
        all += try await compare(tree)
        return all
    }

    private func compare(_ tree: NodeTree) async throws -> [String] {
        var complaints: [String] = []
        for index in plan.members.indices.reversed().dropLast() {
            // A link that was just healed may still be connecting.
            let answer = try await polled {
                let answer = try await tree.nodes[index].run("sync", "--verify", "--json")
                return answer.status == ExitReason.unavailable.rawValue ? nil : answer
            }
            if answer.status != 0 {
                complaints.append("node \(index) and the one above differ: \(answer.output)\(answer.errors)")
            }
        }
        for index in plan.members.indices {
            let answer = try await tree.nodes[index].run("verify", "--json")
            if answer.status != 0 { complaints.append("node \(index) is not sound: \(answer.output)\(answer.errors)") }
        }
        return complaints + truth.differences(try await tree.cells())
    }

    private func handInAll(_ tree: NodeTree) async throws -> [String] { try await handIn(tree, years: plan.years) }

    /// Every county hands in its reports of some years, and waits until the province has them.
    @discardableResult
    private func handIn(_ tree: NodeTree, years: ClosedRange<Int>) async throws -> [String] {
        try await withThrowingTaskGroup { group in
            for (county, reports) in truth.reports {
                let node = tree.nodes[county]
                let files = try reports.filter { years.contains($0.year) }
                    .map { try node.write($0.text, to: "reports/\($0.year).txt").path }
                group.addTask { try await Self.settled(files, at: node) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// A node that is just being started again cannot be reached; its clerk tries again.
    private static func settled(_ files: [String], at node: TestNode) async throws -> [String] {
        let names = Set(files)
        return try await polled {
            let answer = try await node.run("submit", "--until", "settled", "--json", files: files)
            guard answer.status != ExitReason.unavailable.rawValue else { return nil }
            let settled = answer.objects.filter { $0["state"] as? String == "settled" }
            return settled.count == names.count
                ? [] : ["\(node.name): \(answer.status) \(answer.output)\(answer.errors)"]
        }
    }
}
