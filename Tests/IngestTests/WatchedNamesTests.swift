import Foundation
import Glibc
import Testing

@testable import Ingest

/// Names and rights in a watched folder, as real machines leave them.
@Suite struct WatchedNamesTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: "shangji-names-\(UUID().uuidString)")

    private func with(_ body: (WatchedFolder) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try body(try WatchedFolder(root.path))
    }

    private func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Renames a file to a name that is no UTF-8.
    private func rename(_ path: String, to bytes: [UInt8]) {
        let other = (Array(root.path.utf8) + [UInt8(ascii: "/")] + bytes + [0]).map { CChar(bitPattern: $0) }
        #expect(Glibc.rename(root.appending(path: path).path, other) == 0)
    }

    private func text(_ path: String) -> String? {
        (try? Data(contentsOf: root.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// 法治.txt in GBK, in a folder of such a name: read and moved by its bytes.
    @Test func file_withANameInGBK_isTaken() throws {
        let name: [UInt8] = [0xB7, 0xA8, 0xD6, 0xCE]
        try with { folder in
            try write("one", to: "330103/a.txt")
            rename("330103/a.txt", to: Array("330103/".utf8) + name + Array(".txt".utf8))
            try write("two", to: "b/b.txt")
            rename("b", to: name)
            let seen = try folder.contents()
            #expect(seen.unreadable.isEmpty && seen.others.isEmpty)
            let files = seen.files.sorted { $0.path < $1.path }
            #expect(files.map(\.path.text) == ["330103/%B7%A8%D6%CE.txt", "%B7%A8%D6%CE/b.txt"])
            #expect(try files.map { try folder.bytes(of: $0.path) } == [Array("one".utf8), Array("two".utf8)])
            #expect(PathHints(files[0].path.text).place == "330103")
            for file in files { #expect(try folder.moveToTaken(file)) }
            #expect(try folder.contents().files.isEmpty)
            #expect(text("taken/330103/%B7%A8%D6%CE.txt") == "one" && text("taken/%B7%A8%D6%CE/b.txt") == "two")
        }
    }

    @Test func file_withANameInGBK_isRejectedWithItsReason() throws {
        try with { folder in
            try write("one", to: "a.txt")
            rename("a.txt", to: [0xB7, 0xA8])
            let seen = try #require(try folder.contents().files.first)
            try folder.moveToRejected(seen.path, reason: "why")
            #expect(text("rejected/%B7%A8") == "one" && text("rejected/%B7%A8.reason.txt") == "why\n")
        }
    }

    @Test func folder_thatCannotBeRead_keepsNobodyFromTheRest() throws {
        try with { folder in
            try write("one", to: "a.txt")
            try write("two", to: "closed/b.txt")
            try write("three", to: "open/c.txt")
            let closed = root.appending(path: "closed").path
            #expect(chmod(closed, 0) == 0)
            defer { chmod(closed, 0o700) }
            let mayReadAll = geteuid() == 0
            let seen = try folder.contents()
            let others: [WatchedPath] = mayReadAll ? ["closed/b.txt"] : []
            #expect(Set(seen.files.map(\.path)) == Set(["a.txt", "open/c.txt"] + others))
            #expect(Array(seen.unreadable.keys) == (mayReadAll ? [] : ["closed"]))
        }
    }

    /// Rights do not hold for every user; a path that is too long fails for all of them.
    @Test func folder_thatIsTooDeep_keepsNobodyFromTheRest() throws {
        try with { folder in
            try write("one", to: "a.txt")
            // Made step by step from within: by its whole path nobody could make it.
            let name = String(repeating: "d", count: 200)
            var top = open(root.path, O_RDONLY | O_DIRECTORY)
            for _ in 0..<25 {
                #expect(mkdirat(top, name, 0o700) == 0)
                let next = openat(top, name, O_RDONLY | O_DIRECTORY)
                close(top)
                top = next
            }
            close(top)
            let seen = try folder.contents()
            #expect(seen.files.map(\.path) == ["a.txt"])
            #expect(seen.unreadable.count == 1)
            try removeDeep(name)
        }
    }

    /// Moves each folder up before the one above it is removed.
    private func removeDeep(_ name: String) throws {
        let top = root.appending(path: name).path
        let inner = "\(top)/\(name)"
        let aside = root.appending(path: "aside").path
        while Glibc.rename(inner, aside) == 0 {
            #expect(rmdir(top) == 0)
            #expect(Glibc.rename(aside, top) == 0)
        }
        #expect(rmdir(top) == 0)
    }

    @Test(arguments: ["x", "法"])
    func file_withALongName_isRejectedWithItsReason(letter: String) throws {
        let name = String(repeating: letter, count: 255 / letter.utf8.count)
        try with { folder in
            for count in 1...2 {
                try write("\(count)", to: name)
                try folder.moveToRejected(WatchedPath(name), reason: "reason \(count)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "rejected").path)
            let reasons = names.filter { $0.hasSuffix(WatchedFolder.reasonSuffix) }
            #expect(names.count == 4 && reasons.count == 2, "\(names)")
            #expect(Set(reasons.compactMap { text("rejected/\($0)") }) == ["reason 1\n", "reason 2\n"])
        }
    }
}
