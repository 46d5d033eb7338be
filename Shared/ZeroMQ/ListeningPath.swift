import CZeroMQ
import Glibc

/// The path of an ipc endpoint before somebody listens there.
///
/// The library removes whatever lies at the path and takes it over, a live listener's socket and an ordinary file alike.
/// So the path is looked at first, under a lock on its directory, which two starting processes cannot hold at once. It
/// leaves its socket file behind when it closes, so a stale file is the rule after every stop.
struct ListeningPath {
    let path: String
    private let endpoint: String

    init(_ endpoint: Endpoint) {
        path = endpoint.address
        self.endpoint = endpoint.description
    }

    /// Calls `bind` when the path is free, after removing a socket file that nobody listens at any more.
    ///
    /// - Throws: ``ZeroMQError/Code/addressInUse`` when somebody listens there or the file is no socket;
    ///   ``ZeroMQError/Code/noSuchDirectory``, ``ZeroMQError/Code/permissionDenied``.
    func claim(_ bind: () throws(ZeroMQError) -> Void) throws(ZeroMQError) {
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw ZeroMQError(errno: errno, .bind, endpoint: endpoint) }
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else { throw ZeroMQError(errno: errno, .bind, endpoint: endpoint) }
        }
        try removeWhenStale()
        try bind()
    }

    private func removeWhenStale() throws(ZeroMQError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw ZeroMQError(errno: errno, .bind, endpoint: endpoint)
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw ZeroMQError(
                .addressInUse, .bind, endpoint: endpoint,
                detail: "a file that is no socket lies there; move it away or choose another path")
        }
        switch probe() {
        case ECONNREFUSED:
            guard unlink(path) == 0 || errno == ENOENT else {
                throw ZeroMQError(errno: errno, .bind, endpoint: endpoint)
            }
        case ENOENT: return
        case EACCES, EPERM: throw ZeroMQError(errno: EACCES, .bind, endpoint: endpoint)
        default: throw ZeroMQError(errno: EADDRINUSE, .bind, endpoint: endpoint)
        }
    }

    /// Connects once, like a stranger who hangs up at once. Returns 0 or the error number.
    private func probe() -> Int32 {
        let stranger = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_NONBLOCK | O_CLOEXEC, 0)
        guard stranger >= 0 else { return errno }
        defer { close(stranger) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(stranger, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return result == 0 ? 0 : errno
    }
}
