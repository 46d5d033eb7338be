import Foundation
import Keys
import NodeRuntime
import Places
import ZeroMQ

extension TestNode {
    /// Makes a node of a tree with its key, admitted by the one above.
    /// - Parameters:
    ///   - listen: where nodes below it hand up; a free port of this machine when `nil`.
    ///   - uplink: where the parent is reached, where that is not where it listens.
    ///   - further: more lines of its configuration.
    public static func member(
        _ place: String, name: String, under parent: TestNode? = nil, isAdmitted: Bool = true, listen: String? = nil,
        uplink: String? = nil, settings further: String = ""
    ) throws -> TestNode {
        let listen = try listen ?? "tcp://127.0.0.1:\(FreePort.any())"
        var settings = """
            place: "\(place)"
            keys:
              own: node.key
              admitted: admitted.yaml
            uplink:
              listen: \(listen)

            """
        if let parent {
            settings += "  parent: \(uplink ?? parent.uplink ?? "")\n  parent_key: \"\(parent.publicKey)\"\n"
        }
        let node = try TestNode(settings + further, name: name)
        let key = try KeyFile.create(node.folder.appending(path: "node.key").path).keys.publicKey
        if isAdmitted, let parent {
            try AdmissionFile.add(
                Admission(node: name, place: PlaceCode(rawValue: place), key: key),
                to: parent.folder.appending(path: "admitted.yaml").path)
        }
        return node
    }

    /// Where nodes below hand up, as the configuration says.
    public var uplink: String? {
        let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.contains("listen:") }
            .flatMap { $0.split(separator: " ").last.map(String.init) }
    }

    /// The public half of its key.
    public var publicKey: String {
        (try? KeyFile(folder.appending(path: "node.key").path).keys.publicKey.description) ?? ""
    }

    /// Waits until the log says something; the test's time limit ends a wait for what is never said.
    public func logged(_ words: String) async throws {
        try await polled { log.contains(words) ? () : nil }
    }
}
