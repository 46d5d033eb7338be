import Foundation

/// What is done to a store's files, after the operator accepted a loss, so that SQLite can use what is left.
///
/// Nothing is thrown away: a log that cannot be used, wholly or in part, stays beside the file under another name.
struct StoreRepair {
    let path: String

    /// Makes the files usable.
    ///
    /// - Throws: an error of the file system.
    func prepare(setLogAside: Bool) throws {
        if setLogAside {
            try self.setLogAside()
        } else if FileManager.default.fileExists(atPath: log) {
            try FileManager.default.copyItem(atPath: log, toPath: try Self.freeName(log + ".lost"))
        }
    }

    /// Gives the log another name, and drops the index over it, which SQLite makes anew.
    ///
    /// - Throws: an error of the file system.
    func setLogAside() throws {
        guard FileManager.default.fileExists(atPath: log) else { return }
        try FileManager.default.moveItem(atPath: log, toPath: try Self.freeName(log + ".lost"))
        if FileManager.default.fileExists(atPath: path + "-shm") {
            try FileManager.default.removeItem(atPath: path + "-shm")
        }
        try DiskSync.folder(of: path)
    }

    private var log: String { path + "-wal" }

    /// A name that no file bears: `stem-1`, `stem-2`, …
    ///
    /// - Throws: `CocoaError` when there are too many.
    static func freeName(_ stem: String) throws -> String {
        for number in 1...9_999 {
            let name = "\(stem)-\(number)"
            if !FileManager.default.fileExists(atPath: name) { return name }
        }
        throw CocoaError(.fileWriteFileExists)
    }
}
