import Foundation

/// A folder of its own for one test, gone with it.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let url: URL

    /// Makes it, empty.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "shangji-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in it, which need not exist.
    public func path(_ name: String) -> String { url.appending(path: name).path }
}
