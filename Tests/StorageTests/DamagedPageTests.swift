import Foundation
import GRDB
import Storage
import Synchronization
import TestFiles
import Testing

/// A page of the file that SQLite cannot read any more: only what lies on it is lost, for readers and for writers.
@Suite struct DamagedPageTests {
    let store: StoreFixture

    init() throws { store = try StoreFixture() }

    /// Writes forty numbers, each on a page of its own, and damages the head of the page of one.
    private func damaged(_ number: Int) async throws -> StoreFile {
        let file = try store.open()
        try await StoreFixture.write(0..<40, to: file)
        try file.close()
        try DamagedPage.damage(
            store.path, where: Data(repeating: UInt8(number), count: 3_000), kind: .leafOfATable)
        return try store.open()
    }

    private static func overwrite(_ number: Int, _ writer: GroupCommit<Int>) async -> StorageError? {
        do {
            try await writer.write { db, count in
                count += 1
                try db.execute(
                    sql: "UPDATE number SET filler = ? WHERE value = ?",
                    arguments: [Data(repeating: 0xFF, count: 3_000), number])
            }
            return nil
        } catch {
            return error as? StorageError
        }
    }

    @Test(arguments: [1, 13, 39])
    func write_thatMeetsADamagedPage_isRefusedAlone(number: Int) async throws {
        let file = try await damaged(number)
        let groups = Mutex(0)
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0) { _, _ in groups.withLock { $0 += 1 } }
        let refused = await withTaskGroup(of: (Int, StorageError?).self) { group in
            // All are one group.
            let held = HeldWriter(of: file)
            for other in 0..<40 { group.addTask { (other, await Self.overwrite(other, writer)) } }
            await held.release(when: 40, waitFor: writer)
            return await group.reduce(into: [Int: StorageError]()) { refused, answer in
                if let error = answer.1 { refused[answer.0] = error }
            }
        }
        #expect(Array(refused.keys) == [number])
        #expect(refused[number]?.code == .damaged)
        #expect(refused[number]?.isOutage == false, "others are not refused for it")
        #expect(writer.state == 39)
        #expect(groups.withLock { $0 } < 20, "halves, and not a transaction for each")
        let written = try (0..<40).count { other in
            guard other != number else { return false }
            return try file.pool.read {
                try Data.fetchOne($0, sql: "SELECT filler FROM number WHERE value = ?", arguments: [other])
            }?.first == 0xFF
        }
        #expect(written == 39)
        try file.close()
    }
}
