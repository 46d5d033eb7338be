import Foundation
import GRDB
import Storage
import Synchronization
import TestFiles
import Testing

/// Copies of a store that goes on, and what becomes of them.
@Suite struct BackupTests {
    let store: StoreFixture
    let copy: String

    init() throws {
        store = try StoreFixture()
        copy = store.folder.path("copy.sqlite")
    }

    @Test func backup_whileWritersGoOn_holdsOneStateAndHindersNone() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<600, to: file, fillerBytes: 9_000)
        let steps = Mutex<[StoreFile.BackupProgress]>([])
        async let writing: Void = StoreFixture.write(600..<700, to: file)
        try await file.backup(to: copy) { step in steps.withLock { $0.append(step) } }
        try await writing
        #expect(try StoreFixture.numbers(in: file).count == 700)
        let last = try #require(steps.withLock { $0.last })
        #expect(last.pagesDone == last.pagesTotal && last.pagesTotal > 1_024)
        #expect(steps.withLock { $0.count } > 1)
        try file.close()

        let restored = try StoreFile(path: copy, kind: StoreFixture.kind)
        let numbers = try StoreFixture.numbers(in: restored)
        #expect(numbers == Array(0..<numbers.count) && (600...700).contains(numbers.count))
        try restored.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.url.path)
        #expect(!names.contains { $0.contains("partial") })
    }

    @Test func backup_openedAsAStore_beginsANewStreamOnce() async throws {
        let file = try store.open()
        let stream = file.stream
        #expect(stream.count == 32)
        try await StoreFixture.write(0..<5, to: file)
        try await file.backup(to: copy)
        try await StoreFixture.write(5..<9, to: file)
        try file.close()
        let again = try store.open()
        #expect(again.stream == stream && !again.isRestored)
        try again.close()

        // In the place of the store, beside its mark and a log that it left when it was killed.
        try Data(repeating: 7, count: 9_000).write(to: URL(fileURLWithPath: store.path + "-wal"))
        try FileManager.default.removeItem(atPath: store.path)
        try FileManager.default.copyItem(atPath: copy, toPath: store.path)
        let restored = try store.open()
        #expect(restored.isRestored && restored.acceptedLoss == nil)
        #expect(restored.stream != stream)
        #expect(try StoreFixture.numbers(in: restored) == Array(0..<5))
        let renewed = restored.stream
        try await StoreFixture.write(5..<6, to: restored)
        try restored.close()
        let later = try store.open()
        #expect(!later.isRestored && later.stream == renewed)
        try later.close()
    }

    @Test func backup_toAPathThatIsTaken_isRefusedAndLeavesIt() async throws {
        let file = try store.open()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))
        await #expect(throws: StorageError.self) { try await file.backup(to: copy) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == Data("mine".utf8))
        await #expect(throws: StorageError.self) { try await file.backup(to: store.folder.path("none/copy.sqlite")) }
        try file.close()
    }

    @Test func backup_whenGivenUp_leavesNothing() async throws {
        struct GivenUp: Error {}
        let file = try store.open()
        try await StoreFixture.write(0..<5, to: file)
        await #expect(throws: GivenUp.self) { try await file.backup(to: copy) { _ in throw GivenUp() } }
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.url.path)
        #expect(!names.contains { $0.hasPrefix("copy") })
        try file.close()
    }

    @Test func backup_ofADamagedStore_isRefused() async throws {
        var file = try store.open()
        try await StoreFixture.write(0..<40, to: file)
        try file.close()
        var bytes = try store.bytes("")
        // The head of a leaf of the table: its kind of page becomes none.
        bytes[4_096 * 6] = 0x77
        try store.replace("", with: bytes)
        file = try store.open()
        await #expect(throws: StorageError.self) { try await file.backup(to: copy) }
        #expect(!FileManager.default.fileExists(atPath: copy))
        try file.close()
    }
}
