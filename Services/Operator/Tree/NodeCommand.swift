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
        commandName: "node", abstract: "Makes a node, and admits nodes below one.",
        subcommands: [Init.self, Admit.self])

    /// `shangji node init`
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Writes the configuration, the key and a systemd unit of a node.",
            discussion: """
                Nothing that is there is overwritten. At the end it prints the one line that the operator of the node above \
                runs to admit this one.

                Examples:
                  shangji node init /etc/shangji --place 330000 --listen tcp://0.0.0.0:7201
                  shangji node init /etc/shangji --data /var/lib/shangji --place 330103 --parent tcp://10.1.2.3:7201 --parent-key KEY
                """)

        @Argument(help: "The folder to write into; it is made.", completion: .directory)
        var folder: String

        @Option(help: "The place that the node answers for: a code of the gazetteer, such as 330103.")
        var place: String

        @Option(help: "The name of the node; else the code of its place.")
        var name: String?

        @Option(help: "The uplink of the node above, tcp://HOST:PORT; without it this is the root.")
        var parent: String?

        // A key may begin with a hyphen.
        @Option(parsing: .unconditional, help: "The public key of the node above.")
        var parentKey: String?

        @Option(help: "Where nodes below will hand up, such as tcp://0.0.0.0:7201.")
        var listen: String?

        @Option(help: "The folder of journal and ledger; it is made. Else data in the folder.", completion: .directory)
        var data: String?

        func validate() throws {
            guard (parent == nil) == (parentKey == nil) else {
                throw ValidationError("--parent and --parent-key go together")
            }
        }

        func run() async throws {
            let output = Output()
            try CommandFault.told {
                var draft = NodeDraft(
                    folder: URL(filePath: folder).standardizedFileURL, place: try PlaceArgument.place(place))
                draft.name = name ?? place
                draft.parent = parent
                draft.parentKey = try parentKey.map(KeyArgument.key)
                draft.listen = listen
                draft.data = data.map { URL(filePath: $0).standardizedFileURL }
                let key = try draft.write()
                for line in draft.told(key, output.style) { output.line(line) }
            }
        }
    }

    /// `shangji node admit`
    struct Admit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "admit", abstract: "Lets a node below hand up to this one.",
            discussion: """
                The running node notices at once. A node that changes its key is admitted a second time, with the new one.

                Example:
                  shangji node admit --name 330103 --place 330103 --key 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'
                """)

        @Option(help: "The name of the node below.")
        var name: String

        @Option(help: "The place that it answers for; it may hand in for this one and what lies under it.")
        var place: String

        // A key may begin with a hyphen.
        @Option(parsing: .unconditional, help: "Its public key.")
        var key: String

        @OptionGroup var node: NodeOption

        func run() async throws {
            let output = Output()
            try CommandFault.told {
                let file = try node.load()
                guard let list = file.settings.keys.admitted else {
                    throw StartError(.configuration, "the node has no list of admitted keys: set keys.admitted")
                }
                let place = try PlaceArgument.place(place)
                let admission = Admission(
                    node: name, place: place.code, key: try CurvePublicKey.argument(key))
                try KeyFile.told { () throws(KeyError) in try AdmissionFile.add(admission, to: file.path(list)) }
                output.line(
                    output.style.say(
                        "已允许 \(name)（\(place.name)）接入。", "\(name) (\(place.name)) may connect."))
            }
        }
    }
}

/// A key on the command line.
enum KeyArgument {
    /// The text of a public key, checked.
    static func key(_ text: String) throws(StartError) -> String { try CurvePublicKey.argument(text).description }
}

extension CurvePublicKey {
    fileprivate static func argument(_ text: String) throws(StartError) -> CurvePublicKey {
        do {
            return try CurvePublicKey(text)
        } catch {
            throw StartError(.usage, error.description)
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
                .usage, "the gazetteer has no place with the code \(text); codes are those of GB/T 2260, such as 330103"
            )
        }
        return place
    }
}
