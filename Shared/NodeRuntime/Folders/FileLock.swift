private import Glibc
import Phrases

/// An exclusive lock on a file that holds the owner's process id; it ends with this object, or with the process
/// however it dies.
final class FileLock: Sendable {
    enum Refusal: Error {
        /// Another process, by its id where the file tells it.
        case heldBy(Int32?)
        case system(SystemFailure)
    }

    private let descriptor: Int32

    /// Takes the lock at once or not at all.
    init(_ path: String) throws(Refusal) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system(.last) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = SystemFailure.last
            defer { close(descriptor) }
            guard failure.code == EWOULDBLOCK else { throw .system(failure) }
            throw .heldBy(Self.owner(descriptor))
        }
        let line = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, line, line.count, 0) == line.count else {
            let failure = SystemFailure.last
            close(descriptor)
            throw .system(failure)
        }
        self.descriptor = descriptor
    }

    deinit {
        // Emptied first, so that nobody who comes at the same moment reads the id of a process that is gone.
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// The process that wrote itself into the file last and did not give it up; it may have died since.
    static func owner(of path: String) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return owner(descriptor)
    }

    private static func owner(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0, let line = String(validating: bytes[..<count], as: UTF8.self)?.split(separator: "\n").first
        else {
            return nil
        }
        return Int32(line)
    }
}

extension FileLock.Refusal {
    /// The owner in words: “process 123”.
    var owner: Phrase? {
        switch self {
        case .heldBy(let id):
            id.map { Phrase(zh: "进程 \($0) ", en: "process \($0)") } ?? Phrase(zh: "另一进程", en: "another process")
        case .system: nil
        }
    }
}
