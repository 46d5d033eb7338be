import ArgumentParser
import Keys
import NodeRuntime
import Places
import Tables
import ZeroMQ

/// `shangji node dismiss`
struct NodeDismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss", abstract: "Shuts out what was admitted: takes its entries off the list.",
        discussion: """
            The running node notices at once and ends the connection. What was handed in before stays. With --key only the entry of \
            that key goes, as after a change of keys.

            Examples:
              shangji node dismiss --name 330103
              shangji node dismiss --name 330103 --key 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'

            Ends with status 66 when there is no such entry.
            """)

    @Option(help: "The name of the node, forwarder or reader.")
    var name: String

    // A key may begin with a hyphen.
    @Option(parsing: .unconditional, help: "Only the entry of this public key.")
    var key: String?

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
            let key = try key.map(CurvePublicKey.argument)
            let gone = try KeyFile.told { () throws(KeyError) in
                try AdmissionFile.remove(from: file.path(list)) { entry in
                    entry.node == name && key.map { $0 == entry.key } ?? true
                }
            }
            guard !gone.isEmpty else {
                throw StartError(
                    .noInput, zh: "\(file.path(list)) 中没有节点 \(name) \(key == nil ? "" : "及该密钥")的条目",
                    en: "\(file.path(list)) has no entry of \(name)" + (key == nil ? "" : " with that key"))
            }
            let gazetteer = try Gazetteer.bundled()
            for entry in gone {
                let place = gazetteer.place(entry.place)?.name ?? entry.place.rawValue
                output.line(
                    output.style.say("\(entry.node)（\(place)）不再允许接入。", "\(entry.node) (\(place)) is shut out."))
            }
        }
    }
}
