import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// A reader on another machine whose catalogue has the number of the node's and another content, as real processes.
@Suite(.serialized, .timeLimit(.minutes(3))) struct EditionTests {
    private static func service(_ name: String, of node: TestNode) async throws -> [String: Any] {
        let services = try await node.run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
        return services.first { $0["name"] as? String == name } ?? [:]
    }

    private static func addCatalogue(_ text: String, to node: TestNode, as file: String = "own.yaml") throws {
        try node.write(text, to: file)
        let settings = try String(contentsOf: node.configuration, encoding: .utf8)
        try Data((settings + "catalogue: \(file)\n").utf8).write(to: node.configuration)
    }

    @Test func reader_withAnotherContentUnderTheSameNumber_readsNothingUntilOneIsPublished() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let reader = try node.reader(name: "reading-1")
        try Self.addCatalogue(LampCatalogue.text(edition: 900, zh: "修复路灯数"), to: node)
        try Self.addCatalogue(LampCatalogue.text(edition: 900, zh: "维修路灯数"), to: reader)
        let ups = [try await node.up(), try await reader.up()]
        let report = try node.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        #expect(try await node.run("submit", "--until", "taken", report.path).status == 0)

        try await reader.logged("ledger refuses this service")

        // It never asks for work, and the process that says so is the first.
        let process = try await reader.process(of: "extract")
        let counts = try await node.counts("ingest")
        #expect(counts["readers"] == 0 && counts["stored"] == 0 && counts["pending"] == 1)
        #expect(!reader.log.contains("service ended unexpectedly"))

        // Both ends say which contents these are, and what to do.
        let refused = try #require(
            try await Self.service("aggregate", of: node)["refused_readers"] as? [[String: Any]])
        let digest = try #require(refused.first?["digest"] as? String)
        let own = try #require(refused.first?["own_digest"] as? String)
        #expect(refused.count == 1 && refused.first?["name"] as? String == "reading-1/extract-1" && digest != own)
        let complaint = try #require(try await Self.service("extract", of: reader)["complaint"] as? String)
        for end in [node, reader] {
            let doctor = try await end.run("doctor", "--json")
            let fault = doctor.objects.first { $0["state"] as? String == "fault" }?["words"] as? String ?? ""
            for words in [String(digest.prefix(12)), String(own.prefix(12)), "catalogue publish"] {
                #expect(fault.contains(words), "\(doctor.output)")
            }
            #expect(doctor.status != 0)
        }
        #expect(try await node.run("status").output.contains("1 reader refused"))
        #expect(try await reader.run("status").output.contains(complaint))

        // Published for both it is taken at the next hello, and what waited is read.
        let next = try node.write(LampCatalogue.text(edition: 901, zh: "修复路灯数"), to: "next.yaml")
        let published = try await node.run("catalogue", "publish", next.path)
        #expect(published.status == 0, "\(published.errors)")
        let stored = try await node.run("submit", "--until", "stored", report.path)
        #expect(stored.status == 0, "\(stored.errors)\n\(reader.log)")
        #expect(try await reader.process(of: "extract") == process)
        let after = try await Self.service("aggregate", of: node)
        #expect((after["refused_readers"] as? [Any])?.isEmpty == true)
        let edition = try await Self.service("extract", of: reader)["edition"] as? String
        #expect(edition?.split(separator: ".").dropFirst().first == "901")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// With the same file at both ends nothing is in the way, whatever it is called there.
    @Test func reader_withTheSameContent_readsAtOnce() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let reader = try node.reader(name: "reading-1")
        try Self.addCatalogue(LampCatalogue.text(edition: 900, zh: "修复路灯数"), to: node)
        try Self.addCatalogue(LampCatalogue.text(edition: 900, zh: "修复路灯数"), to: reader, as: "copy.yaml")
        let ups = [try await node.up(), try await reader.up()]
        let report = try node.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        let stored = try await node.run("submit", "--until", "stored", report.path)
        #expect(stored.status == 0, "\(stored.errors)\n\(reader.log)")
        #expect(!reader.log.contains("refuses"))
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }
}
