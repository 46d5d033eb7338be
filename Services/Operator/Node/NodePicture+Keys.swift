import Messages
import Tables

/// The key of the node, as its services use it, and who knows the next one.
extension NodePicture {
    /// All services together: somebody knows the next key who knows it at every door that he may use. `nil` when no service has a key.
    var keys: ServiceStatus.KeyStanding? {
        let standings = parts.compactMap { $0.status?.keys }
        // Services notice a change one after the other.
        guard var whole = standings.first(where: { $0.next != nil }) ?? standings.first else { return nil }
        let uninformed = Set(standings.flatMap(\.uninformed))
        whole.uninformed = uninformed.sorted()
        whole.informed = Set(standings.flatMap(\.informed)).subtracting(uninformed).sorted()
        return whole
    }

    /// What a person is told while a change of the key is not finished.
    func keyLines(_ style: TerminalStyle) -> [String] {
        guard let keys, let next = keys.next else { return [] }
        var lines = [
            "",
            style.say(
                "密钥 \(keys.current)，下一个密钥 \(next) 尚未启用", "Key \(keys.current), the next key \(next) is not in use yet"),
        ]
        if !keys.informed.isEmpty || !keys.uninformed.isEmpty {
            lines.append("  " + Self.words(keys, style))
        }
        return lines
    }

    /// Who knows the next key.
    static func words(_ keys: ServiceStatus.KeyStanding, _ style: TerminalStyle) -> String {
        let all = keys.informed.count + keys.uninformed.count
        let known = style.say(
            "下级 \(all) 个中 \(keys.informed.count) 个已知道", "known to \(keys.informed.count) of \(all) below")
        guard !keys.uninformed.isEmpty else { return known }
        let names = keys.uninformed.joined(separator: style.say("、", ", "))
        return known + style.say("，尚不知道：\(names)", ", not to \(names)")
    }
}
