import Foundation
import Messages
import Observations
import Rollups
import Testing

/// The wire is a promise to peers of other builds: what it looks like is held by files. A file that is missing is
/// written and fails the run; a change of shape is a new protocol version.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test func samples_holdEveryKind() {
        #expect(Set(Samples.all.compactMap(\.kind)) == Set(MessageKind.allCases))
    }

    @Test(arguments: Samples.all.indices)
    func message_looksAsItsGoldenFile(index: Int) throws {
        let message = Samples.all[index]
        let file = Self.folder.appending(path: "\(message.envelope.kind).json")
        let lines = message.frames.prefix(2).map { String(decoding: $0, as: UTF8.self) }
        let text = lines.joined(separator: "\n") + "\n"
        guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent); look at it and run again")
            return
        }
        #expect(text == golden)
    }

    /// What a build of the version before says means the same: a node that was not updated yet still delivers.
    @Test(arguments: Samples.differing.indices)
    func message_ofTheVersionBefore_meansTheSame(index: Int) throws {
        let (old, new) = Samples.differing[index]
        let file = Self.folder.appending(path: "1/\(old.envelope.kind).json")
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(golden == old.frames.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined())
        let frames = golden.split(separator: "\n").map { Array($0.utf8) }
        let arrived = try WireMessage(frames: frames)
        #expect(arrived.envelope.v == 1)
        switch arrived.kind {
        case .facts: #expect(try arrived.decode(Facts.self) == new.decode(Facts.self))
        case .handUp: #expect(try arrived.decode(HandUp.self) == new.decode(HandUp.self))
        default: Issue.record("\(arrived.envelope.kind) has one form only")
        }
    }

    /// What a node told of itself before catalogues were published is understood, and what this one tells is by that one: it has the
    /// same fields and more.
    @Test func report_ofANodeBeforePublishedCatalogues_isUnderstood() throws {
        let file = Self.folder.appending(path: "before/node_report.json")
        let frames = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        let report = try WireMessage(frames: frames).decode(NodeReport.self)
        #expect(report.edition == "4" && report.catalogue == nil && report.below.count == 1)
        let sample = try #require(Samples.all.first { $0.kind == .nodeReport })
        func fields(_ body: [UInt8]) throws -> Set<String> {
            Set((try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]).keys)
        }
        #expect(try fields(frames[1]).isSubset(of: fields(sample.body)))
    }

    /// Heartbeats and services of the version before tell of no keys; what has none to tell of looks as it did.
    @Test func words_ofTheVersionThatKnewOfNoKeys_areUnderstood() throws {
        func before(_ name: String) throws -> WireMessage {
            let text = try String(contentsOf: Self.folder.appending(path: "before/\(name).json"), encoding: .utf8)
            return try WireMessage(frames: text.split(separator: "\n").map { Array($0.utf8) })
        }
        #expect(try before("heartbeat").decode(Heartbeat.self) == Heartbeat())
        #expect(WireMessage(Heartbeat()).body == Array("{}".utf8))
        let status = try before("status").decode(ServiceStatus.self)
        #expect(status.keys == nil && status.counts["taken"] == 3)
    }

    /// A node that compares the words of persons by their counters alone is understood, and takes nothing for different that it
    /// does not tell apart.
    @Test func holdings_ofANodeThatComparesCountersAlone_areUnderstood() throws {
        let file = Self.folder.appending(path: "before/compare_holdings.json")
        let frames = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        let holding = try #require(try WireMessage(frames: frames).decode(CompareHoldings.self).items.first)
        #expect(holding.retraction == 2 && holding.retractionContent == nil)
        #expect(holding.decisions == [Holding.Decision(detail: 3, counter: 1)])
        #expect(holding != Samples.holding)
        #expect(holding.isCovered(by: Samples.holding) && Samples.holding.isCovered(by: holding))
    }

    /// Welcomes of the version before tell no time; what has none to tell looks as it did.
    @Test func welcome_ofTheVersionThatToldNoTime_isUnderstood() throws {
        let text = try String(contentsOf: Self.folder.appending(path: "before/welcome.json"), encoding: .utf8)
        let welcome = Welcome(role: .ingest, node: "330103", limits: LinkLimits())
        let frames = text.split(separator: "\n").map { Array($0.utf8) }
        #expect(try WireMessage(frames: frames).decode(Welcome.self) == welcome)
        #expect(WireMessage(welcome, id: 1).frames == frames)
    }

    /// What a service told of itself before readers of another content were refused is understood, and what this one tells is by that one.
    @Test func status_ofAServiceBeforeReadersWereRefused_isUnderstood() throws {
        let file = Self.folder.appending(path: "before/status.json")
        let frames = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        let status = try WireMessage(frames: frames).decode(ServiceStatus.self)
        #expect(status.readers.count == 1 && status.refusedReaders == nil && status.complaint == nil)
        let sample = try #require(Samples.all.first { $0.kind == .status })
        func fields(_ body: [UInt8]) throws -> Set<String> {
            Set((try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]).keys)
        }
        #expect(try fields(frames[1]).isSubset(of: fields(sample.body)))
        let told = WireMessage(Complaint(.edition, "another content"))
        #expect(String(decoding: told.body, as: UTF8.self) == #"{"code":"edition","reason":"another content"}"#)
    }

    /// Cells of a service that told of no arrivals are understood, and what this one tells is by that one: it has the same fields and more.
    @Test func cells_ofAServiceThatToldOfNoArrivals_areUnderstood() throws {
        let file = Self.folder.appending(path: "before/cells.json")
        let frames = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        let before = try WireMessage(frames: frames).decode(CellsPage.self)
        #expect(before.items.first?.coverage.arrived == nil)
        var cells = before.items
        for index in cells.indices { cells[index].coverage.arrived = Samples.cell.coverage.arrived }
        #expect(cells == [Samples.cell])
        #expect(WireMessage(before, id: 9).body == frames[1])
    }

    /// A node above that tells of decisions as of documents is understood, and what this one tells is by a node below of that version.
    @Test func comparison_withANodeThatTellsOfNoDecisions_isUnderstood() throws {
        func before(_ name: String) throws -> WireMessage {
            let text = try String(contentsOf: Self.folder.appending(path: "before/\(name).json"), encoding: .utf8)
            return try WireMessage(frames: text.split(separator: "\n").map { Array($0.utf8) })
        }
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
        let text = try String(contentsOf: Self.folder.appending(path: "before/verdicts.json"), encoding: .utf8)
        let frames = text.split(separator: "\n").map { Array($0.utf8) }
        let before = try WireMessage(frames: frames).decode(Verdicts.self)
        #expect(before.later == nil && WireMessage(before, id: 5).frames == frames)
        let sample = try #require(Samples.all.first { $0.kind == .verdicts })
        #expect(try sample.decode(Verdicts.self).items == before.items)
    }

    /// Marks of secrecy are fields that the version before passes over; without them a message looks as it did.
    @Test func marks_ofSecrecy_travelBesideWhatTheVersionBeforeKnows() throws {
        let offer = Offer(document: Samples.document, bytes: 8, claim: Samples.claim, isSecret: true)
        #expect(try WireMessage(frames: WireMessage(offer).frames).decode(Offer.self) == offer)
        let lease = Lease(token: 9, document: Samples.document, bytes: 8, claims: [], isCleared: true)
        #expect(try WireMessage(frames: WireMessage(lease).frames).decode(Lease.self) == lease)
        let old = try #require(Samples.all.first { $0.kind == .offer })
        #expect(try old.decode(Offer.self).isSecret == nil)
    }

    @Test func versions_thatWereNeverSpoken_areRefusedByNumber() throws {
        for version in [0, 3, 99] {
            let head = Array(#"{"v":\#(version),"kind":"hello","id":1,"more":2}"#.utf8)
            #expect(throws: WireError.version(version)) { try WireMessage(frames: [head, Array("{}".utf8)]) }
        }
    }

    @Test(arguments: Samples.all.indices)
    func message_survivesTheWire(index: Int) throws {
        let message = Samples.all[index]
        let arrived = try WireMessage(frames: message.frames)
        #expect(arrived.envelope == message.envelope)
        #expect(arrived.body == message.body)
        #expect(arrived.raw == message.raw)
    }

    @Test func facts_comeBackEqual() throws {
        let sent = Facts(items: [Facts.Item(key: 1, fact: .reading(reading: Samples.reading, claims: [Samples.claim]))])
        #expect(try WireMessage(frames: WireMessage(sent).frames).decode(Facts.self) == sent)
    }
}
