import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Makes files and folders durable.
enum DiskSync {
    /// Waits until a file or a folder is on the disk.
    ///
    /// - Throws: an error of the file system.
    static func file(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    /// Waits until the entries of the folder in which a file stands are on the disk.
    ///
    /// - Throws: an error of the file system.
    static func folder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try file(folder.isEmpty ? "." : folder)
    }
}
