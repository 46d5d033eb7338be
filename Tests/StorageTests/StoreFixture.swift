import Foundation
import GRDB
import Storage
import TestFiles

/// A store of numbers, and its files as a killed process leaves them.
struct StoreFixture {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let kind: StoreKind = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("numbers.1") {
            try $0.execute(sql: "CREATE TABLE number (value INTEGER PRIMARY KEY, filler BLOB NOT NULL)")
        }
        return StoreKind(name: "numbers", applicationID: 9, migrator: migrator)
    }()

    var path: String { folder.path("live.sqlite") }

    func open(acceptLoss: Bool = false) throws -> StoreFile {
        try StoreFile(path: path, kind: Self.kind, acceptLoss: acceptLoss)
    }

    /// Writes numbers, each in a group of its own.
    static func write(_ numbers: Range<Int>, to file: StoreFile, fillerBytes: Int = 3_000) async throws {
        let writer = GroupCommit(file: file, limits: GroupLimits(), state: 0)
        for number in numbers {
            try await writer.write { db, _ in
                let filler = Data(repeating: UInt8(truncatingIfNeeded: number), count: fillerBytes)
                try db.execute(sql: "INSERT INTO number VALUES (?, ?)", arguments: [number, filler])
            }
        }
    }

    static func numbers(in file: StoreFile) throws -> [Int] {
        try file.pool.read { try Int.fetchAll($0, sql: "SELECT value FROM number ORDER BY value") }
    }

    private static let suffixes = ["", "-wal", "-shm", ".open", ".mark"]

    /// Copies the files of an open store to `name`: what would be left were the process killed now.
    func snapshot(_ name: String) throws {
        for suffix in Self.suffixes where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: folder.path(name) + suffix)
        }
    }

    /// Puts copied files in the place of the live ones; those that are not named stay as they are.
    func restore(_ name: String, _ suffixes: [String] = suffixes) throws {
        for suffix in suffixes {
            try? FileManager.default.removeItem(atPath: path + suffix)
            if FileManager.default.fileExists(atPath: folder.path(name) + suffix) {
                try FileManager.default.copyItem(atPath: folder.path(name) + suffix, toPath: path + suffix)
            }
        }
    }

    func bytes(_ suffix: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + suffix)) }

    func replace(_ suffix: String, with bytes: Data) throws {
        try bytes.write(to: URL(fileURLWithPath: path + suffix))
    }
}
