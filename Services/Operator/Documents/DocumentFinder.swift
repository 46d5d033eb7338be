import Documents
import Foundation
import NodeRuntime
import Phrases

/// Finds the files to hand in: files as they are named, folders recursively.
struct DocumentFinder {
    /// A file that was found.
    struct Found {
        /// Where it lies.
        var url: URL
        /// How it is named in claims and tables: from the last part of the argument on, so that the same folder has the
        /// same names wherever the command is started.
        var source: String
        /// Its name, the hash of its bytes.
        var document: DocumentID
        /// How many bytes it has.
        var bytes: Int
    }

    /// A file or folder that cannot be read.
    struct Unreadable {
        /// How it was named.
        var source: String
        /// Why, in one sentence.
        var reason: Phrase
    }

    /// The files, in the order of the arguments, folders in alphabetical order.
    private(set) var files: [Found] = []
    /// What cannot be read.
    private(set) var unreadable: [Unreadable] = []
    /// How many hidden files in folders were passed over.
    private(set) var hiddenCount = 0

    /// Looks at every argument.
    init(_ paths: [String]) {
        for path in paths {
            let url = URL(filePath: path).standardizedFileURL
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
                unreadable.append(
                    Unreadable(
                        source: path,
                        reason: Phrase(zh: "没有这一名称的文件或文件夹。", en: "There is no file or folder of this name.")))
                continue
            }
            if isFolder.boolValue { look(into: url) } else { take(url, named: url.lastPathComponent) }
        }
    }

    private mutating func look(into folder: URL) {
        var pending = [(url: folder, name: folder.lastPathComponent)]
        while let (url, name) = pending.popLast() {
            let entries: [URL]
            do {
                entries = try FileManager.default.contentsOfDirectory(
                    at: url, includingPropertiesForKeys: [.isDirectoryKey]
                )
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
            } catch {
                let why = FileWords.of(error)
                let reason = Phrase(zh: "无法打开文件夹：\(why.zh)", en: "The folder cannot be opened: \(why.en)")
                unreadable.append(Unreadable(source: name, reason: reason))
                continue
            }
            var folders: [(URL, String)] = []
            for entry in entries {
                let entryName = "\(name)/\(entry.lastPathComponent)"
                if entry.lastPathComponent.hasPrefix(".") {
                    hiddenCount += 1
                } else if (try? entry.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true {
                    folders.append((entry, entryName))
                } else {
                    take(entry, named: entryName)
                }
            }
            pending += folders.reversed()
        }
    }

    private mutating func take(_ url: URL, named name: String) {
        // A pipe or a device would be waited for without end.
        let kind = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.type]
        if let kind = kind as? FileAttributeType, kind != .typeRegular {
            unreadable.append(Unreadable(source: name, reason: Phrase(zh: "不是普通文件。", en: "This is no regular file.")))
            return
        }
        do {
            let data = try Data(contentsOf: url, options: .mappedIfSafe)
            files.append(Found(url: url, source: name, document: DocumentID(hashing: data), bytes: data.count))
        } catch {
            let why = FileWords.of(error)
            let reason = Phrase(zh: "无法读取文件：\(why.zh)", en: "The file cannot be read: \(why.en)")
            unreadable.append(Unreadable(source: name, reason: reason))
        }
    }
}

extension DocumentFinder.Found {
    /// A stretch of the file, as it is now.
    func read(from offset: Int, count: Int) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(offset))
        return [UInt8](try handle.read(upToCount: count) ?? Data())
    }
}
