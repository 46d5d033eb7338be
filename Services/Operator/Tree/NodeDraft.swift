import Foundation
import Keys
import NodeRuntime
import Phrases
import Places
import Tables
import ZeroMQ

/// What `shangji node init` writes.
struct NodeDraft {
    let folder: URL
    let place: Place
    var name = ""
    var parent: String?
    var parentKey: String?
    var listen: String?
    var kind = NodeKind.full
    var doors = DoorSettings()
    var readsFor = ReadsForSettings()
    /// The folder of journal and ledger; `nil` puts it beside the configuration.
    var data: URL?

    private var dataFolder: URL { data ?? folder.appending(path: "data") }
    private var configuration: URL { folder.appending(path: "node.yaml") }
    private var key: URL { folder.appending(path: "node.key") }
    private var unit: URL { folder.appending(path: "shangji-node.service") }

    init(folder: URL, place: Place) {
        self.folder = folder
        self.place = place
    }

    /// Writes everything.
    /// - Returns: the public key.
    /// - Throws: `StartError` when the node would not start with it, something is there already, or it cannot be written.
    func write() throws -> String {
        try check()
        for file in [configuration, unit] where FileManager.default.fileExists(atPath: file.path) {
            throw StartError(
                .cannotCreate, zh: "\(file.path) 已经存在，不予覆盖；请换一个文件夹",
                en: "\(file.path) is there already and is not overwritten; take another folder")
        }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
            // The unit lets the node write there and nowhere else, so it cannot make the folder itself.
            try FileManager.default.createDirectory(
                at: dataFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StartError(
                .cannotCreate,
                zh: "无法建立 \(folder.path) 或 \(dataFolder.path)：\(FileWords.of(error).zh)",
                en: "\(folder.path) or \(dataFolder.path) cannot be made: \(FileWords.of(error).en)")
        }
        let keys = try KeyFile.told { () throws(KeyError) in try KeyFile.create(key.path) }
        try write(settings.printed, to: configuration)
        try write(SystemdUnit(configuration: configuration.path, data: dataFolder.path).text, to: unit)
        return keys.keys.publicKey.description
    }

    /// Looks by the rules of the settings themselves whether what would be written can be used.
    private func check() throws(StartError) {
        let read: NodeSettings
        do throws(SettingsError) {
            read = try NodeSettings.read(yaml: settings.printed, name: configuration.lastPathComponent)
        } catch {
            throw StartError(
                .usage, zh: "未写入任何文件，因为节点不能以此启动：\(error.words.zh)",
                en: "nothing is written, since no node would start with it: \(error)")
        }
        if let fault = read.kind.fault(of: read) { throw StartError(.usage, fault) }
    }

    private var settings: NodeSettings {
        var settings = NodeSettings()
        settings.node = name
        settings.kind = kind
        settings.place = place.code.rawValue
        settings.doors = doors
        settings.readsFor = readsFor
        if let data { settings.data = data.path }
        settings.uplink.parent = parent
        settings.uplink.parentKey = parentKey
        settings.uplink.listen = listen
        settings.keys.own = "node.key"
        // The others connect outward only.
        if kind == .full { settings.keys.admitted = "admitted.yaml" }
        return settings
    }

    private func write(_ text: String, to file: URL) throws(StartError) {
        do {
            try Data(text.utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            throw StartError(
                .cannotCreate, zh: "无法写入 \(file.path)：\(FileWords.of(error).zh)",
                en: "\(file.path) cannot be written: \(FileWords.of(error).en)")
        }
    }

    /// What the operator is told: what was written, and what is to be done now.
    func told(_ publicKey: String, _ style: TerminalStyle) -> [String] {
        var lines = [
            style.say(
                "已为 \(place.name) 写好节点 \(name)（\(kind.words.zh)）：",
                "The node \(name) for \(place.name) (\(kind.words.en)) is written:"),
            "  \(configuration.path)", "  \(key.path)", "  \(unit.path)",
            style.say("公钥：\(publicKey)", "Public key: \(publicKey)"),
        ]
        if parent != nil || kind == .reader {
            lines += [
                "",
                style.say("请上级节点的管理员运行：", "The operator of the node above runs:"),
                "  " + Self.admission(name, place: place.code.rawValue, key: publicKey, role: kind.role),
            ]
        }
        lines += [
            "", style.say("然后启动：", "Then start it:"), "  shangji up \(Self.quoted(configuration.path))",
        ]
        return lines
    }

    /// The line by which the operator of the node above admits a key.
    static func admission(_ name: String, place: String, key: String, role: Admission.Role) -> String {
        let role = role == .node ? "" : " --role \(role.rawValue)"
        return "shangji node admit --name \(quoted(name)) --place \(place)\(role) --key \(quoted(key))"
    }

    /// As a shell takes it for one word.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-_./".utf8.contains(byte)
        }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
