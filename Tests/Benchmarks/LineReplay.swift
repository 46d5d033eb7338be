import FaultLine
import Foundation
import Indicators
import Messages
import Observations

/// All documents of a line read and stored again, from the journal: how fast, and who was busy.
struct LineReplay {
    let line: RealLine
    let readers: Int
    let documents: Int

    /// Orders the replay and waits for its end.
    func measure() async throws {
        let members = RealLine.members(readers: readers)
        var used: [Member: Double] = [:]
        for member in members { used[member] = await line.processorSeconds(member) }
        let begin = ContinuousClock.now
        let ordered = try await line.ask(.ingest, OrderReplay(.all), for: Replays.self)
        guard let id = ordered.items.first?.id else { throw BenchmarkError.unsound("no replay was ordered") }
        try await polled(every: .milliseconds(200)) {
            let replays = try await line.ask(.ingest, AskReplays(id: id), for: Replays.self)
            return replays.items.first?.state == "finished" && replays.waiting == 0 ? () : nil
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        say("RESULT replay \(rate(documents, in: seconds)) documents/s")
        // A replay goes at the speed of its readers when they are busy all the time.
        for member in members {
            guard let before = used[member], let after = await line.processorSeconds(member) else { continue }
            let busy = ((after - before) / seconds).formatted(.percent.precision(.fractionLength(0)))
            let each = (1_000 * (after - before) / Double(documents)).formatted(.number.precision(.fractionLength(2)))
            say("  \(member): busy \(busy), \(each) ms of processor a document")
        }
    }

    /// Publishes the catalogue under the next edition and waits until all readers read by it: what is read from then on is told
    /// apart from what was read before, by every cell.
    func publishNextEdition() async throws {
        let edition = try Catalogue.bundled().edition + 1
        let text = try CatalogueText.bundled().adding([
            CatalogueText.File(name: "next.yaml", text: "edition: \(edition)\n", isAddition: true)
        ])
        let answer = try await line.ask(
            .aggregate, PublishCatalogue(text: text, person: nil), for: CataloguePublished.self)
        if let refusal = answer.refusal { throw BenchmarkError.unsound("the catalogue was not taken: \(refusal)") }
        try await polled(every: .milliseconds(50)) {
            let status = try await line.ask(.ingest, AskStatus(), for: ServiceStatus.self)
            let isRead = status.readers.allSatisfy { $0.edition?.catalogue == edition }
            return isRead && status.readers.count == readers ? () : nil
        }
    }
}

/// So many in a second.
func rate(_ count: Int, in seconds: Double) -> String {
    (Double(count) / seconds).formatted(.number.precision(.fractionLength(0)))
}
