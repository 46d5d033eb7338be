import Documents
import FailPoints
import FaultLine
import Foundation
import Keys
import Links
import Messages
import NodeRuntime
import Observations
import Places
import Supervision
import Testing
import ZeroMQ

/// Readers on other machines, and who comes in at no door, as real processes over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DoorTests {
    /// The node has no reader of its own; one on another machine reads, dies at its third document, and reads on.
    @Test func documents_areReadByAReaderOnAnotherMachine() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let reader = try node.reader(name: "reading-1")
        let ups = [try await node.up(), try await reader.up([FailPoint.variable: "extract.after-read:3"])]
        let answer = try await node.run("submit", "--until", "settled", "--json", try node.writeReports(6))
        #expect(answer.status == 0, "\(answer.errors)\n\(node.log)\n\(reader.log)")
        #expect(answer.objects.count == 6)
        #expect(reader.log.contains("service ended unexpectedly"))
        let read = try await node.counts("aggregate")
        #expect(read["read"] == 6 && read["observations"] == 12)
        let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]]
        let readers = services?.first?["readers"] as? [[String: Any]]
        #expect(readers?.compactMap { $0["name"] as? String } == ["reading-1/extract-1"])
        let status = try await reader.run("status", "--json")
        #expect(status.status == 0 && status.objects.first?["kind"] as? String == "reader")
        let doctor = try await reader.run("doctor", "--json")
        #expect(doctor.status == 0, "\(doctor.output)")
        #expect(Set(doctor.objects.compactMap { $0["look"] as? String }).isSuperset(of: ["work", "store"]))
        try await Self.overstep(reader, at: node)
        #expect(try await node.counts("aggregate")["read"] == 6, "nothing of that is in the ledger")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// Hands in, under the key of a machine with readers, what that may not: a document of which nobody here heard, a report from
    /// elsewhere, and something that is no reading.
    private static func overstep(_ reader: TestNode, at node: TestNode) async throws {
        let keys = try KeyFile(reader.folder.appending(path: "node.key").path).keys
        let peer = try RawPeer()
        try await peer.connect(
            to: try #require(node.door("store")),
            security: .curveClient(keys: keys, server: try CurvePublicKey(node.publicKey)))
        try await peer.say(WireMessage(Hello(role: .extract, node: reader.name, name: "raw")).frames)
        _ = await peer.answers(1)
        let known = DocumentID(hashing: CountyReport.text("岳阳县", 2010, received: 40).utf8)
        let claim = Claim(node: node.name, time: 0, source: "/forged")
        let retraction = Retraction(counter: 9, isRetracted: true, reason: "因", person: nil, time: 0)
        let facts: [Fact] = [
            .reading(reading: reading(DocumentID(hashing: "unheard of".utf8), of: "430621"), claims: [claim]),
            .reading(reading: reading(known, of: "330103"), claims: []),
            .retraction(document: known, retraction: retraction),
        ]
        let items = facts.enumerated().map { Facts.Item(key: UInt64($0.offset), fact: $0.element) }
        try await peer.say(WireMessage(Facts(items: items), id: 2).frames)
        let verdicts = try await peer.answer(2, as: Verdicts.self).items.compactMap(\.refusal)
        #expect(verdicts.count == 3 && verdicts.allSatisfy { $0.contains("reading-1") }, "\(verdicts)")
        await peer.close()
        try await node.logged("nobody handed in here")
        #expect(try await node.counts("aggregate")["refused_readings"] == 3)
        #expect(try await node.run("status").output.contains("3 readings of other machines refused"))
    }

    /// A reading by an edition that outranks all others.
    private static func reading(_ document: DocumentID, of place: String) -> Reading {
        Reading(
            document: document, edition: Edition(engine: 99, catalogue: 99, gazetteer: 99),
            metadata: DocumentMetadata(
                kind: .annualReport, title: nil, jurisdiction: .place(PlaceCode(rawValue: place)), placeName: nil,
                adcode: nil, parent: nil, level: nil, isFunctionalZone: false, department: nil, year: 2023, period: nil,
                issuer: nil, published: nil, script: .hans),
            mentions: [], observations: [], checks: [], text: "")
    }

    /// Keys that are not admitted, and keys of another role, are turned away at every door, told of and counted.
    @Test func keys_ofStrangersAndOfOtherRoles_openNoDoor() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let stranger = try node.forwarder("430621", name: "stranger", admittedAs: nil)
        let misplaced = try node.forwarder("430623", name: "misplaced", admittedAs: .node)
        let reader = try node.reader(name: "reading-1", admittedAs: .forwarder)
        let above = try await node.up()
        let ups = [try await stranger.up(), try await misplaced.up(), try await reader.up()]
        for forwarder in [stranger, misplaced] {
            let reports = try forwarder.writeReports(1)
            #expect(try await forwarder.run("submit", "--until", "taken", reports).status == 0)
        }
        let own = try node.write(CountyReport.text("平江县"), to: "own.txt")
        _ = try await node.run("submit", "--until", "taken", own.path)
        try await node.logged("key not admitted")
        try await node.logged("key of another role")
        for below in [stranger, misplaced, reader] { try await below.logged("peer turned away") }
        try await polled { (try await node.counts("ingest")["turned_away"] ?? 0) >= 3 ? () : nil }
        #expect(try await node.counts("ingest")["taken"] == 1, "nothing came in but its own")
        #expect(try await node.counts("ingest")["leased"] == 0, "nothing was lent")
        #expect(try await node.counts("aggregate")["read"] == 0)
        #expect(try await node.run("status").output.contains("failed handshakes"))
        let sick = try await stranger.run("doctor", "--json")
        let words = sick.objects.first { $0["look"] as? String == "parent" }?["words"] as? String
        #expect(words?.contains("shangji node admit --name stranger --place 430621 --role forwarder") == true)

        // Once it is admitted, nothing more is needed.
        let admitted = try await node.run(
            "node", "admit", "--role", "forwarder", "--name", "stranger", "--place", "430621", "--key",
            stranger.publicKey)
        #expect(admitted.status == 0, "\(admitted.errors)")
        try await polled { try await node.counts("ingest")["taken"] == 2 ? () : nil }
        for up in ups + [above] { #expect(try await up.stop() == .exited(0)) }
    }
}
