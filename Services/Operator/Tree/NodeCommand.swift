import ArgumentParser
import Foundation
import Keys
import NodeRuntime
import Places
import Tables
import ZeroMQ

/// `shangji node`: joins nodes to a tree.
struct NodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "node", abstract: "Makes a node, and admits and dismisses others at one.",
        subcommands: [Init.self, Admit.self, NodeDismiss.self])

    /// `shangji node init`
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Writes the configuration, the key and a systemd unit of a node.",
            discussion: """
                Nothing that is there is overwritten. At the end it prints the one line that the operator of the node above \
                runs to admit this one.

                Examples:
                  shangji node init --place 330103 --parent tcp://10.1.2.3:7201 --parent-key KEY
                  shangji node init /etc/shangji --place 330000 --listen tcp://0.0.0.0:7201
                  shangji node init /etc/shangji --data /var/lib/shangji --place 330103 --parent tcp://10.1.2.3:7201 --parent-key KEY
                  shangji node init /etc/shangji --kind forwarder --place 330103 --parent tcp://10.1.2.3:7202 --parent-key KEY
                  shangji node init /etc/shangji --kind reader --place 330000 --work tcp://10.1.2.3:7203 --store tcp://10.1.2.3:7204 --parent-key KEY
                """)

        @Argument(
            help: "The folder to write into; it is made. Else one here with the name of the node.",
            completion: .directory)
        var folder: String?

        @Option(
            help:
                "full: takes in, reads, adds up; forwarder: takes in and hands on to the node above; reader: only reads, for the node above."
        )
        var kind = NodeKind.full

        @Option(
            help:
                "The place that the node answers for: a code of the gazetteer, such as 330103; a reader's is that of its node."
        )
        var place: String

        @Option(help: "The name of the node; else the code of its place, for readers with the name of this machine.")
        var name: String?

        @Option(
            help:
                "The uplink of the node above, for a forwarder its submit door: tcp://HOST:PORT; without it this is the root."
        )
        var parent: String?

        // A key may begin with a hyphen.
        @Option(parsing: .unconditional, help: "The public key of the node above.")
        var parentKey: String?

        @Option(help: "Where nodes below will hand up, such as tcp://0.0.0.0:7201.")
        var listen: String?

        @Option(help: "Where forwarders will hand documents in, such as tcp://0.0.0.0:7202.")
        var submitDoor: String?

        @Option(help: "Where readers on other machines will ask for work, such as tcp://0.0.0.0:7203.")
        var workDoor: String?

        @Option(help: "Where they will hand in what they read, such as tcp://0.0.0.0:7204.")
        var storeDoor: String?

        @Option(help: "For readers: the work door of the node above.")
        var work: String?

        @Option(help: "For readers: the store door of the node above.")
        var store: String?

        @Option(help: "The folder of journal and ledger; it is made. Else data in the folder.", completion: .directory)
        var data: String?

        func validate() throws {
            if kind == .reader {
                guard work != nil, store != nil, parentKey != nil, parent == nil else {
                    throw ValidationError(
                        zh: "reader 须有 --work、--store 和 --parent-key，不用 --parent",
                        en: "readers want --work, --store and --parent-key, and no --parent")
                }
            } else {
                guard (parent == nil) == (parentKey == nil) else {
                    throw ValidationError(
                        zh: "--parent 与 --parent-key 须同时给出", en: "--parent and --parent-key go together")
                }
                guard work == nil, store == nil else {
                    throw ValidationError(
                        zh: "--work 和 --store 仅用于 --kind reader", en: "--work and --store are for --kind reader")
                }
            }
            guard kind != .forwarder || parent != nil else {
                throw ValidationError(
                    zh: "forwarder 须有 --parent 和 --parent-key", en: "a forwarder wants --parent and --parent-key")
            }
            guard kind == .full || [listen, submitDoor, workDoor, storeDoor].allSatisfy({ $0 == nil }) else {
                throw ValidationError(
                    zh: "\(kind.rawValue) 只向外连接：--listen 和各个端口仅用于 --kind full",
                    en: "a \(kind.rawValue) connects outward only: --listen and doors are for --kind full")
            }
            guard (workDoor == nil) == (storeDoor == nil) else {
                throw ValidationError(
                    zh: "--work-door 与 --store-door 须同时给出", en: "--work-door and --store-door go together")
            }
        }

        func run() async throws {
            let output = Output()
            try CommandFault.told {
                let host = ProcessInfo.processInfo.hostName
                let name = name ?? (kind == .reader ? "\(place)-\(host)" : place)
                guard folder != nil || !name.contains("/") else {
                    throw StartError(
                        .usage, zh: "文件夹不能取名为 \(name)；请另指定文件夹", en: "no folder can have the name \(name); name one")
                }
                var draft = NodeDraft(
                    folder: URL(filePath: folder ?? name).standardizedFileURL, place: try PlaceArgument.place(place))
                draft.name = name
                draft.kind = kind
                draft.parent = parent
                let key = try parentKey.map(KeyArgument.key)
                if kind == .reader { draft.readsFor.key = key } else { draft.parentKey = key }
                draft.readsFor.work = work
                draft.readsFor.store = store
                draft.listen = listen
                draft.doors.submit = submitDoor
                draft.doors.work = workDoor
                draft.doors.store = storeDoor
                draft.data = data.map { URL(filePath: $0).standardizedFileURL }
                let ownKey = try draft.write()
                for line in draft.told(ownKey, output.style) { output.line(line) }
            }
        }
    }

    /// `shangji node admit`
    struct Admit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "admit", abstract: "Lets another machine come in here: a node below, a forwarder, or readers.",
            discussion: """
                The running node notices at once. A node that changes its key is admitted a second time, with the new one. A key \
                opens the doors of its role and no other. A place that does not lie under this node's, and this node's own key, are \
                refused; where the door of the role is not open, that is told.

                Examples:
                  shangji node admit --role forwarder --name xihu --place 330106 --key KEY
                  shangji node admit --role reader --name reading-1 --place 330000 --key KEY
                  shangji node admit --name 330103 --place 330103 --key 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'
                """)

        @Option(help: "The name of the node.")
        var name: String

        @Option(help: "The place that it answers for; it may hand in for this one and what lies under it.")
        var place: String

        @Option(help: "node: hands up what it has read; forwarder: hands in documents; reader: reads for this node.")
        var role = Admission.Role.node

        // A key may begin with a hyphen.
        @Option(parsing: .unconditional, help: "Its public key.")
        var key: String

        @OptionGroup var node: NodeOption

        func run() async throws {
            let output = Output()
            try CommandFault.told {
                let file = try node.load()
                guard let list = file.settings.keys.admitted else {
                    throw StartError(
                        .configuration, zh: "本节点没有接入名单；请设置 keys.admitted",
                        en: "the node has no list of admitted keys: set keys.admitted")
                }
                guard name != file.settings.node else {
                    throw StartError(
                        .usage, zh: "\(name) 是本节点自己的名称；每台机器的名称不得相同",
                        en: "\(name) is the name of this node itself; every machine has its own")
                }
                let place = try PlaceArgument.place(place)
                let key = try CurvePublicKey.argument(key)
                try file.checkAdmits(place, key)
                let admission = Admission(node: name, place: place.code, key: key, role: role)
                try KeyFile.told { () throws(KeyError) in try AdmissionFile.add(admission, to: file.path(list)) }
                output.line(
                    output.style.say(
                        "已允许 \(name)（\(place.name)）接入。", "\(name) (\(place.name)) may connect."))
                if let door = file.settings.closedDoor(for: role) {
                    output.note(
                        output.style.say(
                            "但本节点尚未开放该入口：请在 \(file.configuration) 中设置 \(door)，再重新启动。",
                            "But this node opens no door for it: set \(door) in \(file.configuration) and start the node again."
                        ))
                }
            }
        }
    }
}

