import Foundation
import Keys
import TestFiles
import Testing
import ZeroMQ

@Suite struct KeyFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.path(name) }

    @Test func file_whenMade_isPrivateAndReadsBack() throws {
        let made = try KeyFile.create(path("node.key"))
        #expect(try KeyFile(path("node.key")).keys == made.keys)
        let mode = try FileManager.default.attributesOfItem(atPath: path("node.key"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o660])
    func file_thatOthersMayRead_isRefusedWithItsMode(mode: Int) throws {
        _ = try KeyFile.create(path("node.key"))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path("node.key"))
        #expect(throws: KeyError.readableByOthers(path("node.key"), mode: UInt32(mode))) {
            try KeyFile(self.path("node.key"))
        }
    }

    @Test func file_thatIsThere_isNotOverwritten() throws {
        let first = try KeyFile.create(path("node.key"))
        #expect(throws: KeyError.exists(path("node.key"))) { try KeyFile.create(self.path("node.key")) }
        #expect(try KeyFile(path("node.key")).keys == first.keys)
    }

    @Test(arguments: ["", "public: x\n", "what is this", "public: \"a\"\nsecret: \"b\"\nmore: c\n"])
    func file_withoutAKey_isRefused(text: String) throws {
        let made = FileManager.default.createFile(
            atPath: path("node.key"), contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        #expect(made)
        #expect(throws: KeyError.noKey(path("node.key"))) { try KeyFile(self.path("node.key")) }
    }

    @Test func errors_aboutASecret_doNotRepeatIt() throws {
        let keys = try KeyFile.create(path("a.key")).keys
        let other = try KeyFile.create(path("b.key")).keys
        let text = "public: \"\(keys.publicKey)\"\nsecret: \"\(other.secretText)\"\n"
        let made = FileManager.default.createFile(
            atPath: path("node.key"), contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        #expect(made)
        let error = #expect(throws: KeyError.self) { try KeyFile(self.path("node.key")) }
        #expect(error?.description.contains(other.secretText) == false)
        #expect(error?.description.contains("does not belong") == true)
    }
}
