import Foundation

/// What stands in a write-ahead log, read as it lies on the disk, without SQLite.
///
/// SQLite takes the log up to the last commit before the first frame whose checksum does not agree, and drops the rest
/// without a word: a log that was cut off by a power failure looks to it like one that was damaged in the middle. Here
/// the rest is looked at too. The layout is that of SQLite's “Database File Format”, section 4:
///
/// ```
///  header, 32 bytes   magic · version · page size · checkpoint · salt 1 · salt 2 · checksum 1 · checksum 2
///  frame, 24 bytes    page number · pages after commit, or 0 · salt 1 · salt 2 · checksum 1 · checksum 2
///         page        the page as the frame leaves it
///  frame …
/// ```
///
/// Each checksum goes on from the one before. Frames with other salts are left over from before the log began anew.
struct WriteAheadLog {
    /// The number of the first frame, from 1, or 0 for the header, that is not what was written although frames of later commits follow it;
    /// `nil` when there is none. What is torn behind the last commit was never promised and does not count.
    private(set) var brokenFrame: Int?
    /// The commit counter of the first commit that carries one; see ``StoreHeader/commits``.
    private(set) var firstCommits: UInt32?
    /// The commit counter of the last commit that SQLite will find.
    private(set) var lastCommits: UInt32?

    private var salts: (UInt32, UInt32) = (0, 0)
    private var isBigEndian = false

    /// Looks through a log; `nil` when there is none or it is empty. Complexity: linear in its size; it is read in
    /// stretches.
    ///
    /// - Throws: an error of the file system.
    init?(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }  // Only read.
        let header = [UInt8](try file.read(upToCount: 32) ?? Data())
        guard !header.isEmpty else { return nil }
        // A log that was made and never written through is blank after a loss of power; nothing was promised from it.
        guard header.count == 32, header.contains(where: { $0 != 0 }) else { return }
        brokenFrame = 0
        let magic = header.number(at: 0)
        let size = Int(header.number(at: 8))
        guard magic & ~1 == 0x377F_0682, (512...65_536).contains(size), size.nonzeroBitCount == 1 else { return }
        isBigEndian = magic & 1 == 1
        salts = (header.number(at: 16), header.number(at: 20))
        var chain = LogChecksum(isBigEndian: isBigEndian)
        chain.add(header[0..<24])
        guard chain.equals(header, at: 24) else { return }
        brokenFrame = nil
        try walk(file, pageSize: size, chain)
    }

    private mutating func walk(_ file: FileHandle, pageSize: Int, _ start: LogChecksum) throws {
        let frameSize = 24 + pageSize
        let stretch = max(1, (1 << 20) / frameSize) * frameSize
        var chain = start
        var number = 0
        var firstBroken: Int?
        var sawCommit = false
        var pending: UInt32?
        while let data = try file.read(upToCount: stretch), data.count >= frameSize {
            let bytes = [UInt8](data)
            for begin in stride(from: 0, through: bytes.count - frameSize, by: frameSize) {
                let frame = bytes[begin..<begin + frameSize]
                number += 1
                let isValid = isNext(frame, &chain)
                let isCommit = frame.number(at: 4) != 0
                if let broken = firstBroken {
                    if isValid, sawCommit { brokenFrame = broken }
                    if isCommit { sawCommit = true }
                } else if isValid {
                    if frame.number(at: 0) == 1 { pending = frame.number(at: 24 + StoreHeader.commitsOffset) }
                    guard isCommit, let commits = pending else { continue }
                    firstCommits = firstCommits ?? commits
                    lastCommits = commits
                } else {
                    firstBroken = number
                    sawCommit = isCommit
                }
            }
            guard brokenFrame == nil else { return }
        }
    }

    /// Whether a frame goes on from the one before. In any case the next one is to go on from what this one states.
    private func isNext(_ frame: ArraySlice<UInt8>, _ chain: inout LogChecksum) -> Bool {
        chain.add(frame.prefix(8))
        chain.add(frame.dropFirst(24))
        let agrees = chain.equals(frame, at: 16)
        chain.restart(from: frame, at: 16)
        return agrees && frame.number(at: 0) != 0 && frame.number(at: 8) == salts.0 && frame.number(at: 12) == salts.1
    }
}