extension Admission.Role: ExpressibleByArgument {}

/// A key on the command line.
enum KeyArgument {
    /// The text of a public key, checked.
    static func key(_ text: String) throws(StartError) -> String { try CurvePublicKey.argument(text).description }
}

extension CurvePublicKey {
    /// A public key on the command line, checked.
    static func argument(_ text: String) throws(StartError) -> CurvePublicKey {
        do {
            return try CurvePublicKey(text)
        } catch {
            throw StartError(.usage, zh: "“\(text)”不是公钥；公钥为 40 个 Z85 字符", en: error.description)
        }
    }
}

/// A place on the command line.
enum PlaceArgument {
    /// The place of the gazetteer with this code.
    static func place(_ text: String) throws -> Place {
        let gazetteer = try Gazetteer.bundled()
        guard let place = gazetteer.place(PlaceCode(rawValue: text)) else {
            throw StartError(
                .usage, zh: "地名表中没有代码为 \(text) 的地区；代码按 GB/T 2260，例如 330103",
                en: "the gazetteer has no place with the code \(text); codes are those of GB/T 2260, such as 330103"
            )
        }
        return place
    }

    /// The code of a place that is told by code or by name.
    /// - Throws: `StartError` when there is no such place, or more than one.
    static func code(_ text: String, year: Int?) throws -> PlaceCode {
        let gazetteer = try Gazetteer.bundled()
        if let place = gazetteer.place(PlaceCode(rawValue: text)) { return place.code }
        switch PlaceResolver(gazetteer: gazetteer).resolve(text, year: year) {
        case .decided(let place): return place.code
        case .undecided(let places):
            let names = places.map { "\($0.code) \($0.name)" }
            throw StartError(
                .usage, zh: "“\(text)”可能是 \(names.joined(separator: "、")) 之一；请写代码，或连同上级写全名称",
                en:
                    "“\(text)” may be any of \(names.joined(separator: ", ")); give the code, or the name with what contains it"
            )
        case .unknown:
            throw StartError(
                .usage, zh: "地名表中没有“\(text)”；请写代码或全称",
                en: "the gazetteer has no place “\(text)”; give its code or its full name")
        }
    }
}
