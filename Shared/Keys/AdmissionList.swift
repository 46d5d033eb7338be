import Phrases
import Places
import Yams
import ZeroMQ

/// The keys that a node admits: a YAML list that a person can read and `shangji node admit` writes.
///
/// A node that changes its key stands in it twice for a while, once with each.
public struct AdmissionList: Hashable, Sendable {
    private static let keys: Set<String> = ["node", "place", "key", "role"]

    /// The entries, in the order of the file.
    public private(set) var admissions: [Admission] = []
    private var byKey: [CurvePublicKey: Admission] = [:]

    /// Admits nobody.
    public init() {}

    /// Reads a list.
    /// - Parameter path: the name of the file, for errors.
    /// - Throws: ``KeyError/noList(_:line:_:)``.
    public init(yaml: String, path: String) throws(KeyError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw .noList(path, line: 1, Phrase(zh: "不是有效的 YAML：\(error)", en: "no valid YAML: \(error)"))
        }
        guard let root, root.null == nil else { return }
        guard let items = root.sequence else {
            throw .noList(
                path, line: 1,
                Phrase(
                    zh: "应为列表：“- node: …”，其下为 place 和 key",
                    en: "a list is wanted: “- node: …” with place and key below it"))
        }
        for item in items { try add(try Self.admission(item, path), path, line: item.mark?.line ?? 1) }
    }

    /// Who has this key; `nil` when it is not admitted. Complexity: constant.
    public subscript(key: CurvePublicKey) -> Admission? { byKey[key] }

    /// Admits one more.
    /// - Throws: ``KeyError/alreadyAdmitted(_:node:)`` when the key is somebody's.
    mutating func add(_ admission: Admission, _ path: String, line: Int) throws(KeyError) {
        if let known = byKey[admission.key] { throw .alreadyAdmitted(path, node: known.node) }
        let places = admissions.filter { $0.node == admission.node }.map(\.place)
        guard places.allSatisfy({ $0 == admission.place }) else {
            throw .noList(
                path, line: line,
                Phrase(
                    zh: "节点 \(admission.node) 对应了两个地区；一个节点只负责一个地区",
                    en: "the node \(admission.node) stands here for two places; one node answers for one"))
        }
        admissions.append(admission)
        byKey[admission.key] = admission
    }

    private static func admission(_ node: Node, _ path: String) throws(KeyError) -> Admission {
        let line = node.mark?.line ?? 1
        guard let mapping = node.mapping else {
            throw .noList(
                path, line: line,
                Phrase(zh: "每条须有 node、place 和 key", en: "an entry wants node, place and key"))
        }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, keys.contains(name), let text = value.scalar?.string, !text.isEmpty
            else {
                throw .noList(
                    path, line: key.mark?.line ?? line,
                    Phrase(
                        zh: "此处不应有“\(key.scalar?.string ?? "小节")”；每条只有 node、place、key，以及不为 node 时的 role",
                        en:
                            "“\(key.scalar?.string ?? "a section")” does not belong here; an entry has node, place, key, and role where that is not node"
                    )
                )
            }
            values[name] = text
        }
        guard let name = values["node"], let place = values["place"], let key = values["key"] else {
            let missing = ["node", "place", "key"].filter { values[$0] == nil }
            throw .noList(
                path, line: line,
                Phrase(
                    zh: "缺少 \(missing.joined(separator: "、"))",
                    en: "\(missing.joined(separator: ", ")) is missing"))
        }
        guard let role = Admission.Role(rawValue: values["role"] ?? Admission.Role.node.rawValue) else {
            let roles = Admission.Role.allCases.map(\.rawValue)
            let role = values["role"] ?? ""
            throw .noList(
                path, line: line,
                Phrase(
                    zh: "没有“\(role)”这一角色；可用：\(roles.joined(separator: "、"))",
                    en: "“\(role)” is no role; there are \(roles.joined(separator: ", "))"))
        }
        do {
            return Admission(node: name, place: PlaceCode(rawValue: place), key: try CurvePublicKey(key), role: role)
        } catch {
            throw .noList(path, line: line, error.words)
        }
    }
}
