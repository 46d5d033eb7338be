private import Glibc

/// Room on a disk.
public enum FreeSpace {
    /// How many bytes this user can still write at `path`; `nil` when the system does not say.
    public static func bytes(at path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(exactly: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    }
}
