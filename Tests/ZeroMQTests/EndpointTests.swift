import Testing
import ZeroMQ

struct EndpointTests {
    @Test(arguments: [
        "tcp://127.0.0.1:7700", "tcp://*:0", "tcp://[::1]:7700", "tcp://shangji.example:65535",
        "ipc:///run/shangji/work",
        "ipc://relative", "inproc://zeromq.zap.01",
    ])
    func endpoint_whenWellFormed_isWrittenAsItWasRead(text: String) throws {
        #expect(try Endpoint(text).description == text)
    }

    @Test(arguments: [
        "", "tcp://", "tcp://host", "tcp://:1", "tcp://host:", "tcp://host:65536", "tcp://host:-1", "tcp://host:+1",
        "tcp://::1:5",
        "tcp://a b:1", "udp://host:1", "host:1", "ipc://", "ipc://*", "ipc://@hidden", "ipc:///run/", "inproc://",
        "ipc:///a\u{0}b", "TCP://host:1",
    ])
    func endpoint_whenMalformed_isRefusedWithAReason(text: String) {
        let error = failure { _ = try Endpoint(text) }
        #expect(error?.code == .invalidEndpoint)
        #expect(error?.description.isEmpty == false)
    }

    @Test func ipcPath_whenOneByteTooLong_isRefusedWithItsLength() throws {
        let longest = "ipc:///" + String(repeating: "a", count: Endpoint.longestPath - 1)
        #expect(try Endpoint(longest).address.utf8.count == 107)
        #expect(failure { _ = try Endpoint(longest + "a") }?.description.contains("108 bytes") == true)
    }
}
