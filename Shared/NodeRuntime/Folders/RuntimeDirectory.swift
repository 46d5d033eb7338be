private import Glibc

/// A private folder with a short path, in which the services of one machine put their sockets.
public struct RuntimeDirectory: Sendable {
    /// The path of the folder.
    public let path: String

    /// Uses the folder at `path`, creating it with mode 0700 when it is missing.
    ///
    /// - Throws: ``StartError`` of reason `cannotCreate`, or of reason `configuration` when others may enter the
    ///   folder.
    public init(_ path: String) throws(StartError) {
        let mode: UInt32?
        do throws(SystemFailure) {
            try PrivateFolder.create(path)
            mode = try PrivateFolder.foreignAccess(path)
        } catch {
            throw StartError(.cannotCreate, "cannot use \(path) as the folder of sockets: \(error)")
        }
        if let mode {
            throw StartError(
                .configuration,
                "others may enter \(path) (mode \(String(mode, radix: 8))) and reach the sockets in it; "
                    + "name a folder that is yours alone (mode 700)")
        }
        self.path = path
    }

    /// A new folder with a name of its own, in `XDG_RUNTIME_DIR` when that exists, else in `/tmp`. The caller ends it
    /// with ``remove()``.
    ///
    /// `TMPDIR` is not asked: its paths are often too long for a socket.
    public static func temporary(environment: [String: String]) throws(StartError) -> RuntimeDirectory {
        var tried: [String] = []
        for parent in [environment["XDG_RUNTIME_DIR"], "/tmp"] {
            guard let parent, parent.hasPrefix("/"), parent.utf8.count <= 60 else { continue }
            var template = Array("\(parent)/shangji-XXXXXX".utf8CString)
            if mkdtemp(&template) != nil {
                return try RuntimeDirectory(
                    String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
            }
            tried.append("\(parent) (\(SystemFailure.last))")
        }
        throw StartError(.cannotCreate, "cannot create a folder for sockets in \(tried.joined(separator: ", "))")
    }

    /// The endpoint of the socket `name` in this folder: `ipc:///run/…/name`.
    ///
    /// - Throws: ``StartError`` of reason `configuration` when the path of the socket is longer than the system allows.
    public func endpoint(_ name: String) throws(StartError) -> String {
        let socket = "\(path)/\(name)"
        try SocketClaim.checkLength(socket)
        return "ipc://" + socket
    }

    /// Removes the folder and what lies directly in it. What cannot be removed stays, silently: it is empty sockets
    /// at worst.
    public func remove() {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink("\(path)/\(name)") }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
