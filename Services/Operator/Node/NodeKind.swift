import ArgumentParser
import Keys
import NodeRuntime
import Phrases
import Supervision

/// What a node does; its configuration alone decides.
enum NodeKind: String, CaseIterable, SettingValue, ExpressibleByArgument {
    /// Takes documents in, reads them, adds up, and hands up where it has a parent; without one it is the root.
    case full
    /// Takes documents in and hands them on to the node above, which reads them. It connects outward only.
    case forwarder
    /// Only reads, for a node on another machine. It connects outward only, and keeps nothing.
    case reader

    /// The services that it runs.
    var stages: [LocalLine.Stage] {
        switch self {
        case .full: LocalLine.Stage.allCases
        case .forwarder: [.ingest]
        case .reader: [.extract]
        }
    }

    /// The role in which the node above admits its key.
    var role: Admission.Role {
        switch self {
        case .full: .node
        case .forwarder: .forwarder
        case .reader: .reader
        }
    }

    /// Its name for people.
    var words: Phrase {
        switch self {
        case .full: Phrase(zh: "完整节点", en: "full node")
        case .forwarder: Phrase(zh: "转发节点", en: "forwarder")
        case .reader: Phrase(zh: "读取节点", en: "readers")
        }
    }

    /// What is wrong with a node of this kind, with what to do; `nil` when nothing is.
    func fault(of settings: NodeSettings) -> Phrase? {
        let uplink = settings.uplink
        let doors = settings.doors
        let opens = uplink.listen ?? doors.submit ?? doors.work ?? doors.store
        switch self {
        case .full:
            if (doors.work == nil) != (doors.store == nil) {
                return Phrase(
                    zh: "doors.work 与 doors.store 须同时设置：读取节点从前者领取文件，向后者交回结果",
                    en:
                        "doors.work and doors.store go together: a reader asks for work at the one and hands in at the other"
                )
            }
            return nil
        case .forwarder:
            guard uplink.parent != nil, uplink.parentKey != nil, settings.keys.own != nil else {
                return Phrase(
                    zh:
                        "转发节点须设置 uplink.parent（上级节点的报送入口）、uplink.parent_key 和 keys.own；“shangji node init --kind forwarder” 会写好",
                    en:
                        "a forwarder needs uplink.parent (the submit door of the node above), uplink.parent_key and keys.own; “shangji node init --kind forwarder” writes them"
                )
            }
        case .reader:
            let node = settings.readsFor
            guard settings.readersProcesses > 0 else {
                return Phrase(
                    zh: "读取节点须设置 readers_processes，至少为 1", en: "readers need readers_processes, one at least")
            }
            guard node.work != nil, node.store != nil, node.key != nil, settings.keys.own != nil else {
                return Phrase(
                    zh:
                        "读取节点须设置 reads_for.work、reads_for.store、reads_for.key 和 keys.own；“shangji node init --kind reader” 会写好",
                    en:
                        "readers need reads_for.work, reads_for.store, reads_for.key and keys.own; “shangji node init --kind reader” writes them"
                )
            }
        }
        return opens.map {
            Phrase(
                zh: "\(words.zh)只向外连接：请去掉 \($0)，或将 kind 设为 full",
                en: "a \(rawValue) connects outward only: take \($0) out, or set kind to full")
        }
    }
}
