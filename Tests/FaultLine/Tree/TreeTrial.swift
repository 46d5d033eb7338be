import Documents
import Foundation
import Generation
import Indicators
import NodeRuntime
import Places

/// One round of a tree: every county, and whoever else reports, hands in while faults happen; then all is compared with the truth.
public struct TreeTrial: Sendable {
    /// What came of it.
    public struct Result: Sendable, CustomStringConvertible {
        /// How many nodes.
        public var nodes: Int
        /// How many faults: links that were down, and what else happened meanwhile.
        public var faults: Int
        /// How many documents were handed in.
        public var documents: Int
        /// How many of them were unsent when a fault fell.
        public var unsent: Int
        /// How many cells, of all levels, were compared with the truth.
        public var cells: Int
        /// What is not as it must be.
        public var complaints: [String]
        /// How long it took.
        public var duration: Duration

        /// In a line, and what is wrong in further ones.
        public var description: String {
            let figures =
                "\(nodes) nodes, \(faults) faults, \(documents) documents, \(unsent) of them unsent then, \(cells) cells"
            return (["\(figures), wrong \(complaints.count)"] + complaints.prefix(20)).joined(separator: "\n")
        }
    }

    /// How long a report is made: so that it takes a moment to be handed in and read.
    private static let reportBytes = 200_000

    /// Which nodes there are.
    public let plan: TreePlan
    /// What they report.
    public let truth: TreeTruth
    /// What befalls them.
    public let waves: [TreeWave]

    /// Draws a tree, its reports and its faults.
    /// - Parameters:
    ///   - waves: how many times a link is down while something happens to another node; see ``TreeWave/draw(_:count:)``.
    ///   - prefectures: how many prefectures the province has.
    ///   - counties: how many counties each of them has.
    public init(seed: UInt64, waves: Int, prefectures: Int = 3, counties: Int = 4) throws {
        let gazetteer = try Gazetteer.bundled()
        plan = try TreePlan(gazetteer: gazetteer, seed: seed, prefectures: prefectures, counties: counties)
        truth = try TreeTruth(plan, catalogue: Catalogue.bundled(), gazetteer: gazetteer, bytes: Self.reportBytes)
        self.waves = TreeWave.draw(plan, count: waves)
    }

    /// How many nodes the tree has.
    public var nodeCount: Int { plan.members.count }

    /// Runs it.
    public func run(links: any TreeLinks) async throws -> Result {
        let begin = ContinuousClock.now
        let tree = try NodeTree(plan, links: links)
        do {
            try await tree.startAll()
            let (unsent, complaints) = try await judge(tree)
            try await tree.stopAll()
            return Result(
                nodes: nodeCount, faults: 2 * waves.count, documents: truth.reports.values.joined().count,
                unsent: unsent, cells: truth.count(under: plan.members[0].place.code), complaints: complaints,
                duration: .now - begin)
        } catch {
            try? await tree.stopAll()
            throw error
        }
    }

    private func judge(_ tree: NodeTree) async throws -> (unsent: Int, complaints: [String]) {
        // The first year is in the backups that nodes are put back to.
        let first = plan.members.indices.filter(plan.reports).map {
            TreeWave.Report(node: $0, year: plan.years.lowerBound)
        }
        var complaints = try await handIn(first, to: tree, until: "settled")
        for index in Set(waves.compactMap(\.fault.restored)) { try await tree.backUp(index) }
        var unsent = 0
        // Handed in, and not lost with a node that was put back since.
        var kept = Set(first)
        for wave in waves {
            try await tree.withLinkDown(of: wave.cutOff, atLeast: .milliseconds(wave.milliseconds)) {
                complaints += try await handIn(wave.reports, to: tree, until: "taken")
                kept.formUnion(wave.reports)
                let waiting = try await wave.reports.asyncFilter { try await !isSettled($0, tree) }
                if waiting.isEmpty { complaints.append("\(wave): nothing was unsent") }
                unsent += waiting.count
                try await tree.make(wave.fault)
            }
            guard let restored = wave.fault.restored else { continue }
            kept = kept.filter { $0.node != restored || $0.year == plan.years.lowerBound }
        }
        try await tree.heal()
        // What a node that was put back has lost below it, it is told again by those below. Nobody hands it in again.
        complaints += try await missing(kept, tree)
        // What it has lost of its own, it hands in again; the others do not.
        let lost = Set(waves.flatMap(\.reports)).subtracting(kept)
        complaints += try await handIn(Array(lost), to: tree, until: "settled")
        return (unsent, try await complaints + compare(tree))
    }
}

extension Sequence {
    /// The elements of which something that must be asked for is true.
    fileprivate func asyncFilter(_ isMeant: (Element) async throws -> Bool) async rethrows -> [Element] {
        var meant: [Element] = []
        for element in self where try await isMeant(element) { meant.append(element) }
        return meant
    }
}
