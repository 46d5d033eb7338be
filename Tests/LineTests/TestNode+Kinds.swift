import FaultLine
import Foundation
import Keys
import NodeRuntime
import Places
import Testing
import ZeroMQ

extension TestNode {
    /// A full node with doors for forwarders and readers, and its key. It is the root.
    /// - Parameters:
    ///   - readers: how many readers run on its own machine.
    ///   - further: more lines of its configuration.
    static func withDoors(
        _ place: String, name: String, readers: Int = 1, settings further: String = ""
    ) throws -> TestNode {
        let node = try TestNode(
            """
            place: "\(place)"
            readers_processes: \(readers)
            keys:
              own: node.key
              admitted: admitted.yaml
            doors:
              submit: tcp://127.0.0.1:\(try FreePort.any())
              work: tcp://127.0.0.1:\(try FreePort.any())
              store: tcp://127.0.0.1:\(try FreePort.any())
            restart:
              first_pause_milliseconds: 10

            """ + further, name: name)
        _ = try KeyFile.create(node.folder.appending(path: "node.key").path)
        return node
    }

    /// A node that hands its documents on to this one.
    /// - Parameters:
    ///   - role: in which this one admits its key; `nil` leaves it a stranger.
    ///   - further: more lines of its configuration.
    func forwarder(
        _ place: String, name: String, admittedAs role: Admission.Role? = .forwarder, settings further: String = ""
    ) throws -> TestNode {
        let node = try TestNode(
            """
            kind: forwarder
            place: "\(place)"
            keys:
              own: node.key
            uplink:
              parent: \(try #require(door("submit")))
              parent_key: "\(publicKey)"
            restart:
              first_pause_milliseconds: 10

            """ + further, name: name)
        try admit(node, place, role)
        return node
    }

    /// A machine with a reader for this one.
    func reader(name: String, admittedAs role: Admission.Role? = .reader) throws -> TestNode {
        let node = try TestNode(
            """
            kind: reader
            keys:
              own: node.key
            reads_for:
              work: \(try #require(door("work")))
              store: \(try #require(door("store")))
              key: "\(publicKey)"
            restart:
              first_pause_milliseconds: 10

            """, name: name)
        try admit(node, "430600", role)
        return node
    }

    /// Where other machines come in, by the name of the door.
    func door(_ name: String) -> String? {
        let text = (try? String(contentsOf: configuration, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix("  \(name): ") }
            .flatMap { $0.split(separator: " ").last.map(String.init) }
    }

    /// Admits the key of another one, which is made where there is none.
    func admit(_ node: TestNode, _ place: String, _ role: Admission.Role?) throws {
        let path = node.folder.appending(path: "node.key").path
        let isMade = FileManager.default.fileExists(atPath: path)
        let key = try (isMade ? KeyFile(path) : KeyFile.create(path)).keys.publicKey
        guard let role else { return }
        try AdmissionFile.add(
            Admission(node: node.name, place: PlaceCode(rawValue: place), key: key, role: role),
            to: folder.appending(path: "admitted.yaml").path)
    }

    /// What a service counts, by `status`.
    func counts(_ service: String) async throws -> [String: Int] {
        let services = try await run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
        return services.first { $0["name"] as? String == service }?["counts"] as? [String: Int] ?? [:]
    }

    /// The id of the process of a service.
    func process(of service: String) async throws -> Int32 {
        let services = try await run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
        let process = services.first { $0["name"] as? String == service }?["process"] as? Int
        return Int32(try #require(process))
    }
}
