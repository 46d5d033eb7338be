import FaultLine
import Foundation
import Links
import Messages
import NodeRuntime
import Supervision
import Testing

/// A node that is asked to stop in the middle of its work.
@Suite(.timeLimit(.minutes(3))) struct DrainTests {
    /// What ingest has, as its control socket tells.
    private func queue(of node: TestNode) async throws -> [QueuePage.Item] {
        let client = try ControlClient(endpoint: "ipc://\(node.folder.path)/data/run/ingest-control")
        let page = try await client.ask(AskQueue(after: 0, limit: 1_000), for: QueuePage.self)
        await client.close()
        return page.items
    }

    /// Neither a document nor an attempt is lost: readers give back what they have not read, and finish what they have.
    @Test func node_thatIsStoppedWithDocumentsInHand_goesOnWithThemWithoutAnAttempt() async throws {
        let node = try TestNode()
        var up = try await node.up()
        // Seconds of reading.
        let count = 100
        for document in try InventedDocuments(seed: 6, unreadableEvery: 0).documents(0..<count, size: 400_000) {
            try node.write(String(decoding: document.bytes, as: UTF8.self), to: "reports/\(document.id).txt")
        }
        let reports = node.folder.appending(path: "reports").path
        #expect(try await node.run("submit", "--until", "taken", reports).status == 0, "\(node.log)")
        try await polled { try await node.counts("ingest")["leased"] ?? 0 > 0 ? () : nil }
        #expect(try await up.stop() == .exited(0), "\(node.log)")

        let restart = WallTime.milliseconds()
        up = try await node.up()
        let again = try await node.run("submit", "--json", reports)
        #expect(again.status == 0 && again.objects.count == count && again.areStored, "\(again.errors)\n\(node.log)")
        let items = try await queue(of: node)
        #expect(items.count == count && items.allSatisfy { $0.status == "stored" && $0.attempts == 0 })
        #expect(items.contains { $0.endedAt ?? 0 > restart }, "some were left for the second life")
        #expect(try await up.stop() == .exited(0))
    }
}
