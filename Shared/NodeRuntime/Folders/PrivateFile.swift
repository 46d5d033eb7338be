private import Glibc

/// Files that only their owner may read: keys.
public enum PrivateFile {
    /// Makes the file at `path` with mode 0600 and these bytes, on disk when this returns; an existing file is left alone.
    ///
    /// - Throws: `SystemFailure`, `EEXIST` when there is such a file.
    public static func create(_ path: String, _ bytes: [UInt8]) throws(SystemFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .last }
    }

    /// Puts the file `next` in place of the one at `path`, which stays under the name `old`.
    public static func exchange(_ path: String, by next: String, keeping old: String) throws(SystemFailure) {
        unlink(old)
        guard link(path, old) == 0, rename(next, path) == 0 else { throw .last }
        try synchronizeFolder(of: path)
    }

    /// Puts these bytes in place of the file at `path` in one step: whoever reads sees the old or the new ones.
    public static func replace(_ path: String, _ bytes: [UInt8]) throws(SystemFailure) {
        let next = path + ".new"
        unlink(next)
        try create(next, bytes)
        guard rename(next, path) == 0 else { throw .last }
        try synchronizeFolder(of: path)
    }

    private static func synchronizeFolder(of path: String) throws(SystemFailure) {
        let folder = open(PrivateFolder.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .last }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .last }
    }

    /// All bytes of a file of at most `limitBytes`.
    ///
    /// - Throws: `SystemFailure`, `EFBIG` for a larger file.
    public static func read(_ path: String, limitBytes: Int) throws(SystemFailure) -> [UInt8] {
        try FileBytes.read(path, limitBytes: limitBytes)
    }

    /// The permission bits of the file when someone other than this user owns it or may read it; `nil` when it is private.
    public static func foreignAccess(_ path: String) throws(SystemFailure) -> UInt32? {
        try PrivateFolder.foreignAccess(path)
    }

    /// What changes whenever the file is replaced, written, or given other rights: its number, size and times; `nil` when there is none.
    public static func stamp(_ path: String) -> FileStamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileStamp(
            file: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int64(status.st_mtim.tv_sec),
            nanoseconds: Int64(status.st_mtim.tv_nsec), changeSeconds: Int64(status.st_ctim.tv_sec),
            changeNanoseconds: Int64(status.st_ctim.tv_nsec))
    }
}

/// By which a changed file is recognised without reading it.
public struct FileStamp: Hashable, Sendable {
    let file: UInt64
    let size: Int64
    let seconds: Int64
    let nanoseconds: Int64
    let changeSeconds: Int64
    let changeNanoseconds: Int64
}
