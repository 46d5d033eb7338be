import Foundation
import Testing

@testable import Ingest

/// What lies in a watched folder, and where it goes.
@Suite struct WatchedFolderTests {
    private let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "shangji-watched-\(UUID().uuidString)")
    }

    private func with(_ body: (WatchedFolder) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try body(try WatchedFolder(root.path))
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: root.appending(path: path))
    }

    private func text(_ path: String) -> String? {
        (try? Data(contentsOf: root.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func file_thatWasTaken_isMoved() throws {
        try with { folder in
            try write("one", to: "a.txt")
            let seen = try #require(try folder.contents().files.first)
            #expect(try folder.moveToTaken(seen))
            #expect(text("taken/a.txt") == "one")
            #expect(try folder.contents().files.isEmpty)
        }
    }

    /// Between the reading and the move somebody puts another file there: nobody has read that one.
    @Test func file_thatTookThePlaceOfTheOneTaken_isLeftToBeTaken() throws {
        try with { folder in
            try write("one", to: "a.txt")
            let seen = try #require(try folder.contents().files.first)
            try write("other", to: "b.txt")
            try FileManager.default.removeItem(at: root.appending(path: "a.txt"))
            try FileManager.default.moveItem(at: root.appending(path: "b.txt"), to: root.appending(path: "a.txt"))
            #expect(try !folder.moveToTaken(seen))
            #expect(text("a.txt") == "other" && text("taken/a.txt") == nil)
            let next = try #require(try folder.contents().files.first)
            #expect(next != seen)
            #expect(try folder.moveToTaken(next))
            #expect(text("taken/a.txt") == "other")
        }
    }

    @Test func file_thatWasWrittenIntoAfterItWasTaken_isLeftToBeTaken() throws {
        try with { folder in
            try write("one", to: "a.txt")
            let seen = try #require(try folder.contents().files.first)
            let handle = try FileHandle(forWritingTo: root.appending(path: "a.txt"))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(" more".utf8))
            try handle.close()
            #expect(try !folder.moveToTaken(seen))
            #expect(text("a.txt") == "one more")
        }
    }

    /// Nobody would notice that they stay: they go where everything goes that is not taken.
    @Test func link_orPipe_isRejectedWithAReason() throws {
        try with { folder in
            try write("one", to: "a.txt")
            try write("before", to: "rejected/link.txt")
            for (name, goal) in [
                ("link.txt", "a.txt"), ("broken.txt", "nowhere"), (".hidden", "a.txt"), ("x.part", "a.txt"),
            ] {
                try FileManager.default.createSymbolicLink(
                    atPath: root.appending(path: name).path, withDestinationPath: goal)
            }
            try FileManager.default.createSymbolicLink(
                at: root.appending(path: "linked"), withDestinationURL: root.appending(path: "taken"))
            #expect(mkfifo(root.appending(path: "pipe").path, 0o600) == 0)

            let found = try folder.contents()
            #expect(found.files.map(\.path) == ["a.txt"])
            #expect(Set(found.others.keys) == ["link.txt", "broken.txt", "linked", "pipe"])
            for (path, reason) in found.others { try folder.moveToRejected(path, reason: reason) }
            #expect(try folder.contents().others.isEmpty)
            #expect(text("rejected/link.txt") == "before" && text("a.txt") == "one", "nothing is overwritten")
            #expect(text("rejected/link (2).txt.reason.txt")?.contains("symbolic link") == true)
            #expect(text("rejected/broken.txt.reason.txt")?.contains("symbolic link") == true)
            #expect(text("rejected/pipe.reason.txt")?.contains("pipe") == true)
            // Another one of the same name: a link that leads nowhere has taken its name there.
            try FileManager.default.createSymbolicLink(
                atPath: root.appending(path: "broken.txt").path, withDestinationPath: "nowhere")
            try folder.moveToRejected("broken.txt", reason: "again")
            #expect(text("rejected/broken (2).txt.reason.txt") == "again\n")
        }
    }
}
