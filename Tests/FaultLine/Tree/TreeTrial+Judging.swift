import Documents
import Foundation
import Generation
import Messages
import NodeRuntime
import Places
import Rollups

/// Handing in, and the comparison of what came of it with what was handed in.
extension TreeTrial {
    /// How long what was taken may need to come to the root, once all links are up.
    private static let patience = Duration.seconds(90)

    private func text(_ report: TreeWave.Report) -> String {
        truth.reports[report.node]?.first { $0.year == report.year }?.text ?? ""
    }

    private func name(_ report: TreeWave.Report) -> DocumentID { DocumentID(hashing: text(report).utf8) }

    /// Nodes hand reports in, each its own, and wait for a receipt.
    func handIn(_ reports: [TreeWave.Report], to tree: NodeTree, until receipt: String) async throws -> [String] {
        try await withThrowingTaskGroup { group in
            for (index, reports) in Dictionary(grouping: reports, by: \.node) {
                let node = tree.nodes[index]
                let files = try reports.map { try node.write(text($0), to: "reports/\($0.year).txt").path }
                group.addTask { try await Self.handIn(files, at: node, until: receipt) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// A node that is just being started again cannot be reached; its clerk tries again.
    private static func handIn(_ files: [String], at node: TestNode, until receipt: String) async throws -> [String] {
        try await polled {
            let answer = try await node.run("submit", "--until", receipt, "--json", files: files)
            guard answer.status != ExitReason.unavailable.rawValue else { return nil }
            // Where the root has it by then, that is told.
            let enough = receipt == "taken" ? ["taken", "stored", "settled"] : [receipt]
            let done = answer.objects.filter { enough.contains($0["state"] as? String ?? "") }
            return answer.status == 0 && done.count == files.count
                ? [] : ["\(node.name): \(answer.status) \(answer.output)\(answer.errors)"]
        }
    }

    /// Whether the root has a report, as far as its node knows.
    func isSettled(_ report: TreeWave.Report, _ tree: NodeTree) async throws -> Bool {
        try await tree.nodes[report.node].run("where", "\(name(report))", "--json").objects.first?["root"] is String
    }

    /// Reports that do not come to the root though nothing that they went through has lost them.
    func missing(_ reports: Set<TreeWave.Report>, _ tree: NodeTree) async throws -> [String] {
        let end = ContinuousClock.now + Self.patience
        var waiting = reports
        try await polled {
            for report in waiting where try await isSettled(report, tree) { waiting.remove(report) }
            return waiting.isEmpty || .now > end ? () : nil
        }
        // A root that was put back is told again what it had promised.
        let absent = try await polled {
            let there = Set(try await tree.documents().map(\.facts.document))
            let absent = reports.filter { !there.contains(name($0)) }
            return absent.isEmpty || .now > end ? absent : nil
        }
        return waiting.map { "\($0) is not settled" } + absent.map { "\($0) did not come to the root again" }
    }

    /// Every node against the one above and against itself, the root's documents against what was handed in, and the cells of every node
    /// against the truth.
    func compare(_ tree: NodeTree) async throws -> [String] {
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
            let told = try await tree.nodes[index].run("status", "--json").objects.first?["tree"] as? [String: Any]
            let counts = told?["counts"] as? [String: Int] ?? [:]
            for name in ["quarantined", "refused", "dead"] where counts[name] != 0 {
                complaints.append("node \(index): \(name) \(counts[name].map { "\($0)" } ?? "not told")")
            }
        }
        for index in plan.members.indices {
            let wrong = truth.differences(try await tree.cells(of: index), under: plan.members[index].place.code)
            complaints += wrong.map { "node \(index): \($0)" }
        }
        return complaints + differences(try await tree.documents().map(\.facts))
    }

    /// What the documents of the root say otherwise than that it has every report, read and handed in once, and nothing else.
    public func differences(_ documents: [DocumentFacts]) -> [String] {
        var expected = Dictionary(
            uniqueKeysWithValues: plan.members.indices.filter(plan.reports).flatMap { node in
                plan.years.map { year in
                    let report = TreeWave.Report(node: node, year: year)
                    return (name(report), report)
                }
            })
        var complaints: [String] = []
        for document in documents {
            guard let report = expected.removeValue(forKey: document.document) else {
                complaints.append("the root has \(document.document), which nobody handed in, or twice")
                continue
            }
            if document.findings == nil { complaints.append("\(report) is not read at the root") }
            let nodes = document.claims.map(\.node)
            if nodes != ["node-\(report.node)"] { complaints.append("\(report) was handed in at \(nodes)") }
        }
        return complaints + expected.values.map { "\($0) is not at the root" }
    }
}
