import Foundation
import GRDB
import Storage
import TestFiles
import Testing

@Suite struct StoreFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static func kind(name: String = "notebook", id: Int32 = 77, migrations: Int = 1) -> StoreKind {
        var migrator = DatabaseMigrator()
        for number in 1...migrations {
            migrator.registerMigration("\(name).\(number)") {
                try $0.execute(sql: "CREATE TABLE note\(number) (text BLOB)")
            }
        }
        return StoreKind(name: name, applicationID: id, migrator: migrator)
    }

    func code(of body: () throws -> Void) -> StorageError.Code? {
        do {
            try body()
            return nil
        } catch let error as StorageError {
            return error.code
        } catch {
            Issue.record("not a StorageError: \(error)")
            return nil
        }
    }

    @Test func file_whenOpened_writesAheadAndSynchronisesFully() throws {
        let file = try StoreFile(path: folder.path("a.sqlite"), kind: Self.kind())
        let (synchronous, mode, keys) = try file.pool.writeWithoutTransaction { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")
            )
        }
        #expect(synchronous == 2)
        #expect(mode == "wal")
        #expect(keys == true)
        try file.close()
    }

    @Test func file_whenClosed_isFoundClean() throws {
        let path = folder.path("a.sqlite")
        let first = try StoreFile(path: path, kind: Self.kind())
        #expect(!first.wasStoppedUncleanly)
        try first.pool.write { try $0.execute(sql: "INSERT INTO note1 VALUES (x'01')") }
        try first.close()
        let second = try StoreFile(path: path, kind: Self.kind())
        #expect(!second.wasStoppedUncleanly)
        #expect(try second.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note1") } == 1)
        try second.close()
    }

    @Test func file_whenNotClosed_isFoundUnclean() throws {
        let path = folder.path("a.sqlite")
        let first = try StoreFile(path: path, kind: Self.kind())
        // The pool is closed, the store is not: what a killed process leaves behind.
        try first.pool.close()
        let second = try StoreFile(path: path, kind: Self.kind())
        #expect(second.wasStoppedUncleanly)
        try second.close()
        #expect(try !StoreFile(path: path, kind: Self.kind()).wasStoppedUncleanly)
    }

    @Test func file_whenFromNewerVersion_isRefusedUnchanged() throws {
        let path = folder.path("a.sqlite")
        try StoreFile(path: path, kind: Self.kind(migrations: 2)).close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(code { _ = try StoreFile(path: path, kind: Self.kind(migrations: 1)) } == .newerVersion)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func file_whenFromOlderVersion_isMigrated() throws {
        let path = folder.path("a.sqlite")
        try StoreFile(path: path, kind: Self.kind(migrations: 1)).close()
        let file = try StoreFile(path: path, kind: Self.kind(migrations: 2))
        #expect(try file.pool.read { try $0.tableExists("note2") })
        try file.close()
    }

    @Test func file_whenOfAnotherKind_isRefused() throws {
        let path = folder.path("a.sqlite")
        try StoreFile(path: path, kind: Self.kind()).close()
        #expect(code { _ = try StoreFile(path: path, kind: Self.kind(name: "diary", id: 78)) } == .otherKind)
    }

    @Test func file_whenNoSQLiteFile_isRefused() throws {
        let path = folder.path("a.sqlite")
        try Data(String(repeating: "年度报告 ", count: 400).utf8).write(to: URL(fileURLWithPath: path))
        #expect(code { _ = try StoreFile(path: path, kind: Self.kind()) } == .otherKind)
    }

    @Test func file_whenFolderIsMissing_isRefusedWithItsName() throws {
        let path = folder.path("missing/a.sqlite")
        do {
            _ = try StoreFile(path: path, kind: Self.kind())
            Issue.record("opened a file in a folder that does not exist")
        } catch let error as StorageError {
            #expect(error.code == .cannotOpen)
            #expect(error.description.contains(path))
        }
    }
}
