import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A small file beside a store (`.mark`) that names the last commit that was answered.
///
/// It outlives the process and stays when the store is closed: at the next start it shows whether the store still holds
/// what was promised. It is written after every commit without waiting for the disk, which costs microseconds: when a
/// process is killed, the mark is exact; when the machine loses power, it may be as old as the last of its own fsyncs,
/// one every ``GroupLimits/commitsPerMarkSync`` commits, and what was written since is watched by the log's checksums
/// alone. It never runs ahead of the store, so that it never raises a false alarm.
final class CommitMark: Sendable {
    /// What a mark says.
    struct Content: Equatable {
        /// The store's stream; see ``StoreFile/stream``.
        var stream: String
        /// The number of the last commit, modulo 2³².
        var commits: UInt32
    }

    private struct State {
        var content: Content
        var descriptor: Int32
        var unsynchronised = 0
    }

    private let state: Mutex<State>

    /// Writes a mark and makes it durable.
    ///
    /// - Throws: an error of the file system.
    init(beside path: String, _ content: Content) throws {
        let descriptor = open(Self.path(path), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        state = Mutex(State(content: content, descriptor: descriptor))
        let bytes = Self.encode(content)
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, fsync(descriptor) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    deinit { state.withLock { Self.close(&$0) } }

    /// The number of the last commit.
    var commits: UInt32 { state.withLock { $0.content.commits } }

    /// Notes a commit that is on the disk, and makes the mark durable every so many commits.
    ///
    /// A mark that cannot be written stays behind, which is safe, and is no reason to refuse what is durable.
    func advance(to commits: UInt32, synchroniseEvery limit: Int) {
        state.withLock { state in
            state.content.commits = commits
            guard state.descriptor >= 0 else { return }
            let bytes = Self.encode(state.content)
            _ = pwrite(state.descriptor, bytes, bytes.count, 0)
            state.unsynchronised += 1
            guard state.unsynchronised >= limit else { return }
            state.unsynchronised = 0
            _ = fdatasync(state.descriptor)
        }
    }

    /// Makes the mark durable and lets the file go.
    func close() { state.withLock { Self.close(&$0) } }

    private static func close(_ state: inout State) {
        guard state.descriptor >= 0 else { return }
        fsync(state.descriptor)
        #if canImport(Glibc)
            Glibc.close(state.descriptor)
        #else
            Musl.close(state.descriptor)
        #endif
        state.descriptor = -1
    }

    /// What the mark beside a file says; `nil` when there is none or it cannot be trusted.
    static func read(beside path: String) -> Content? {
        guard let data = FileManager.default.contents(atPath: Self.path(path)),
            let line = String(data: data, encoding: .utf8)?.split(separator: "\n").first
        else { return nil }
        let words = line.split(separator: " ")
        guard words.count == 3, let commits = UInt32(words[1]) else { return nil }
        let content = Content(stream: String(words[0]), commits: commits)
        return data.starts(with: encode(content)) ? content : nil
    }

    /// Takes a mark away that is no longer true.
    ///
    /// - Throws: an error of the file system.
    static func remove(beside path: String) throws {
        guard FileManager.default.fileExists(atPath: Self.path(path)) else { return }
        try FileManager.default.removeItem(atPath: Self.path(path))
        try DiskSync.folder(of: path)
    }

    private static func path(_ path: String) -> String { path + ".mark" }

    /// One line of a fixed length within a sector of the disk: stream, number, checksum of both.
    private static func encode(_ content: Content) -> [UInt8] {
        var checksum = RowChecksum()
        checksum.add(content.stream)
        checksum.add(Int64(content.commits))
        let digits = String(content.commits)
        let padded = String(repeating: "0", count: 10 - digits.count) + digits
        let hex = String(UInt64(bitPattern: checksum.value), radix: 16)
        let check = String(repeating: "0", count: 16 - hex.count) + hex
        return Array("\(content.stream) \(padded) \(check)\n".utf8)
    }
}
