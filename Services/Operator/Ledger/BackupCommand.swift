import ArgumentParser
import Foundation
import Links
import Messages
import NodeRuntime
import Phrases
import Supervision
import Tables

/// `shangji backup`: copies of journal and ledger, made while the node goes on, and put back.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies journal and ledger while the node goes on; puts a copy back.",
        subcommands: [BackupMake.self, BackupRestore.self],
        defaultSubcommand: BackupMake.self)
}

/// The files of a backup.
enum BackupFiles {
    /// Name in the backup's folder, name in the node's data folder, socket of the service.
    ///
    /// The journal comes first: what its copy calls stored, the later copy of the ledger holds. The other way round a
    /// document that is read between the two would be stored for the one and unknown to the other.
    static let all = [
        (copy: "journal.sqlite", live: "ingest/journal.sqlite", socket: "ingest-control"),
        (copy: "ledger.sqlite", live: "aggregate/ledger.sqlite", socket: "aggregate-control"),
    ]

    /// Those that a node of its kind has.
    static func of(_ file: NodeFile) throws(StartError) -> [(copy: String, live: String, socket: String)] {
        let files = all.filter { file.controls.contains($0.socket) }
        guard !files.isEmpty else {
            throw StartError(
                .usage, zh: "本节点（\(file.settings.kind.words.zh)）没有需要备份的数据",
                en: "this node (\(file.settings.kind.words.en)) keeps nothing that a backup could hold")
        }
        return files
    }
}

/// `shangji backup make`
struct BackupMake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Copies journal and ledger into a folder.",
        discussion: """
            The journal is copied first, then the ledger: whatever the one calls stored, the other holds.

            Examples:
              shangji backup --out /srv/backup/2026-01-31
              shangji backup --out /srv/backup/$(date +%F) --json

            Ends with status 69 when a service does not answer, 73 when the folder holds a backup already.
            """)

    @Option(help: "The folder to write into; it is made.", completion: .directory)
    var out: String

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a file.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let folder = URL(filePath: out).standardizedFileURL
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StartError(
                    .cannotCreate, zh: "无法建立文件夹 \(out)：\(FileWords.of(error).zh)",
                    en: "cannot make the folder \(out): \(FileWords.of(error).en)")
            }
            for file in try BackupFiles.of(client.file) {
                let path = folder.appending(path: file.copy).path
                guard !FileManager.default.fileExists(atPath: path) else {
                    throw StartError(
                        .cannotCreate, zh: "\(path) 已经存在；请另指定文件夹", en: "\(path) exists already; name another folder")
                }
                output.progress(output.style.say("正在备份 \(file.copy) …", "copying \(file.copy) …"))
                let made = try await client.ask(
                    file.socket, Backup(path: path), for: BackupMade.self, within: .seconds(86_400))
                output.progress(nil)
                var line = JSONLine()
                line.string("file", made.path)
                line.integer("bytes", made.bytes)
                output.line(
                    json
                        ? line.object
                        : output.style.say("已备份 \(made.path)（\(made.bytes) 字节）", "\(made.path): \(made.bytes) bytes"))
            }
        }
    }
}

/// `shangji backup restore`
struct BackupRestore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup in the place of journal and ledger of a node that is stopped.",
        discussion: """
            What stood there is moved aside, not deleted: journal.sqlite.replaced-TIME. The copy begins a new stream, so \
            that a parent asks again for what it needs. Documents that were read after the backup are read again when \
            the journal holds them; hand in again what was taken after it (handing in twice is safe).

            Example:
              shangji backup restore /srv/backup/2026-01-31 --node node.yaml

            Ends with status 66 when the folder holds no backup, 75 when the node still runs.
            """)

    @Argument(help: "The folder of the backup.", completion: .directory)
    var folder: String

    @OptionGroup var node: NodeOption

    func run() throws {
        let output = Output()
        try CommandFault.told {
            let file = try node.load()
            let copies = URL(filePath: folder).standardizedFileURL
            let data = file.path(file.settings.data)
            let stores = try BackupFiles.of(file)
            for store in stores
            where !FileManager.default.fileExists(atPath: copies.appending(path: store.copy).path) {
                throw StartError(
                    .noInput, zh: "\(folder) 中没有 \(store.copy)；请指定 “backup --out” 所写的文件夹",
                    en: "\(folder) holds no \(store.copy); name the folder that “backup --out” wrote")
            }
            var locks: [DataDirectory] = []
            for stage in file.settings.kind.stages where stage != .extract {
                locks.append(try DataDirectory("\(data)/\(stage.rawValue)"))
            }
            try withExtendedLifetime(locks) {
                for store in stores {
                    try put(copies.appending(path: store.copy), at: "\(data)/\(store.live)")
                }
            }
            output.line(output.style.say("备份已恢复到 \(data)。", "The backup is in place in \(data)."))
        }
    }

    private func put(_ copy: URL, at path: String) throws(StartError) {
        let stamp = Int(Date().timeIntervalSince1970)
        do {
            for suffix in ["", "-wal", "-shm", ".open", ".mark"]
            where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.moveItem(atPath: path + suffix, toPath: "\(path)\(suffix).replaced-\(stamp)")
            }
            try FileManager.default.copyItem(atPath: copy.path, toPath: path)
        } catch {
            throw StartError(
                .inputOutput, zh: "无法将 \(copy.path) 放到 \(path)：\(FileWords.of(error).zh)",
                en: "cannot put \(copy.path) at \(path): \(FileWords.of(error).en)")
        }
    }
}
