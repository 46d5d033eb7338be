import Foundation
import NodeRuntime
import Testing

@Suite struct SocketClaimTests {
    @Test(arguments: [
        ("ipc:///run/shangji/work", true), ("tcp://127.0.0.1:5555", true), ("tcp://*:5555", true),
        ("tcp://host:*", true),
        ("tcp://[::1]:5555", true), ("ipc://work", false), ("ipc:///run/", false), ("ipc://", false),
        ("ipc://@hidden", false),
        ("tcp://:5555", false), ("tcp://host", false), ("tcp://host:0", false), ("tcp://host:65536", false),
        ("tcp://", false),
        ("host:5555", false), ("", false), ("inproc://x", false),
    ])
    func isEndpoint_whenGiven_tells(text: String, expected: Bool) {
        #expect(SocketClaim.isEndpoint(text) == expected)
    }

    @Test func init_whenFree_makesAPrivateFolder() throws {
        let folder = try TemporaryFolder()
        let claim = try SocketClaim("ipc://\(folder.file("run/work"))")
        #expect(try TemporaryFolder.mode(folder.file("run")) == 0o700)
        withExtendedLifetime(claim) {}
    }

    @Test func init_whenTaken_namesTheOwner() throws {
        let folder = try TemporaryFolder()
        let endpoint = "ipc://\(folder.file("work"))"
        let claim = try SocketClaim(endpoint)
        #expect {
            try SocketClaim(endpoint)
        } throws: { error in
            (error as? StartError)?.reason == .temporary
                && "\(error)".hasPrefix(
                    "endpoint \(endpoint) is taken by process \(ProcessInfo.processInfo.processIdentifier);")
        }
        withExtendedLifetime(claim) {}
        _ = try SocketClaim("ipc://\(folder.file("store"))")
    }

    @Test func init_whenThePathIsTooLong_namesItsLength() {
        let path = "/tmp/" + String(repeating: "长", count: 35)
        #expect {
            try SocketClaim("ipc://\(path)")
        } throws: { error in
            (error as? StartError)?.reason == .configuration
                && "\(error)".contains("is 110 bytes long, more than the 107")
        }
    }

    @Test func init_whenOthersMayEnterTheFolder_refusesIt() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        #expect {
            try SocketClaim("ipc://\(folder.file("work"))")
        } throws: { error in
            (error as? StartError)?.reason == .configuration && "\(error)".contains("mode 755")
        }
    }

    @Test func init_whenNoEndpoint_saysHowToWriteOne() {
        #expect {
            try SocketClaim("work")
        } throws: { error in
            (error as? StartError)
                == StartError(
                    .configuration, zh: "work 不是有效的端点；请写作 ipc:///文件夹/名称 或 tcp://主机:端口",
                    en: "work is no endpoint; write ipc:///folder/name or tcp://host:port")
        }
    }
}
