import Foundation

/// The first 100 bytes of a store's file as they lie on the disk, without SQLite: “Database File Format”, section 1.3.
struct StoreHeader {
    /// Where SQLite keeps `user_version`: in it the store counts its commits, so that every commit carries its number
    /// into the log and the file.
    static let commitsOffset = 60

    /// How many groups of writes the file has seen, modulo 2³², those that stand only in the log excepted.
    let commits: UInt32
    /// What kind of file it is; see ``StoreKind/applicationID``.
    let applicationID: Int32
    /// The bytes that the file must have at least; 0 when the header does not say.
    let byteCount: Int

    /// Reads the header; `nil` when there is no file, or none that SQLite has written.
    ///
    /// - Throws: an error of the file system.
    init?(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }  // Only read.
        let bytes = [UInt8](try file.read(upToCount: 100) ?? Data())
        guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
        commits = bytes.number(at: Self.commitsOffset)
        applicationID = Int32(bitPattern: bytes.number(at: 68))
        // Two bytes, of which 1 stands for 65,536; the number of pages holds when the two change counters agree.
        let size = Int(bytes.number(at: 16) >> 16)
        let isCounted = bytes.number(at: 24) == bytes.number(at: 92)
        byteCount = isCounted ? (size == 1 ? 65_536 : size) * Int(bytes.number(at: 28)) : 0
    }
}
