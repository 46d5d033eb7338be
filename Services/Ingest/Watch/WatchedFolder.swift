import Foundation
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

    /// What lies in a folder, folders in it included.
    struct Contents {
        /// The files to be taken.
        var files: [CompletionWatch.Sighting] = []
        /// What is no file and never will be, by its path: why it is not taken.
        var others: [String: String] = [:]
    }

    /// Looks at all that lies there; hidden files and unfinished downloads (`.part`, `.tmp`, `.crdownload`) are passed over.
    func contents() throws -> Contents {
        var found = Contents()
        var folders = [""]
        while let folder = folders.popLast() {
            for name in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path) {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                guard !name.hasPrefix("."), path != Self.taken, path != Self.rejected else { continue }
                // A file may vanish between the listing and this look.
                guard let values = attributes(path), let type = values[.type] as? FileAttributeType else { continue }
                switch type {
                case .typeDirectory: folders.append(path)
                case _ where Self.isUnfinished(name): continue
                case .typeRegular: found.files.append(Self.sighting(path, values))
                default: found.others[path] = Self.whyNot(type)
                }
            }
        }
        return found
    }

    /// What a link leads to may lie anywhere, change meanwhile, or never end; only what lies in the folder itself is taken.
    private static func whyNot(_ type: FileAttributeType) -> String {
        type == .typeSymbolicLink
            ? "This is a symbolic link and not a file. Put the file itself into the folder, or hand it in with “shangji submit”."
            : "This is no file but a pipe, a socket or a device. Put a file into the folder."
    }

    private func attributes(_ path: String) -> [FileAttributeKey: Any]? {
        try? FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
    }

    private static func sighting(_ path: String, _ values: [FileAttributeKey: Any]) -> CompletionWatch.Sighting {
        let date = values[.modificationDate] as? Date ?? .distantPast
        return CompletionWatch.Sighting(
            path: path, size: (values[.size] as? Int64) ?? 0,
            changed: Int64(date.timeIntervalSince1970 * 1_000_000_000),
            file: (values[.systemFileNumber] as? UInt64) ?? 0)
    }

    private static func isUnfinished(_ name: String) -> Bool {
        [".part", ".tmp", ".crdownload", ".partial"].contains { name.lowercased().hasSuffix($0) }
    }

    /// The bytes of a file.
    func bytes(of path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: root.appending(path: path))) }

    /// Moves a file that was taken.
    /// - Returns: whether it was moved. Another one that was put there under its name meanwhile, or written into it, is left,
    ///   to be taken by itself.
    func moveToTaken(_ sighting: CompletionWatch.Sighting) throws -> Bool {
        guard let values = attributes(sighting.path), Self.sighting(sighting.path, values) == sighting else {
            return false
        }
        _ = try move(sighting.path, to: Self.taken)
        return true
    }

    /// Moves a file that was not taken, with the reason beside it.
    func moveToRejected(_ path: String, reason: String) throws {
        let place = try move(path, to: Self.rejected)
        try Data((reason + "\n").utf8).write(to: URL(filePath: place.path + Self.reasonSuffix))
    }

    /// A file of the same name that went there before keeps its name; this one gets a number.
    private func move(_ path: String, to folder: String) throws -> URL {
        let wanted = root.appending(path: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
            at: wanted.deletingLastPathComponent(), withIntermediateDirectories: true)
        var place = wanted
        var number = 2
        // Not “whether a file exists”, which looks behind links.
        while (try? FileManager.default.attributesOfItem(atPath: place.path)) != nil {
            let name = wanted.deletingPathExtension().lastPathComponent
            let suffix = wanted.pathExtension.isEmpty ? "" : ".\(wanted.pathExtension)"
            place = wanted.deletingLastPathComponent().appending(path: "\(name) (\(number))\(suffix)")
            number += 1
        }
        try FileManager.default.moveItem(at: root.appending(path: path), to: place)
        return place
    }
}
