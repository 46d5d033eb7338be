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
            let seen = try #require(try folder.sightings().first)
            #expect(try folder.moveToTaken(seen))
            #expect(text("taken/a.txt") == "one")
            #expect(try folder.sightings().isEmpty)
        }
    }

    /// Between the reading and the move somebody puts another file there: nobody has read that one.
    @Test func file_thatTookThePlaceOfTheOneTaken_isLeftToBeTaken() throws {
        try with { folder in
            try write("one", to: "a.txt")
            let seen = try #require(try folder.sightings().first)
            try write("other", to: "b.txt")
            try FileManager.default.removeItem(at: root.appending(path: "a.txt"))
            try FileManager.default.moveItem(at: root.appending(path: "b.txt"), to: root.appending(path: "a.txt"))
            #expect(try !folder.moveToTaken(seen))
            #expect(text("a.txt") == "other" && text("taken/a.txt") == nil)
            let next = try #require(try folder.sightings().first)
            #expect(next != seen)
            #expect(try folder.moveToTaken(next))
            #expect(text("taken/a.txt") == "other")
        }
    }

    @Test func file_thatWasWrittenIntoAfterItWasTaken_isLeftToBeTaken() throws {
        try with { folder in
            try write("one", to: "a.txt")
            let seen = try #require(try folder.sightings().first)
            let handle = try FileHandle(forWritingTo: root.appending(path: "a.txt"))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(" more".utf8))
            try handle.close()
            #expect(try !folder.moveToTaken(seen))
            #expect(text("a.txt") == "one more")
        }
    }
}
