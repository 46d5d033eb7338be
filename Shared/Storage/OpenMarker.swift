import Foundation

/// A file beside a store that exists while the store is open.
///
/// One that is found at the start says that the last owner did not close the store: it was killed, or the machine went
/// down.
struct OpenMarker {
    private let path: String
    private static let text = "This file exists while the store beside it is open. Do not delete it.\n"

    init(beside file: String) { path = file + ".open" }

    /// Whether the marker stands.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Sets the marker and makes it durable before anything is written to the store.
    ///
    /// - Throws: an error of the file system.
    func set() throws {
        try Data(Self.text.utf8).write(to: URL(fileURLWithPath: path))
        try DiskSync.file(path)
        try DiskSync.folder(of: path)
    }

    /// Takes the marker away after the store was closed.
    ///
    /// - Throws: an error of the file system.
    func clear() throws {
        try FileManager.default.removeItem(atPath: path)
        try DiskSync.folder(of: path)
    }
}
