import Documents
import FaultLine
import Foundation
import Links
import Messages
import Testing
import ZeroMQ

/// A client that was closed is gone, with its thread and its descriptors: `status --watch` opens several every second, for days.
@Suite(.timeLimit(.minutes(1))) struct ClientEndTests {
    private let endpoint = "ipc://\(FileManager.default.temporaryDirectory.path)/shangji-nobody-\(UUID().uuidString)"

    @Test func controlClient_onceClosed_isReleased() async throws {
        weak var released: ControlClient?
        do {
            let client = try ControlClient(endpoint: endpoint)
            released = client
            await #expect(throws: LinkError.self) {
                try await client.ask(AskStatus(), for: ServiceStatus.self, within: .milliseconds(10))
            }
            await client.close()
        }
        _ = try await polled { released == nil ? true : nil }
    }

    @Test func submissionClient_onceClosed_isReleased() async throws {
        weak var released: SubmissionClient?
        do {
            let client = try SubmissionClient(endpoint: endpoint) { _, _, _ in [] }
            released = client
            let claim = Claim(node: "", time: 0, source: "a")
            try await client.add([.init(document: DocumentID(hashing: "a".utf8), bytes: 1, claim: claim)])
            await client.close()
        }
        _ = try await polled { released == nil ? true : nil }
    }

    @Test func greetingClient_onceAnswered_isReleased() async throws {
        weak var released: GreetingClient?
        do {
            let client = try GreetingClient()
            released = client
            let outcome = try await client.greet(
                endpoint, security: .none, hello: Hello(role: .operator, node: "", name: "nobody"),
                within: .milliseconds(10))
            guard case .silence = outcome else {
                Issue.record("\(outcome)")
                return
            }
        }
        _ = try await polled { released == nil ? true : nil }
    }
}
