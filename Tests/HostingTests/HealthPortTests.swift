import Foundation
import Hosting
import Logging
import Metrics
import NodeRuntime
import RawHTTP
import ServiceLifecycle
import Synchronization
import Testing

/// The three paths as a service goes through its life.
@Suite(.timeLimit(.minutes(3))) struct HealthPortTests {
    /// A service that says what it is told to say.
    private final class Subject: HealthSubject {
        let reasons = Mutex<[String]>([])
        let fault = Mutex<StartError?>(nil)

        func hindrances() async -> [String] { reasons.withLock { $0 } }

        func measure() async throws -> MetricPage {
            if let fault = fault.withLock({ $0 }) { throw fault }
            var page = MetricPage()
            page.set(.extractHeld, 3)
            return page
        }
    }

    private static func settings(_ address: String, token: String? = nil) throws -> MetricsSettings {
        var settings = MetricsSettings()
        let listen: ListenAddress = try #require(ListenAddress(address))
        settings.listen = listen
        settings.token = token
        return settings
    }

    // Never inlined: the optimiser of Swift 6.3 crashes on a typed error that ends up inside an asynchronous function.
    @inline(never)
    private static func port(_ address: String = "127.0.0.1:0", token: String? = nil) throws -> HealthPort? {
        try HealthPort.open(
            try settings(address, token: token), service: "shangji-test", node: "n", logger: Logger(label: "test"))
    }

    /// A file with a token.
    private static func tokenFile(_ text: String, mode: Int) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "shangji-token-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }

    @Test func paths_fromStartToEnd_tellLifeApartFromReadiness() async throws {
        let port = try #require(try Self.port())
        func status(_ path: String) async -> Int { await RawHTTP.ask(port.endpoint, path)?.status ?? 0 }
        #expect(await status("/health/live") == 200)
        #expect(await status("/health/ready") == 503)
        let early = try #require(await RawHTTP.ask(port.endpoint, "/metrics"))
        #expect(early.status == 200)
        #expect(early.head.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8"))
        #expect(early.body.contains("shangji_ready{node=\"n\"} 0\n"))

        let subject = Subject()
        port.tell(of: subject)
        #expect(await status("/health/live") == 200)
        #expect(await status("/health/ready") == 200)
        let page = try #require(await RawHTTP.ask(port.endpoint, "/metrics")?.body)
        #expect(page.contains("shangji_ready{node=\"n\"} 1\n"))
        #expect(page.contains("shangji_extract_held_documents{node=\"n\"} 3\n"))
        #expect(page.contains("shangji_build_info{node=\"n\",service=\"shangji-test\",protocol="))
        #expect(page.contains("\nprocess_resident_memory_bytes{node=\"n\"} "))

        subject.reasons.withLock { $0 = ["no socket"] }
        #expect(await status("/health/live") == 200)
        #expect(await RawHTTP.ask(port.endpoint, "/health/ready")?.body == "not ready: no socket\n")
        #expect(await RawHTTP.ask(port.endpoint, "/metrics")?.body.contains("shangji_ready{node=\"n\"} 0\n") == true)

        subject.fault.withLock { $0 = StartError(.inputOutput, english: "the disk is gone") }
        #expect(await status("/metrics") == 503)
        #expect(await status("/health/live") == 200)

        port.end()
        #expect(await status("/health/live") == 200)
        #expect(await status("/health/ready") == 503)
        #expect(await status("/metrics") == 200)
        #expect(await status("/etc/passwd") == 404)
    }

    @Test func service_thatHangs_isNotLive() async throws {
        /// Never answers, until it is let go.
        final class Hanging: HealthSubject {
            let held = Mutex<[CheckedContinuation<Void, Never>]>([])
            func hindrances() async -> [String] {
                await withCheckedContinuation { continuation in held.withLock { $0.append(continuation) } }
                return []
            }
            func measure() async throws -> MetricPage { MetricPage() }
        }
        let port = try #require(try Self.port())
        let subject = Hanging()
        port.tell(of: subject)
        async let live = RawHTTP.ask(port.endpoint, "/health/live")
        async let ready = RawHTTP.ask(port.endpoint, "/health/ready")
        #expect(await live?.status == 503)
        #expect(await ready?.status == 503)
        for continuation in subject.held.withLock({ $0 }) { continuation.resume() }
    }

    @Test func metrics_withAToken_areForThoseWhoSayIt_andHealthIsForAll() async throws {
        let file = try Self.tokenFile("a-token-of-enough-letters\nmore\n", mode: 0o600)
        defer { try? FileManager.default.removeItem(at: file) }
        let port = try #require(try Self.port(token: file.path))
        let number = try #require(port.endpoint.split(separator: ":").last.flatMap { UInt16($0) })
        func status(_ token: String?) async -> Int {
            let headers = token.map { ["Authorization: Bearer \($0)"] } ?? []
            return await RawHTTP.ask(number, "/metrics", headers: headers)?.status ?? 0
        }
        #expect(await status(nil) == 401)
        #expect(await status("a-token-of-enough-letterz") == 401)
        #expect(await status("a-token-of-enough-letters") == 200)
        #expect(await RawHTTP.ask(number, "/health/live")?.status == 200)
    }

    @Test func configuration_thatOpensMetricsToAll_isRefused() throws {
        let open = try Self.tokenFile("a-token-of-enough-letters\n", mode: 0o644)
        let short = try Self.tokenFile("short\n", mode: 0o600)
        defer { for file in [open, short] { try? FileManager.default.removeItem(at: file) } }
        for (address, token) in [
            ("0.0.0.0:0", nil), ("[::]:0", nil), ("127.0.0.1:0", open.path), ("127.0.0.1:0", short.path),
            ("127.0.0.1:0", "/nowhere/token"),
        ] {
            do throws(StartError) {
                _ = try HealthPort.open(
                    try settingsOrStop(address, token), service: "s", node: "n", logger: Logger(label: "test"))
                Issue.record("\(address) with \(token ?? "no token") was served")
            } catch {
                #expect(error.reason == .configuration)
            }
        }
    }

    private func settingsOrStop(_ address: String, _ token: String?) throws(StartError) -> MetricsSettings {
        do { return try Self.settings(address, token: token) } catch {
            throw StartError(.internalFault, english: "\(error)")
        }
    }

    @Test func address_thatIsTaken_isATemporaryFault() throws {
        let first = try #require(try Self.port())
        let address = String(first.endpoint.dropFirst("http://".count))
        do {
            _ = try Self.port(address)
            Issue.record("two at one address")
        } catch let error as StartError {
            #expect(error.reason == .temporary)
        }
        #expect(try HealthPort.open(MetricsSettings(), service: "s", node: "n", logger: Logger(label: "test")) == nil)
    }
}
