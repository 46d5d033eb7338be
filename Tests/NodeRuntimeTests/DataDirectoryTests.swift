import Foundation
import NodeRuntime
import Testing

@Suite struct DataDirectoryTests {
    @Test func init_whenMissing_createsItPrivateWithItsParents() throws {
        let folder = try TemporaryFolder()
        let directory = try DataDirectory(folder.file("a/b"))
        #expect(try TemporaryFolder.mode(directory.path) == 0o700)
        #expect(try TemporaryFolder.mode(folder.file("a")) == 0o700)
        #expect(directory.file("journal.sqlite") == folder.file("a/b/journal.sqlite"))
    }

    @Test func init_whenOwned_refusesTheSecondOwnerWithTheFirstOnesID() throws {
        let folder = try TemporaryFolder()
        let first = try DataDirectory(folder.path)
        let owner = ProcessInfo.processInfo.processIdentifier
        #expect {
            try DataDirectory(folder.path)
        } throws: { error in
            (error as? StartError)
                == StartError(
                    .temporary, zh: "数据文件夹 \(folder.path) 正由进程 \(owner) 使用；请先将其停止，或另指定数据文件夹",
                    en: "data directory \(folder.path) is in use by process \(owner); "
                        + "stop it first or name another data directory")
        }
        withExtendedLifetime(first) {}
    }

    @Test func init_whenTheFirstOwnerIsGone_succeeds() throws {
        let folder = try TemporaryFolder()
        var first: DataDirectory? = try DataDirectory(folder.path)
        withExtendedLifetime(first) {}
        first = nil
        _ = try DataDirectory(folder.path)
    }

    @Test func init_whenTheOwnerLeftItsIDInACrash_succeeds() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("lock", bytes: Array("999999\n".utf8))
        _ = try DataDirectory(folder.path)
    }

    @Test func init_whenAFileIsInTheWay_cannotCreate() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("file", bytes: [])
        #expect {
            try DataDirectory(file)
        } throws: { error in
            (error as? StartError)
                == StartError(
                    .cannotCreate, zh: "无法建立数据文件夹 \(file)：路径中有一级不是文件夹",
                    en: "cannot create the data directory \(file): Not a directory")
        }
        #expect {
            try DataDirectory(file + "/below")
        } throws: { error in
            (error as? StartError)?.reason == .cannotCreate
        }
    }

    @Test func init_whenTheLockIsALink_refusesToFollowIt() throws {
        let folder = try TemporaryFolder()
        let target = try folder.write("target", bytes: [1, 2, 3])
        try FileManager.default.createSymbolicLink(atPath: folder.file("lock"), withDestinationPath: target)
        #expect(throws: StartError.self) { try DataDirectory(folder.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data([1, 2, 3]))
    }
}
