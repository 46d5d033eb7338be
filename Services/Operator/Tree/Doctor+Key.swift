import Foundation
import Keys
import Messages
import Phrases
import Tables
import ZeroMQ

/// The key of the node: its file, what the services use, and whether a change of it is unfinished.
extension Doctor {
    func key(_ picture: NodePicture) -> Finding? {
        guard let own = settings.keys.own else {
            guard settings.kind != .full || settings.uplink.parent != nil || settings.hasDoors else { return nil }
            return finding(
                "密钥", "key", .fault, "跨机器连接需要密钥：shangji keys new，并设置 keys.own",
                "lines between machines need a key: “shangji keys new”, then set keys.own")
        }
        let path = file.path(own)
        do {
            let key = try KeyFile(path).keys.publicKey.description
            if let other = picture.parts.compactMap({ $0.status?.keys?.current }).first(where: { $0 != key }) {
                return finding(
                    "密钥", "key", .warning, "文件中为 \(key)，服务仍用 \(other)；日志说明原因",
                    "the file says \(key), a service still uses \(other); its log says why")
            }
            return try unfinished(key, beside: path, picture) ?? finding("密钥", "key", .sound, key, key)
        } catch {
            return finding("密钥", "key", .fault, error.words.zh, error.words.en)
        }
    }

    /// What is to be done where a next key lies beside the present one.
    private func unfinished(_ key: String, beside path: String, _ picture: NodePicture) throws(KeyError) -> Finding? {
        let nextPath = path + OwnKey.nextSuffix
        guard FileManager.default.fileExists(atPath: nextPath) else { return nil }
        let next = try KeyFile(nextPath).keys.publicKey.description
        var known = ""
        if let keys = picture.keys, keys.next == next, !keys.informed.isEmpty || !keys.uninformed.isEmpty {
            known = style.say("（\(NodePicture.words(keys, style))）", " (\(NodePicture.words(keys, style)))")
        }
        return finding(
            "密钥", "key", .warning, "\(key)；下一个密钥 \(next) 尚未启用\(known)：shangji keys rotate \(path) --finish",
            "\(key); the next key \(next) is not in use yet\(known): “shangji keys rotate \(path) --finish”")
    }
}
