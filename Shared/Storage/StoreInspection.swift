import Foundation

/// A look at a store's files before SQLite touches them, since SQLite drops what it cannot use and says nothing.
struct StoreInspection {
    /// Whether the file is a backup that was not yet opened as a store; see ``StoreFile/backup(to:progress:)``.
    let isCopy: Bool
    /// What is missing; `nil` when all that was promised is there.
    let loss: StoreLoss?
    /// Whether the log beside the file would spoil it: it is of another state of the file.
    let mustSetLogAside: Bool

    /// Looks at the files.
    ///
    /// - Parameters:
    ///   - path: the store's file.
    ///   - kind: what it is meant to be.
    ///   - wasStoppedUncleanly: whether the open marker stands.
    ///   - mark: the last commit that was noted beside the file, when that can be read.
    /// - Throws: an error of the file system.
    init(path: String, kind: StoreKind, wasStoppedUncleanly: Bool, mark: CommitMark.Content?) throws {
        let log = try WriteAheadLog(path: path + "-wal")
        guard let header = try StoreHeader(path: path) else {
            isCopy = false
            // What is no SQLite file at all is refused elsewhere; here only its absence counts.
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            let isGone = (size ?? 0) == 0
            loss = isGone ? mark.flatMap { $0.commits > 0 ? .fileMissing(commits: $0.commits) : nil } : nil
            mustSetLogAside = isGone && log != nil && loss != nil
            return
        }
        isCopy = header.applicationID == kind.copyID
        guard !isCopy else {
            loss = nil
            mustSetLogAside = log != nil
            return
        }
        // The first commit in a log follows a state that was wholly in the file when the log began.
        if let first = log?.firstCommits, Self.difference(first, header.commits) > 1 {
            loss = .logOfAnotherFile
            mustSetLogAside = true
            return
        }
        let found = log?.lastCommits ?? header.commits
        let missing = mark.map { Self.difference($0.commits, found) } ?? 0
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        if let frame = log?.brokenFrame {
            loss = .logBroken(frame: frame)
        } else if missing > 0 {
            let isLogGone = log == nil && wasStoppedUncleanly
            loss = isLogGone ? .logMissing(commits: UInt32(missing)) : .behind(commits: UInt32(missing))
        } else if wasStoppedUncleanly, missing < 0 || mark == nil,
            !FileManager.default.fileExists(atPath: path + "-wal")
        {
            // An open store always has a log; without the mark, or with one from before a loss of power, nobody knows whether anything stood
            // in it alone. A store that was being closed has a mark that is not behind.
            loss = .logMissing(commits: nil)
        } else if log?.lastCommits == nil, size < header.byteCount {
            loss = .cutOff(bytes: header.byteCount - size)
        } else {
            loss = nil
        }
        // A state that is in the file already must not be overwritten by a stretch of the log that only leads up to it.
        mustSetLogAside = log != nil && loss != nil && Self.difference(header.commits, found) > 0
    }

    /// How far `left` is ahead of `right`; the counters run round.
    private static func difference(_ left: UInt32, _ right: UInt32) -> Int {
        Int(Int32(bitPattern: left &- right))
    }
}
