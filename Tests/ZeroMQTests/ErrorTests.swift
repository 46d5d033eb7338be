import Testing
import ZeroMQ

struct ErrorTests {
    @Test func error_whenPrinted_namesOperationEndpointAndRemedy() throws {
        let socket = try Socket(.dealer, context: Context())
        try socket.connect(Endpoint("ipc:///tmp/nobody"))
        let error = failure { try socket.send([[1]]) }
        #expect(
            error?.description
                == "cannot send through ipc:///tmp/nobody: no peer can take a message now; send it again when the socket is "
                + "writable")
    }

    @Test(arguments: ["tcp://127.0.0.1:0", "tcp://*:7700"])
    func connect_whenEndpointIsForListeningOnly_isRefused(text: String) throws {
        let socket = try Socket(.dealer, context: Context())
        let error = failure { try socket.connect(Endpoint(text)) }
        #expect(error?.code == .invalidEndpoint)
    }

    @Test func sockets_whenTheirLimitIsReached_areRefused() throws {
        let context = try Context(maximumSockets: 2)
        let sockets = [try Socket(.dealer, context: context), try Socket(.dealer, context: context)]
        #expect(failure { _ = try Socket(.dealer, context: context) }?.code == .tooManySockets)
        sockets.forEach { $0.close() }
    }

    @Test func context_whenLimitIsImpossible_isRefused() {
        #expect(failure { _ = try Context(maximumSockets: 0) }?.code == .invalidOption)
    }
}
