import Foundation
import NodeRuntime
import Testing

@Suite struct RuntimeDirectoryTests {
    @Test func temporary_whenAsked_isPrivateShortAndRemovable() throws {
        let directory = try RuntimeDirectory.temporary(environment: [:])
        #expect(directory.path.hasPrefix("/tmp/shangji-"))
        #expect(try TemporaryFolder.mode(directory.path) == 0o700)
        #expect(try directory.endpoint("work") == "ipc://\(directory.path)/work")
        try Data().write(to: URL(fileURLWithPath: directory.path + "/work"))
        directory.remove()
        #expect(!FileManager.default.fileExists(atPath: directory.path))
    }

    @Test func temporary_whenTheRuntimeFolderOfTheSessionExists_liesInIt() throws {
        let folder = try TemporaryFolder()
        guard folder.path.utf8.count <= 60 else { return }
        let directory = try RuntimeDirectory.temporary(environment: ["XDG_RUNTIME_DIR": folder.path])
        #expect(directory.path.hasPrefix(folder.path))
        directory.remove()
    }

    @Test func temporary_whenTheRuntimeFolderOfTheSessionIsMissing_fallsBack() throws {
        let directory = try RuntimeDirectory.temporary(environment: ["XDG_RUNTIME_DIR": "/nowhere"])
        #expect(directory.path.hasPrefix("/tmp/"))
        directory.remove()
    }

    @Test func endpoint_whenThePathIsLongest_stillPasses() throws {
        let directory = try RuntimeDirectory.temporary(environment: [:])
        defer { directory.remove() }
        let room = SocketClaim.maximumPathBytes - directory.path.utf8.count - 1
        #expect(throws: Never.self) { try directory.endpoint(String(repeating: "x", count: room)) }
        #expect(throws: StartError.self) { try directory.endpoint(String(repeating: "x", count: room + 1)) }
    }
}
