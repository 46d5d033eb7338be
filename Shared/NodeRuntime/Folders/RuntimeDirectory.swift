private import Glibc
import Phrases

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
            throw StartError(
                .cannotCreate, zh: "\(path) 不能用作套接字文件夹：\(error.words.zh)",
                en: "cannot use \(path) as the folder of sockets: \(error)")
        }
        if let mode {
            throw StartError(
                .configuration,
                zh: "其他用户可以进入 \(path)（权限 \(String(mode, radix: 8))）并连接其中的套接字；请指定仅本用户可用的文件夹（权限 700）",
                en: "others may enter \(path) (mode \(String(mode, radix: 8))) and reach the sockets in it; "
                    + "name a folder that is yours alone (mode 700)")
        }
        self.path = path
    }

    /// A new folder with a name of its own, in `XDG_RUNTIME_DIR` when that exists, else in `/tmp`. The caller ends it
    /// with ``remove()``.
    ///
    /// `TMPDIR` is not asked: its paths are often too long for a socket.
    public static func temporary(environment: [String: String]) throws(StartError) -> RuntimeDirectory {
        var tried: [(parent: String, failure: SystemFailure)] = []
        for parent in [environment["XDG_RUNTIME_DIR"], "/tmp"] {
            guard let parent, parent.hasPrefix("/"), parent.utf8.count <= 60 else { continue }
            var template = Array("\(parent)/shangji-XXXXXX".utf8CString)
            if mkdtemp(&template) != nil {
                return try RuntimeDirectory(
                    String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
            }
            tried.append((parent, .last))
        }
        let zh = tried.map { "\($0.parent)（\($0.failure.words.zh)）" }.joined(separator: "、")
        let en = tried.map { "\($0.parent) (\($0.failure))" }.joined(separator: ", ")
        throw StartError(
            .cannotCreate, zh: "无法在 \(zh) 中建立套接字文件夹", en: "cannot create a folder for sockets in \(en)")
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
