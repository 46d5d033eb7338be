import Testing

@testable import NodeRuntime

/// Addresses with a port, as a configuration states them.
@Suite struct ListenAddressTests {
    @Test(arguments: ["127.0.0.1:9464", "0.0.0.0:0", "[::1]:9464", "[fe80::1]:65535"])
    func address_inItsForm_isReadAndPrinted(_ text: String) throws {
        let address: ListenAddress = try #require(ListenAddress(text))
        #expect(address.description == text)
        #expect(ListenAddress(written: .quoted(text)) == address)
    }

    @Test(arguments: [
        "", "9464", "127.0.0.1", "localhost:9464", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:", "::1:9464",
        "[127.0.0.1]:1", "256.0.0.1:1", "*:9464", "tcp://127.0.0.1:1", "127.0.0.1:9464 ",
    ])
    func text_ofAnotherForm_isRefused(_ text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test func loopback_isToldFromWhatOthersReach() throws {
        for (text, isLoopback) in [
            ("127.0.0.1:1", true), ("127.8.0.1:1", true), ("[::1]:1", true), ("0.0.0.0:1", false),
            ("10.0.0.1:1", false),
            ("[::]:1", false),
        ] {
            #expect(ListenAddress(text)?.isLoopback == isLoopback, "\(text)")
        }
    }

    @Test func furtherPorts_areCountedOn_andZeroStaysZero() throws {
        #expect(ListenAddress("127.0.0.1:9464")?.further(2).port == 9466)
        #expect(ListenAddress("127.0.0.1:0")?.further(2).port == 0)
        #expect(ListenAddress("127.0.0.1:65535")?.further(2).port == 65_535)
    }
}
