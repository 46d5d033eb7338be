import Foundation
import Messages
import Observations
import Rollups
import Testing

/// What a build of the version before says without the fields that were added since: it is understood, and what this one says is by that one.
@Suite struct VersionBeforeTests {
    /// What a build of the version before says of a kind.
    private func before(_ kind: String) throws -> WireMessage {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/before/\(kind).json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let frames = text.split(separator: "\n").map { Array($0.utf8) }
        let message = try WireMessage(frames: frames)
        #expect(message.frames == frames)
        return message
    }

    /// The names of the fields of a message.
    private func fields(_ body: [UInt8]) throws -> Set<String> {
        Set((try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]).keys)
    }

    /// What a node told of itself before catalogues were published is understood, and what this one tells is by that one: it has the
    /// same fields and more.
    @Test func report_ofANodeBeforePublishedCatalogues_isUnderstood() throws {
        let before = try before("node_report")
        let report = try before.decode(NodeReport.self)
        #expect(report.edition == "4" && report.catalogue == nil && report.below.count == 1)
        let sample = try #require(Samples.all.first { $0.kind == .nodeReport })
        #expect(try fields(before.body).isSubset(of: fields(sample.body)))
    }

    /// Heartbeats and services of the version before tell of no keys; what has none to tell of looks as it did.
    @Test func words_ofTheVersionThatKnewOfNoKeys_areUnderstood() throws {
        #expect(try before("heartbeat").decode(Heartbeat.self) == Heartbeat())
        #expect(WireMessage(Heartbeat()).body == Array("{}".utf8))
        let status = try before("status").decode(ServiceStatus.self)
        #expect(status.keys == nil && status.counts["taken"] == 3)
    }

    /// A node that compares the words of persons by their counters alone is understood, and takes nothing for different that it
    /// does not tell apart.
    @Test func holdings_ofANodeThatComparesCountersAlone_areUnderstood() throws {
        let holding = try #require(try before("compare_holdings").decode(CompareHoldings.self).items.first)
        #expect(holding.retraction == 2 && holding.retractionContent == nil)
        #expect(holding.decisions == [Holding.Decision(detail: 3, counter: 1)])
        #expect(holding != Samples.holding)
        #expect(holding.isCovered(by: Samples.holding) && Samples.holding.isCovered(by: holding))
    }

    /// Welcomes of the version before tell no time; what has none to tell looks as it did.
    @Test func welcome_ofTheVersionThatToldNoTime_isUnderstood() throws {
        let before = try before("welcome")
        let welcome = Welcome(role: .ingest, node: "330103", limits: LinkLimits())
        #expect(try before.decode(Welcome.self) == welcome)
        #expect(WireMessage(welcome, id: 1).frames == before.frames)
    }

    /// What a service told of itself before readers of another content were refused is understood, and what this one tells is by that one.
    @Test func status_ofAServiceBeforeReadersWereRefused_isUnderstood() throws {
        let before = try before("status")
        let status = try before.decode(ServiceStatus.self)
        #expect(status.readers.count == 1 && status.refusedReaders == nil && status.complaint == nil)
        let sample = try #require(Samples.all.first { $0.kind == .status })
        #expect(try fields(before.body).isSubset(of: fields(sample.body)))
        let told = WireMessage(Complaint(.edition, "another content"))
        #expect(String(decoding: told.body, as: UTF8.self) == #"{"code":"edition","reason":"another content"}"#)
    }

    /// Cells of a service that told of no arrivals are understood, and what this one tells is by that one: it has the same fields and more.
    @Test func cells_ofAServiceThatToldOfNoArrivals_areUnderstood() throws {
        let before = try before("cells")
        let page = try before.decode(CellsPage.self)
        #expect(page.items.first?.coverage.arrived == nil)
        var cells = page.items
        for index in cells.indices { cells[index].coverage.arrived = Samples.cell.coverage.arrived }
        #expect(cells == [Samples.cell])
        #expect(WireMessage(page, id: 9).body == before.body)
    }

    /// A node above that tells of decisions as of documents is understood, and what this one tells is by a node below of that version.
    @Test func comparison_withANodeThatTellsOfNoDecisions_isUnderstood() throws {
        var compared = try before("compared_holdings").decode(ComparedHoldings.self)
        #expect(compared.decisions == nil && compared.extra == [Samples.extra])
        #expect(WireMessage(compared, id: 7).frames == (try before("compared_holdings").frames))
        compared.decisions = [Samples.decisionAbove]
        let sample = try #require(Samples.all.first { $0.kind == .comparedHoldings })
        #expect(try sample.decode(ComparedHoldings.self) == compared)
        let verified = try before("parent_verified").decode(ParentVerified.self)
        #expect(verified.differences.map(\.decisions) == [nil] && verified.differences.allSatisfy(\.isFault))
        #expect(WireMessage(verified, id: 8).frames == (try before("parent_verified").frames))
    }

    /// A ledger of the version before postpones no fact; what postpones none looks as it did, and a sender of that version reads the
    /// verdicts beside what is postponed.
    @Test func verdicts_ofALedgerThatPostponesNothing_areUnderstood() throws {
        let before = try before("verdicts")
        let verdicts = try before.decode(Verdicts.self)
        #expect(verdicts.later == nil && WireMessage(verdicts, id: 5).frames == before.frames)
        let sample = try #require(Samples.all.first { $0.kind == .verdicts })
        #expect(try sample.decode(Verdicts.self).items == verdicts.items)
    }
}
