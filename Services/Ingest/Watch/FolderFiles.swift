import Foundation
import Glibc
import NodeRuntime

/// The files below a folder by the bytes of their names, which Foundation cannot name.
struct FolderFiles: Sendable {
    /// The path of the folder.
    let root: String

    /// Calls the system with the path of something below the folder.
    private func at<Result>(_ path: WatchedPath, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let full = Array(root.utf8) + [UInt8(ascii: "/")] + path.bytes + [0]
        return full.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                // Never empty: it ends with a zero.
                chars.baseAddress.map(body) ?? body("")
            }
        }
    }

    /// The names in a folder.
    /// - Throws: `SystemFailure` when it cannot be read.
    func names(in folder: WatchedPath) throws(SystemFailure) -> [[UInt8]] {
        guard let stream = at(folder, { opendir($0) }) else { throw .last }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw .last }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
        }
    }

    /// What the system says of a file, or of a link itself; `nil` where there is none.
    /// - Throws: `SystemFailure` when it says nothing.
    func status(of path: WatchedPath) throws(SystemFailure) -> stat? {
        var status = stat()
        guard at(path, { lstat($0, &status) }) != 0 else { return status }
        guard errno != ENOENT else { return nil }
        throw .last
    }

    /// The bytes of a file.
    func bytes(of path: WatchedPath) throws -> [UInt8] {
        let descriptor = at(path) { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard descriptor >= 0 else { throw SystemFailure.last }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return [UInt8](try file.readToEnd() ?? Data())
    }

    /// Gives a file another name in the folder.
    /// - Throws: `SystemFailure` when it cannot be moved.
    func move(_ path: WatchedPath, to other: WatchedPath) throws(SystemFailure) {
        guard at(path, { from in at(other) { rename(from, $0) } }) == 0 else { throw .last }
    }
}
