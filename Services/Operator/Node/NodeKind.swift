import ArgumentParser
import Keys
import NodeRuntime
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
    var words: (zh: String, en: String) {
        switch self {
        case .full: ("完整节点", "full node")
        case .forwarder: ("转发节点", "forwarder")
        case .reader: ("读取节点", "readers")
        }
    }

    /// What is wrong with a node of this kind, with what to do; `nil` when nothing is.
    func fault(of settings: NodeSettings) -> String? {
        let uplink = settings.uplink
        let doors = settings.doors
        let opens = uplink.listen ?? doors.submit ?? doors.work ?? doors.store
        switch self {
        case .full:
            if (doors.work == nil) != (doors.store == nil) {
                return
                    "doors.work and doors.store go together: a reader asks for work at the one and hands in at the other"
            }
            return nil
        case .forwarder:
            guard uplink.parent != nil, uplink.parentKey != nil, settings.keys.own != nil else {
                return
                    "a forwarder needs uplink.parent (the submit door of the node above), uplink.parent_key and keys.own; “shangji node init --kind forwarder” writes them"
            }
        case .reader:
            let node = settings.readsFor
            guard settings.readersProcesses > 0 else { return "readers need readers_processes, one at least" }
            guard node.work != nil, node.store != nil, node.key != nil, settings.keys.own != nil else {
                return
                    "readers need reads_for.work, reads_for.store, reads_for.key and keys.own; “shangji node init --kind reader” writes them"
            }
        }
        return opens.map { "a \(rawValue) connects outward only: take \($0) out, or set kind to full" }
    }
}
