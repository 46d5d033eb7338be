import FaultLine
import Foundation
import Messages
import Metrics
import NodeRuntime
import RawHTTP
import Supervision
import Testing

/// What real services tell over HTTP: `/metrics`, `/health/live`, `/health/ready`.
@Suite(.serialized, .timeLimit(.minutes(3))) struct HealthTests {
    private static let listen = "metrics:\n  listen: 127.0.0.1:0\n"

    @Test func services_ofANode_tellLifeReadinessAndCounts() async throws {
        let node = try TestNode(Self.listen)
        let up = try await node.up()
        let endpoints = up.ready.endpoints
        for service in ["aggregate", "ingest", "extract"] {
            let endpoint = try #require(endpoints["\(service).metrics"])
            #expect(await RawHTTP.ask(endpoint, "/health/live")?.status == 200)
            #expect(await RawHTTP.ask(endpoint, "/health/ready")?.body == "ready\n")
            let samples = try await MetricSamples.told(endpoint)
            let info = "node=\"county-1\",service=\"shangji-\(service)\",protocol=\"\(Envelope.version)\""
            #expect(samples["shangji_build_info{\(info)}"] == 1)
            #expect(samples["shangji_ready{node=\"county-1\"}"] == 1)
            #expect((samples["process_start_time_seconds{node=\"county-1\"}"] ?? 0) > 1_700_000_000)
        }
        let file = try node.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        let broken = node.folder.appending(path: "reports/b.txt")
        try Data([0xFF, 0x00, 0xFE, 0x81, 0x00]).write(to: broken)
        _ = try await node.run("submit", "--json", file.path, broken.path)
        let journal = try await MetricSamples.told(endpoints["ingest.metrics"])
        #expect(journal["shangji_ingest_documents_taken_total{node=\"county-1\"}"] == 2)
        #expect(journal["shangji_journal_documents{node=\"county-1\",state=\"stored\"}"] == 1)
        #expect(journal["shangji_journal_documents{node=\"county-1\",state=\"dead\"}"] == 1)
        #expect(journal["shangji_ingest_documents_dead_total{node=\"county-1\"}"] == 1)
        #expect(journal["shangji_ingest_readers{node=\"county-1\"}"] == 1)
        #expect(journal["shangji_link_up{node=\"county-1\",link=\"ledger\"}"] == 1)
        #expect((journal["shangji_data_free_bytes{node=\"county-1\"}"] ?? 0) > 0)
        let ledger = try await MetricSamples.told(endpoints["aggregate.metrics"]) {
            $0["shangji_ledger_documents{node=\"county-1\",state=\"dead\"}"] == 1
        }
        #expect(ledger["shangji_ledger_documents{node=\"county-1\",state=\"read\"}"] == 1)
        #expect(ledger["shangji_ledger_observations{node=\"county-1\"}"] == 2)
        let reader = try await MetricSamples.told(endpoints["extract.metrics"])
        #expect(reader["shangji_extract_documents_read_total{node=\"county-1\"}"] == 1)
        #expect(reader["shangji_link_connects_total{node=\"county-1\",link=\"work\"}"] == 1)
        #expect(reader.keys.contains { $0.hasPrefix("shangji_edition_info{node=\"county-1\",edition=\"") })
        #expect(try await up.stop() == .exited(0))
        let closed = try #require(endpoints["ingest.metrics"])
        #expect(await RawHTTP.ask(closed, "/health/live") == nil)
    }

    /// Holds a store's file, as an older copy of the service that is still closing it would.
    private static let holder = """
        import json, os, signal, sqlite3, sys
        store = sqlite3.connect(sys.argv[1], isolation_level=None)
        store.execute("BEGIN IMMEDIATE")
        print(json.dumps({"ready": True, "service": "holder", "process": os.getpid(), "endpoints": {}}), flush=True)
        signal.pause()
        """

    @Test func service_thatStillOpensItsStore_livesAndIsNotReady() async throws {
        let node = try TestNode()
        let run = node.folder.appending(path: "run").path
        try FileManager.default.createDirectory(
            atPath: run, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let data = node.folder.appending(path: "ingest").path
        let port = try FreePort.any()
        let log = node.folder.appending(path: "ingest.log").path
        let plan = ChildProcess.Plan(
            executable: "\(LocalLine.ownFolder)/shangji-ingest",
            environment: [
                "SHANGJI_INGEST_DATA": data, "SHANGJI_INGEST_METRICS_LISTEN": "127.0.0.1:\(port)",
                "SHANGJI_INGEST_WORK_ENDPOINT": "ipc://\(run)/work", "SHANGJI_INGEST_CONTROL": "ipc://\(run)/control",
                "SHANGJI_INGEST_SUBMIT_ENDPOINT": "ipc://\(run)/submit", "SHANGJI_INGEST_LEDGER": "ipc://\(run)/store",
            ], log: log)
        #expect(try await ChildProcess.start(plan).stop() == .exited(0))
        let holder = try await ChildProcess.start(
            ChildProcess.Plan(
                executable: "/usr/bin/python3", environment: [:],
                arguments: ["-c", Self.holder, data + "/journal.sqlite"], log: nil))

        async let starting = ChildProcess.start(plan)
        #expect(try await polled { await RawHTTP.ask(port, "/health/live") }.status == 200)
        #expect(await RawHTTP.ask(port, "/health/ready")?.status == 503)
        #expect(try await MetricSamples.told("http://127.0.0.1:\(port)")["shangji_ready{node=\"local\"}"] == 0)
        try await holder.stop()
        let service = try await starting
        // The ledger is not there: a metric, and no reason to be killed.
        #expect(await RawHTTP.ask(port, "/health/ready")?.status == 200)
        #expect(
            try await MetricSamples.told("http://127.0.0.1:\(port)")["shangji_link_up{node=\"local\",link=\"ledger\"}"]
                == 0)
        #expect(try await service.stop() == .exited(0))
    }

    @Test func address_thatIsTaken_keepsTheNodeFromStarting() async throws {
        let node = try TestNode(Self.listen)
        let up = try await node.up()
        let address = try #require(up.ready.endpoints["ingest.metrics"]).dropFirst("http://".count)
        let second = try TestNode("metrics:\n  listen: \(address)\n", name: "county-2")
        await #expect(throws: StartError.self) { try await second.up() }
        #expect(second.log.contains("cannot listen at metrics.listen \(address)"))
        #expect(try await up.stop() == .exited(0))
    }

    /// A county whose parent is away, a stranger at the parent's door, and the tree as the parent tells it.
    @Test func county_whoseParentIsAway_tellsItsLag_andTheParentTellsOfCountyAndStranger() async throws {
        let province = try TestNode.member("430000", name: "hunan", settings: Self.listen)
        let county = try TestNode.member("430621", name: "yueyangxian", under: province, settings: Self.listen)
        let stranger = try TestNode.member(
            "430623", name: "huarong", under: province, isAdmitted: false, settings: Self.listen)
        let below = try await county.up()
        let file = try county.write(CountyReport.text("岳阳县"), to: "reports/a.txt")
        let answer = try await county.run("submit", "--json", file.path)
        #expect(answer.objects.first?["state"] as? String == "stored", "\(answer.errors)\n\(county.log)")
        let ledger = below.ready.endpoints["aggregate.metrics"]
        let away = try await MetricSamples.told(ledger) {
            ($0["shangji_uplink_lag_items{node=\"yueyangxian\"}"] ?? 0) > 0
        }
        #expect(away["shangji_link_up{node=\"yueyangxian\",link=\"parent\"}"] == 0)
        #expect(away["shangji_link_connects_total{node=\"yueyangxian\",link=\"parent\"}"] == 0)
        #expect(away["shangji_ready{node=\"yueyangxian\"}"] == 1)
        #expect((away["shangji_uplink_oldest_unsent_seconds{node=\"yueyangxian\"}"] ?? 0) > 0)
        #expect(try await county.run("status").output.contains("parent not reached"))

        let above = try await province.up()
        let knocking = try await stranger.up()
        let there = try await MetricSamples.told(ledger) { $0["shangji_uplink_lag_items{node=\"yueyangxian\"}"] == 0 }
        #expect(there["shangji_link_up{node=\"yueyangxian\",link=\"parent\"}"] == 1)
        #expect(there["shangji_link_connects_total{node=\"yueyangxian\",link=\"parent\"}"] == 1)
        #expect(there["shangji_uplink_oldest_unsent_seconds{node=\"yueyangxian\"}"] == 0)

        let child = "{node=\"hunan\",path=\"yueyangxian\",place=\"430621\"}"
        let tree = try await MetricSamples.told(above.ready.endpoints["aggregate.metrics"]) {
            $0["shangji_tree_node_documents\(child)"] == 1
                && ($0["shangji_handshake_failures_total{node=\"hunan\",direction=\"in\",reason=\"not_admitted\"}"] ?? 0)
                    > 0
        }
        let knocks = "{node=\"hunan\",direction=\"in\",address=\"127.0.0.1\",reason=\"not_admitted\"}"
        #expect((tree["shangji_handshake_failures_by_address_total\(knocks)"] ?? 0) > 0)
        #expect(tree["shangji_tree_node_connected\(child)"] == 1)
        #expect(tree["shangji_tree_node_connects_total\(child)"] == 1)
        #expect(tree["shangji_tree_node_oldest_unsent_seconds\(child)"] != nil)
        #expect((tree["shangji_ledger_facts_from_below_total{node=\"hunan\"}"] ?? 0) > 0)
        #expect(!tree.keys.contains { $0.contains("huarong") })
        let turned = try await MetricSamples.told(knocking.ready.endpoints["aggregate.metrics"]) {
            ($0["shangji_handshake_failures_total{node=\"huarong\",direction=\"out\",reason=\"not_admitted\"}"] ?? 0)
                > 0
        }
        #expect(turned["shangji_link_up{node=\"huarong\",link=\"parent\"}"] == 0)

        // Together they tell every metric that is written down, beside those of a forwarder.
        var told: Set<String> = []
        for up in [above, below] {
            for (name, endpoint) in up.ready.endpoints where name.hasSuffix(".metrics") {
                told.formUnion(try await MetricSamples.told(endpoint).keys.map { String($0.prefix { $0 != "{" }) })
            }
        }
        #expect(told == Set(Metric.all.map(\.name).filter { !$0.hasPrefix("shangji_forward_") }))

        // A county that is gone stays in the picture.
        #expect(try await below.stop() == .exited(0))
        let gone = try await MetricSamples.told(above.ready.endpoints["aggregate.metrics"]) {
            $0["shangji_tree_node_connected\(child)"] == 0
        }
        #expect(gone["shangji_tree_node_documents\(child)"] == 1)
        for up in [knocking, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// A node that is admitted and was never there is told of, not passed over.
    @Test func node_thatNeverCame_isInTheTreeAsNotHeardFrom() async throws {
        let province = try TestNode.member("430000", name: "hunan", settings: Self.listen)
        _ = try TestNode.member("430621", name: "yueyangxian", under: province)
        let up = try await province.up()
        let samples = try await MetricSamples.told(up.ready.endpoints["aggregate.metrics"])
        #expect(samples["shangji_tree_node_connected{node=\"hunan\",path=\"yueyangxian\",place=\"430621\"}"] == 0)
        #expect(try await province.run("status").output.contains("yueyangxian (岳阳县), not heard from yet"))
        #expect(try await up.stop() == .exited(0))
    }
}
