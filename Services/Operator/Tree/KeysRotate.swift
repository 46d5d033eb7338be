import ArgumentParser
import Foundation
import Keys
import Messages
import NodeRuntime
import Tables
import ZeroMQ

/// `shangji keys rotate`
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Changes the key of a node in two steps, without interruption.",
        discussion: """
            First step: makes the next key beside the present one (FILE.next) and prints its public half. The node above admits it \
            too (“shangji node admit”). A running node tells it to the nodes, forwarders and readers below by itself; they keep \
            it, and nothing changes for them in their configuration. “shangji status” says who knows it.
            Second step, --finish: puts the next key in place of the present one, which stays as FILE.old. A running node notices that \
            within a second, and makes its connections anew under the new key; nothing is restarted. Upward it keeps the old \
            connection until the node above lets the new key in. Then the old key can be taken off the list above.

            --finish is refused, with status 75, while somebody is admitted here who has not said that he knows the next key: he would \
            be shut out. --anyway finishes; whoever is shut out then needs the new key in his configuration (uplink.parent_key or \
            reads_for.key) and a restart, and so does a node of the version before, which hears of no keys.

            Examples:
              shangji keys rotate /etc/shangji/node.key
              shangji keys rotate /etc/shangji/node.key --finish
            """)

    @Argument(help: "The key file.", completion: .file())
    var file: String

    @Flag(help: "Put the next key in place.")
    var finish = false

    @Flag(help: "Finish though somebody below does not know the next key.")
    var anyway = false

    @OptionGroup var node: NodeOption

    func run() async throws {
        try await CommandFault.told {
            if finish, !anyway { try await refuseToShutOut() }
            try change()
        }
    }

    private func change() throws(StartError) {
        let output = Output()
        if finish { return output.line(try useNext().keys.publicKey.description) }
        let key = try makeNext().keys.publicKey.description
        output.line(key)
        for line in try words(key, output) { output.note(line) }
    }

    /// The node whose key it is, where it is known.
    private func owner() throws(StartError) -> NodeFile? {
        let found: NodeFile
        do {
            found = try node.load()
        } catch {
            // A key may be changed where no node is.
            if node.node == nil { return nil }
            throw error
        }
        let path = URL(filePath: file).standardizedFileURL.path
        guard found.settings.keys.own.map(found.path) == path else {
            if node.node == nil { return nil }
            throw StartError(
                .usage, zh: "\(file) 不是该节点的密钥：其配置中的 keys.own 指向另一文件",
                en: "\(file) is not the key of that node: keys.own in its configuration names another")
        }
        return found
    }

    private func makeNext() throws(StartError) -> KeyFile {
        try KeyFile.told { () throws(KeyError) in
            _ = try KeyFile(file)
            return try KeyFile.create(file + OwnKey.nextSuffix)
        }
    }

    private func useNext() throws(StartError) -> KeyFile {
        try KeyFile.told { () throws(KeyError) in
            try KeyFile.replace(file, by: file + OwnKey.nextSuffix, keeping: file + OwnKey.oldSuffix)
        }
    }

    /// What is to be done between the two steps.
    private func words(_ key: String, _ output: Output) throws(StartError) -> [String] {
        let style = output.style
        guard let owner = try owner() else {
            return [
                style.say(
                    "请上级接纳此公钥（shangji node admit），下级由运行中的节点自行告知（shangji status）；然后：shangji keys rotate \(file) --finish",
                    "The node above admits it (shangji node admit); a running node tells those below (shangji status). Then: shangji keys rotate \(file) --finish"
                )
            ]
        }
        var lines: [String] = []
        let settings = owner.settings
        if settings.uplink.parent != nil || settings.kind == .reader {
            lines += [
                style.say("请上级节点的管理员运行：", "The operator of the node above runs:"),
                "  "
                    + NodeDraft.admission(
                        settings.node, place: settings.place ?? "PLACE", key: key, role: settings.kind.role),
            ]
        }
        if settings.hasDoors {
            lines.append(
                style.say(
                    "运行中的节点会自行告知下级；shangji status 显示谁已知道。旧版本的下级须改 parent_key 并重启。",
                    "A running node tells those below by itself; “shangji status” shows who knows it. Those of the version before need it as their parent_key, and a restart."
                ))
        }
        return lines + [
            style.say("然后：shangji keys rotate \(file) --finish", "Then: shangji keys rotate \(file) --finish")
        ]
    }

    /// - Throws: `StartError` of reason `temporary` while somebody below does not know the next key.
    private func refuseToShutOut() async throws {
        guard let owner = try owner(), owner.settings.hasDoors else { return }
        let next = try KeyFile.told { () throws(KeyError) in try KeyFile(file + OwnKey.nextSuffix) }
        let picture = await NodePicture.taken(of: NodeClient(file: owner))
        // Nobody can be told of it by a node that does not run.
        guard picture.parts.contains(where: { $0.status != nil }) else { return }
        if let silent = picture.parts.first(where: { $0.status == nil }) {
            throw StartError(
                .temporary,
                zh: "服务 \(silent.name) 无应答，无法得知已告知哪些下级；待其运行后再试",
                en: "the service \(silent.name) does not answer, so nobody knows whom it told; try again when it runs")
        }
        let standings = picture.parts.compactMap { $0.status?.keys }
        guard let standing = picture.keys,
            standings.allSatisfy({ $0.next == next.keys.publicKey.description })
        else {
            throw StartError(
                .temporary,
                zh: "运行中的节点尚未公布下一个密钥；请稍后再试，或查看其运行日志",
                en: "the running node does not tell of the next key yet; try again in a moment, or look at its log"
            )
        }
        guard standing.uninformed.isEmpty else {
            let names = standing.uninformed
            throw StartError(
                .temporary,
                zh: "\(names.count) 个下级尚不知道下一个密钥，启用后将无法接入：\(names.joined(separator: "、"))；待其连接后再试，或加 --anyway",
                en:
                    "\(names.count) of those below do not know the next key yet and would be shut out: \(names.joined(separator: ", ")); try again when they were connected, or with --anyway"
            )
        }
    }
}
