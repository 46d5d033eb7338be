private import Glibc

/// Makes folders that only their owner may enter.
enum PrivateFolder {
    /// Creates the folder at `path`, and the folders above it, with mode 0700; an existing folder stays as it is.
    static func create(_ path: String) throws(SystemFailure) {
        if mkdir(path, 0o700) == 0 { return }
        switch errno {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0 else { throw .last }
            guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemFailure(code: ENOTDIR) }
        case ENOENT:
            let parent = self.parent(of: path)
            guard parent != path else { throw SystemFailure(code: ENOENT) }
            try create(parent)
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
        default:
            throw .last
        }
    }

    /// The permission bits of the folder when someone other than this user owns it or may enter it; `nil` when it is
    /// private.
    static func foreignAccess(_ path: String) throws(SystemFailure) -> UInt32? {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last }
        let mode = status.st_mode & 0o777
        return status.st_uid == geteuid() && mode & 0o077 == 0 ? nil : mode
    }

    /// The folder in which `path` lies: `.` for a bare name, `/` for the root.
    static func parent(of path: String) -> String {
        var trimmed = Substring(path)
        while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        let parent = trimmed[..<slash]
        return parent.isEmpty ? "/" : String(parent)
    }
}
