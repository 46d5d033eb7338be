import NodeRuntime
import RawHTTP
import Synchronization
import Testing

@testable import MicroHTTP

/// The server with real sockets on loopback.
@Suite(.timeLimit(.minutes(3))) struct HTTPServerTests {
    private static func server(
        _ limits: HTTPLimits = HTTPLimits(), answer: @escaping HTTPServer.Answer
    ) throws -> HTTPServer {
        try HTTPServer(at: try #require(ListenAddress("127.0.0.1:0")), limits: limits, answer: answer)
    }

    @Test func request_isAnsweredWithStatusTypeAndText() async throws {
        let server = try Self.server { HTTPResponse(200, "hello \($0.path)\n", headers: ["X-Test": "1"]) }
        let answer = try #require(await RawHTTP.ask(server.address.port, "/a%20b?c=d"))
        #expect(answer.status == 200)
        #expect(answer.body == "hello /a b\n")
        #expect(answer.head.contains("Content-Type: text/plain; charset=utf-8"))
        #expect(answer.head.contains("X-Test: 1"))
        server.stop()
        #expect(await RawHTTP.ask(server.address.port, "/") == nil)
    }

    @Test func head_isAnsweredWithoutText_andOtherMethodsAreRefused() async throws {
        let server = try Self.server { _ in HTTPResponse(200, "text") }
        let head = try #require(await RawHTTP.ask(server.address.port, "/", method: "HEAD"))
        #expect(head.status == 200 && head.body.isEmpty && head.head.contains("Content-Length: 4"))
        for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
            let answer = try #require(
                await RawHTTP.ask(server.address.port, "/", method: method, headers: ["Content-Length: 0"]))
            #expect(answer.status == 405 && answer.head.contains("Allow: GET, HEAD"))
        }
    }

    @Test func bearerToken_isHandedOver() async throws {
        let server = try Self.server { HTTPResponse(200, $0.bearerToken ?? "none") }
        for (headers, token) in [
            (["Authorization: Bearer secret word"], "secret word"), (["Authorization: Basic abc"], "none"),
            ([], "none"), (["authorization: bearer x"], "x"),
        ] {
            #expect(await RawHTTP.ask(server.address.port, "/", headers: headers)?.body == token)
        }
    }

    @Test func answer_thatTakesItsTime_holdsNobodyElse() async throws {
        let (gate, open) = AsyncStream<Void>.makeStream()
        let server = try Self.server { request in
            if request.path == "/slow" { for await _ in gate { break } }
            return HTTPResponse(200, request.path)
        }
        let port = server.address.port
        async let slow = RawHTTP.ask(port, "/slow")
        for _ in 0..<20 { #expect(await RawHTTP.ask(port, "/quick")?.body == "/quick") }
        open.yield()
        #expect(await slow?.body == "/slow")
    }

    @Test func manyAtOnce_areAllAnswered() async throws {
        let server = try Self.server { HTTPResponse(200, String(repeating: $0.path, count: 5_000)) }
        let port = server.address.port
        let good = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    await RawHTTP.ask(port, "/\(number)")?.body == String(repeating: "/\(number)", count: 5_000)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(good == 40)
    }

    @Test func stop_whileAQuestionIsOpen_endsIt_andALaterAnswerIsDropped() async throws {
        let (asked, sawQuestion) = AsyncStream<Void>.makeStream()
        let late = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let server = try Self.server { _ in
            await withCheckedContinuation { continuation in
                late.withLock { $0 = continuation }
                sawQuestion.yield()
            }
            return HTTPResponse(200, "too late")
        }
        let port = server.address.port
        async let answer = RawHTTP.ask(port, "/")
        for await _ in asked { break }
        server.stop()
        // Either the refusal has still left, or the connection was closed.
        #expect([0, 503].contains(await answer?.status ?? 0))
        late.withLock { $0 }?.resume()
        server.stop()
    }

    @Test(arguments: ["\r\n\r\n", "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"])
    func garbage_isRefusedAndHarmsNobody(_ text: String) async throws {
        let server = try Self.server { _ in HTTPResponse(200, "well") }
        let answer = await RawHTTP.send(server.address.port, text + "Connection: close\r\n\r\n")
        #expect(answer?.body != "well")
        #expect(await RawHTTP.ask(server.address.port, "/")?.body == "well")
    }

    @Test func head_thatIsLongerThanAllowed_isRefused() async throws {
        let server = try Self.server { _ in HTTPResponse(200, "well") }
        let header = "X: " + String(repeating: "a", count: 64 << 10)
        #expect(await RawHTTP.ask(server.address.port, "/", headers: [header])?.body != "well")
        #expect(await RawHTTP.ask(server.address.port, "/")?.body == "well")
    }

    @Test func address_thatIsTaken_isRefused() async throws {
        let server = try Self.server { _ in HTTPResponse(200, "") }
        #expect(throws: SystemFailure.self) { try HTTPServer(at: server.address) { _ in HTTPResponse(200, "") } }
        do {
            _ = try HTTPServer(at: server.address) { _ in HTTPResponse(200, "") }
        } catch {
            #expect(error.isTaken)
        }
    }
}
