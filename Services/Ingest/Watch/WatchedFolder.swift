import Foundation
import Glibc
import Hosting
import NodeRuntime

/// The files of a watched folder: what lies there, and where each goes.
struct WatchedFolder: Sendable {
    /// Where files go that were taken.
    static let taken = "taken"
    /// Where files go that were not.
    static let rejected = "rejected"
    /// What the name of the file with the reason ends with.
    static let reasonSuffix = ".reason.txt"

    private let root: URL

    /// Uses the folder, making it and the two folders in it when they are missing.
    /// - Throws: `StartError` when they cannot be made.
    init(_ path: String) throws(StartError) {
        root = URL(filePath: path).standardizedFileURL
        for folder in [root, root.appending(path: Self.taken), root.appending(path: Self.rejected)] {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw StartError(
                    .cannotCreate,
                    english: "cannot make the watched folder \(folder.path): \(error.localizedDescription)")
            }
        }
    }

    /// The path of the folder.
    var path: String { root.path }

    private var files: FolderFiles { FolderFiles(root: root.path) }

    /// What lies in a folder, folders in it included.
    struct Contents {
        /// The files to be taken.
        var files: [CompletionWatch.Sighting] = []
        /// What is no file and never will be, by its path: why it is not taken.
        var others: [WatchedPath: String] = [:]
        /// What cannot be looked at, folders and all that lies in them: it waits for a person.
        var unreadable: [WatchedPath: SystemFailure] = [:]
    }

    /// Looks at all that lies there; hidden files and unfinished downloads (`.part`, `.tmp`, `.crdownload`) are passed over.
    /// - Throws: `SystemFailure` when the folder itself cannot be read. One in it keeps nobody from the rest.
    func contents() throws(SystemFailure) -> Contents {
        var found = Contents()
        look(at: try files.names(in: ""), in: "", &found)
        return found
    }

    private func look(at names: [[UInt8]], in folder: WatchedPath, _ found: inout Contents) {
        for name in names where name.first != UInt8(ascii: ".") {
            let path = folder.appending(name)
            guard path.text != Self.taken, path.text != Self.rejected else { continue }
            do throws(SystemFailure) {
                // A file may vanish between the listing and this look.
                guard let status = try files.status(of: path) else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR: look(at: try files.names(in: path), in: path, &found)
                case _ where Self.isUnfinished(path): continue
                case S_IFREG: found.files.append(Self.sighting(path, status))
                case let kind: found.others[path] = Self.whyNot(kind)
                }
            } catch {
                found.unreadable[path] = error
            }
        }
    }

    /// What a link leads to may lie anywhere, change meanwhile, or never end; only what lies in the folder itself is taken.
    private static func whyNot(_ kind: mode_t) -> String {
        kind == S_IFLNK
            ? "This is a symbolic link and not a file. Put the file itself into the folder, or hand it in with “shangji submit”."
            : "This is no file but a pipe, a socket or a device. Put a file into the folder."
    }

    private static func sighting(_ path: WatchedPath, _ status: stat) -> CompletionWatch.Sighting {
        CompletionWatch.Sighting(
            path: path, size: Int64(status.st_size),
            changed: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            file: UInt64(status.st_ino))
    }

    private static func isUnfinished(_ path: WatchedPath) -> Bool {
        [".part", ".tmp", ".crdownload", ".partial"].contains { path.lowercasedName.hasSuffix($0) }
    }

    /// The bytes of a file.
    func bytes(of path: WatchedPath) throws -> [UInt8] { try files.bytes(of: path) }

    /// Moves a file that was taken.
    /// - Returns: whether it was moved. Another one that was put there under its name meanwhile, or written into it, is left,
    ///   to be taken by itself.
    func moveToTaken(_ sighting: CompletionWatch.Sighting) throws -> Bool {
        guard let status = try files.status(of: sighting.path), Self.sighting(sighting.path, status) == sighting else {
            return false
        }
        _ = try move(sighting.path, to: Self.taken)
        return true
    }

    /// Moves a file that was not taken, with the reason beside it.
    func moveToRejected(_ path: WatchedPath, reason: String) throws {
        let place = try move(path, to: Self.rejected)
        let folder = place.deletingLastPathComponent()
        let name = place.lastPathComponent
        var file = folder.appending(path: WatchedPath.shortened(name, before: Self.reasonSuffix))
        var number = 2
        // Another long name may begin alike.
        while try name.utf8.count + Self.reasonSuffix.utf8.count > WatchedPath.longestName && exists(file) {
            file = folder.appending(path: WatchedPath.shortened(name, before: " (\(number))\(Self.reasonSuffix)"))
            number += 1
        }
        try Data((reason + "\n").utf8).write(to: file)
    }

    /// A file of the same name that went there before keeps its name; this one gets a number.
    private func move(_ path: WatchedPath, to folder: String) throws -> URL {
        let names = path.names.map { WatchedPath.shortened($0) }
        let wanted = root.appending(path: "\(folder)/\(names.joined(separator: "/"))")
        try FileManager.default.createDirectory(
            at: wanted.deletingLastPathComponent(), withIntermediateDirectories: true)
        var place = wanted
        var number = 2
        while try exists(place) {
            let name = wanted.deletingPathExtension().lastPathComponent
            let suffix = wanted.pathExtension.isEmpty ? "" : ".\(wanted.pathExtension)"
            place = wanted.deletingLastPathComponent().appending(
                path: WatchedPath.shortened(name, before: " (\(number))\(suffix)"))
            number += 1
        }
        try files.move(path, to: below(place))
        return place
    }

    /// Not “whether a file exists” of Foundation, which looks behind links.
    private func exists(_ place: URL) throws(SystemFailure) -> Bool { try files.status(of: below(place)) != nil }

    private func below(_ place: URL) -> WatchedPath { WatchedPath(String(place.path.dropFirst(root.path.count + 1))) }
}
