import Foundation

/// A disk of a few megabytes that one process alone sees, in a mount namespace of its own: nothing has to be unmounted, and
/// where the system allows user namespaces nobody has to be root.
struct SmallDisk {
    private static let bytes = 64 << 20
    private static let ballastBytes = bytes - (1_500 << 10)
    private static let namespaces = ["unshare", "--map-root-user", "--mount"]

    private let path: String

    init(at folder: URL) { path = folder.path }

    /// Whether this system lets a process have it.
    static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = namespaces + ["mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            return false
        }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// What stands before the command of the process that shall have the disk.
    var wrapper: [String] {
        let script = """
            mkdir -p -m 700 "\(path)" && mount -t tmpfs -o mode=700,size=\(Self.bytes) tmpfs "\(path)" \
            && head -c \(Self.ballastBytes) /dev/zero > "\(path)/ballast" && exec "$0" "$@"
            """
        return Self.namespaces + ["sh", "-c", script]
    }

    /// Takes the ballast away, seen from outside.
    func free(in process: Int32) throws {
        try FileManager.default.removeItem(atPath: "/proc/\(process)/root\(path)/ballast")
    }
}
