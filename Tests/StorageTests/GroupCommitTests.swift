import GRDB
import Storage
import Synchronization
import TestFiles
import Testing

@Suite struct GroupCommitTests {
    struct Refusal: Error {}

    let folder: TemporaryFolder
    let file: StoreFile

    init() throws {
        folder = try TemporaryFolder()
        var migrator = DatabaseMigrator()
        migrator.registerMigration("notes.1") {
            try $0.execute(sql: "CREATE TABLE note (number INTEGER PRIMARY KEY CHECK (number <> 13))")
        }
        file = try StoreFile(
            path: folder.path("notes.sqlite"), kind: StoreKind(name: "notes", applicationID: 5, migrator: migrator))
    }

    func numbers() throws -> [Int] {
        try file.pool.read { try Int.fetchAll($0, sql: "SELECT number FROM note ORDER BY number") }
    }

    static func insert(_ number: Int, _ db: Database, _ count: inout Int) throws {
        count += 1
        try db.execute(sql: "INSERT INTO note VALUES (?)", arguments: [number])
    }

    @Test func write_whenOneOfManyFails_failsAloneAndTakesItsStateBack() async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0)
        let failed = await withTaskGroup(of: Int?.self) { group in
            for number in 1...40 {
                group.addTask {
                    do {
                        try await writer.write { try Self.insert(number, $0, &$1) }
                        return nil
                    } catch {
                        return number
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(failed == [13])
        #expect(try numbers() == Array(1...12) + Array(14...40))
        #expect(writer.state == 39)
    }

    @Test func write_whenManyWait_sharesTransactionsWithinTheLimit() async throws {
        let groups = Mutex<[Int]>([])
        let writer = GroupCommit(file: file, limits: GroupLimits(writesPerGroup: 8), state: 0) { _, count in
            let size = count
            groups.withLock { $0.append(size) }
            count = 0
        }
        await withTaskGroup { group in
            let held = HeldWriter(of: file)
            for number in 100..<164 {
                group.addTask { try? await writer.write { try Self.insert(number, $0, &$1) } }
            }
            await held.release(when: 64, waitFor: writer)
        }
        #expect(groups.withLock { $0 } == Array(repeating: 8, count: 8))
        #expect(try numbers().count == 64)
    }

    @Test func group_whenItsLastStepFails_isTriedOneByOne() async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0) { db, _ in
            if try Int.fetchOne(db, sql: "SELECT count(*) FROM note WHERE number = 7") == 1 { throw Refusal() }
        }
        let failed = await withTaskGroup(of: Int?.self) { group in
            for number in 1...10 {
                group.addTask {
                    do {
                        try await writer.write { try Self.insert(number, $0, &$1) }
                        return nil
                    } catch is Refusal {
                        return number
                    } catch {
                        return -1
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(failed == [7])
        #expect(try numbers() == [1, 2, 3, 4, 5, 6, 8, 9, 10])
        #expect(writer.state == 9)
    }

    @Test func write_whenTheDiskIsFull_failsAsAnOutageAndWritesNothing() async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0)
        // SQLite answers as on a full disk when a file may not grow.
        try await file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "CREATE TABLE filler (bytes BLOB)")
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        do {
            try await writer.write { db, count in
                try Self.insert(1, db, &count)
                try db.execute(sql: "INSERT INTO filler VALUES (zeroblob(100000))")
            }
            Issue.record("wrote beyond the limit")
        } catch let error as StorageError {
            #expect(error.code == .diskFull)
            #expect(error.isOutage)
        }
        #expect(try numbers().isEmpty)
        #expect(writer.state == 0)
        try await writer.write { try Self.insert(2, $0, &$1) }
        #expect(try numbers() == [2])
    }

    @Test func write_whenTooManyWait_isRefusedAtOnce() async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(waitingWrites: 0), state: 0)
        do {
            try await writer.write { try Self.insert(1, $0, &$1) }
            Issue.record("took a write that may not wait")
        } catch let error as StorageError {
            #expect(error.code == .overloaded)
        }
    }

    @Test func write_afterClose_failsWithTheFilesName() async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0)
        try file.close()
        do {
            try await writer.write { try Self.insert(1, $0, &$1) }
            Issue.record("wrote into a closed file")
        } catch let error as StorageError {
            #expect(error.code == .closed)
            #expect(error.description.contains(file.path))
        }
    }
}
