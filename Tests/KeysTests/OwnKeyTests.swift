import Foundation
import Keys
import TestFiles
import Testing
import ZeroMQ

final class OwnKeyTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("node.key") }
    private var next: String { path + OwnKey.nextSuffix }
    private var news: [OwnKey.News] = []

    init() throws { folder = try TemporaryFolder() }

    private func opened() throws -> OwnKey { try OwnKey(path) { self.news.append($0) } }

    private func finish() throws -> CurveKeyPair {
        try KeyFile.replace(path, by: next, keeping: path + OwnKey.oldSuffix).keys
    }

    @Test func key_whenItIsRotated_isNoticedInBothSteps() throws {
        let first = try KeyFile.create(path).keys
        let own = try opened()
        #expect(own.keys == first && own.next == nil)
        let second = try KeyFile.create(next).keys
        #expect(own.next == second.publicKey)
        #expect(own.keys == first)
        #expect(try finish() == second)
        #expect(own.next == nil)
        #expect(own.keys == second)
        #expect(
            news == [.next(second.publicKey), .changed(second.publicKey)], "those below are never told of no next key")
    }

    /// The file is renamed between two looks: what was the next key is the present one, and not missing.
    @Test func key_whoseNextWasNeverLookedAt_isNoticedAtTheEnd() throws {
        _ = try KeyFile.create(path)
        let own = try opened()
        let second = try KeyFile.create(next).keys
        _ = try finish()
        #expect(own.keys == second && own.next == nil)
        #expect(news == [.changed(second.publicKey)])
    }

    @Test func key_ofAFileThatOthersMayRead_staysTheOneBeforeAndIsToldOnce() throws {
        let first = try KeyFile.create(path).keys
        let own = try opened()
        let second = try KeyFile.create(next).keys
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: next)
        #expect(own.next == nil)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: next, toPath: path)
        #expect(own.keys == first)
        #expect(own.keys == first)
        let bad = KeyError.readableByOthers(path, mode: 0o644)
        #expect(news == [.fault(.readableByOthers(next, mode: 0o644)), .fault(bad)])
        // Other rights are a change too.
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(own.keys == second)
        #expect(news.last == .changed(second.publicKey))
    }

    @Test(arguments: ["", "public: x\n", "what is this"])
    func key_ofABrokenFile_staysTheOneBefore(text: String) throws {
        let first = try KeyFile.create(path).keys
        let own = try opened()
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(own.keys == first)
        try FileManager.default.removeItem(atPath: path)
        #expect(own.keys == first)
        #expect(news.count == 2, "a broken file, then none")
    }

    @Test func next_thatIsTakenAway_isNoNextKeyAnyMore() throws {
        _ = try KeyFile.create(path)
        let second = try KeyFile.create(next).keys.publicKey
        let own = try opened()
        #expect(own.next == second)
        try FileManager.default.removeItem(atPath: next)
        #expect(own.next == nil)
        #expect(news == [.next(second), .next(nil)])
    }

    @Test func key_thatIsMissingAtTheStart_isRefused() {
        #expect(throws: KeyError.self) { try OwnKey(self.path) { _ in } }
    }
}
