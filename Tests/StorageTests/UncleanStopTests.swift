import Foundation
import GRDB
import Seeds
import Storage
import TestFiles
import Testing

/// What SQLite passes over in silence: files that lack what was promised.
@Suite struct UncleanStopTests {
    let store: StoreFixture

    init() throws { store = try StoreFixture() }

    /// Leaves the files of a process that was killed after it had written 0..<40: 0..<20 in the file, the rest in the
    /// log alone.
    private func kill() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<20, to: file)
        _ = try await file.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try await StoreFixture.write(20..<40, to: file)
        try store.snapshot("killed")
        try file.close()
        try store.restore("killed")
    }

    /// The sentence with which the store refuses to open; the files stay as they were.
    private func refusal() throws -> String? {
        func files() -> [Data?] {
            ["", "-wal", ".mark"].map { try? store.bytes($0) }.map { $0?.isEmpty == true ? nil : $0 }
        }
        let before = files()
        do {
            try store.open().close()
            return nil
        } catch let error as StorageError {
            #expect(error.code == .unclean)
            #expect(error.exitStatus == 74)
            #expect(error.description.contains(store.path))
            #expect(files() == before)
            return error.description
        }
    }

    /// Opens after the operator accepted the loss, twice, and tells what is left.
    private func accept() throws -> [Int] {
        let file = try store.open(acceptLoss: true)
        #expect(file.acceptedLoss != nil)
        #expect(file.wasStoppedUncleanly)
        let numbers = try StoreFixture.numbers(in: file)
        try file.close()
        let again = try store.open()
        #expect(again.acceptedLoss == nil && !again.wasStoppedUncleanly)
        #expect(try StoreFixture.numbers(in: again) == numbers)
        try again.close()
        return numbers
    }

    @Test func store_thatWasKilled_opensWithAllThatWasAnswered() async throws {
        try await kill()
        let file = try store.open()
        #expect(file.wasStoppedUncleanly)
        #expect(file.acceptedLoss == nil)
        #expect(try StoreFixture.numbers(in: file) == Array(0..<40))
        try file.close()
    }

    @Test func store_whoseLogIsGone_isRefusedUntilTheLossIsAccepted() async throws {
        try await kill()
        try store.restore("nothing", ["-wal", "-shm"])
        #expect(try refusal()?.contains("the last 20 groups of writes are lost") == true)
        #expect(try accept() == Array(0..<20))
    }

    /// After a loss of power the mark is as old as its last fsync: here older than the file itself.
    @Test func store_whoseLogIsGone_andWhoseMarkIsOld_isRefusedUntilTheLossIsAccepted() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<5, to: file)
        try store.snapshot("early")
        try await StoreFixture.write(5..<20, to: file)
        _ = try await file.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try await StoreFixture.write(20..<40, to: file)
        try store.snapshot("killed")
        try file.close()
        try store.restore("killed")
        try store.restore("early", [".mark"])
        try store.restore("nothing", ["-wal", "-shm"])
        #expect(try refusal()?.contains("write-ahead log") == true)
        #expect(try accept() == Array(0..<20))
    }

    @Test func store_whoseLogIsCutOff_isRefusedUntilTheLossIsAccepted() async throws {
        try await kill()
        let log = try store.bytes("-wal")
        try store.replace("-wal", with: log.prefix(log.count / 2))
        #expect(try refusal()?.contains("before the last one that was answered") == true)
        let left = try accept()
        #expect(left.count > 20 && left.count < 40 && left == Array(0..<left.count))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func store_withABitFlippedAnywhereInItsLog_isRefusedUntilTheLossIsAccepted(seed: UInt64) async throws {
        try await kill()
        var random = SeededGenerator(seed: seed)
        var log = try store.bytes("-wal")
        // Eight stretches of the log, one bit in each, so that headers and pages, first and last are met.
        let stretch = log.count / 8
        let position = stretch * Int(seed - 1) + Int.random(in: 0..<stretch, using: &random)
        let bit = UInt8(1) << Int.random(in: 0..<8, using: &random)
        log[position] ^= bit
        try store.replace("-wal", with: log)
        #expect(try refusal() != nil, "seed \(seed), byte \(position), bit \(bit)")
        let left = try accept()
        #expect(left == Array(0..<left.count) && left.count >= 20 && left.count < 40)
        let kept = try FileManager.default.contentsOfDirectory(atPath: store.folder.url.path)
        #expect(kept.contains { $0.contains("-wal.lost-") })
    }

    @Test func store_whoseLogIsBrokenInTheMiddle_isRefusedThoughTheMarkIsOld() async throws {
        try await kill()
        // After a loss of power the mark may be as old as its last fsync; the frames tell by themselves.
        try store.restore("nothing", [".mark"])
        var log = try store.bytes("-wal")
        log[log.count / 2] ^= 1
        try store.replace("-wal", with: log)
        #expect(try refusal()?.contains("is damaged at frame") == true)
    }

    @Test func store_whoseLogIsTornBehindTheLastCommit_opens() async throws {
        try await kill()
        // Half a frame, and a frame of a commit that was never answered, torn.
        var log = try store.bytes("-wal")
        let frame = log[32..<32 + 24 + 4_096]
        log.append(frame)
        log.append(frame.prefix(1_000))
        try store.replace("-wal", with: log)
        let file = try store.open()
        #expect(try StoreFixture.numbers(in: file) == Array(0..<40))
        try file.close()
    }

    @Test func store_replacedByAnOlderCopy_isRefusedUntilTheLossIsAccepted() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<5, to: file)
        try file.close()
        try store.snapshot("old")
        let later = try store.open()
        try await StoreFixture.write(5..<9, to: later)
        try later.close()
        // It was closed cleanly: only the mark knows.
        try store.restore("old", [""])
        #expect(try refusal()?.contains("ends 4 groups of writes before") == true)
        let accepted = try store.open(acceptLoss: true)
        #expect(try StoreFixture.numbers(in: accepted) == Array(0..<5))
        try accepted.close()
    }

    @Test func store_replacedByAnOlderCopyBesideItsLog_isNotMixedWithIt() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<5, to: file)
        try file.close()
        try store.snapshot("old")
        try await kill5To40()
        try store.restore("old", [""])
        #expect(try refusal()?.contains("is older than the write-ahead log") == true)
        #expect(try accept() == Array(0..<5))
    }

    private func kill5To40() async throws {
        let file = try store.open()
        try await StoreFixture.write(5..<20, to: file)
        _ = try await file.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try await StoreFixture.write(20..<40, to: file)
        try store.snapshot("killed")
        try file.close()
        try store.restore("killed")
    }

    @Test func store_whoseFileIsGoneOrAnother_isRefused() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<5, to: file)
        try file.close()
        try store.snapshot("mine")
        try FileManager.default.removeItem(atPath: store.path)
        #expect(try refusal()?.contains("is missing") == true)

        let other = try StoreFixture()
        let stranger = try other.open()
        try await StoreFixture.write(0..<9, to: stranger)
        try stranger.close()
        try FileManager.default.copyItem(atPath: other.path, toPath: store.path)
        #expect(try refusal()?.contains("is not the store that stood here") == true)
        let accepted = try store.open(acceptLoss: true)
        #expect(try StoreFixture.numbers(in: accepted) == Array(0..<9))
        try accepted.close()
    }

    /// What is left is no whole store: it would refuse whatever has to be written where the hole is.
    @Test func store_whoseLastPageIsTorn_isRefusedAlsoWhenTheLossIsAccepted() async throws {
        let file = try store.open()
        try await StoreFixture.write(0..<40, to: file)
        try file.close()
        let whole = try store.bytes("")
        try store.replace("", with: whole.dropLast(1_500))
        #expect(try refusal()?.contains("ends 1500 bytes too early") == true)
        for _ in 0..<2 {
            let error = #expect(throws: StorageError.self) { _ = try store.open(acceptLoss: true) }
            #expect(error?.code == .unclean)
            #expect(error?.description.contains("cannot be accepted") == true)
        }
        #expect(try store.bytes("") == whole.dropLast(1_500), "nothing was changed")

        // Moved away, it is a store that is gone; that can be accepted.
        try FileManager.default.moveItem(atPath: store.path, toPath: store.folder.path("torn.sqlite"))
        #expect(try refusal()?.contains("is missing") == true)
        let accepted = try store.open(acceptLoss: true)
        #expect(try StoreFixture.numbers(in: accepted).isEmpty)
        try await StoreFixture.write(0..<40, to: accepted)
        try accepted.close()
        let again = try store.open()
        #expect(try StoreFixture.numbers(in: again) == Array(0..<40))
        try again.close()
    }

    @Test func commits_countGroupsThatChangedSomething() async throws {
        let file = try store.open()
        let before = file.commits
        try await StoreFixture.write(0..<3, to: file)
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0)
        try await writer.write { db, _ in _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM number") }
        #expect(file.commits == before + 3)
        try file.close()
        let again = try store.open()
        #expect(again.commits == before + 3)
        try again.close()
    }
}
