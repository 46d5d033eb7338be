import Foundation
import Glibc
import NodeRuntime
import Supervision

/// A port of this machine at which a service of the node listens for others.
struct OwnPort: Hashable {
    /// Whether a port could be listened at now.
    enum Trial: Hashable {
        /// It is free.
        case free
        /// It cannot be had; the number is the system's.
        case refused(errno: Int32)
        /// What stands there is no address in numbers, so only listening itself tells.
        case unknown
    }

    /// The setting that names it.
    var setting: String
    /// The address in numbers, `*` for all.
    var host: String
    /// The port.
    var port: UInt16
    /// The service that listens there, as it is called in a picture of the node.
    var service: String

    /// A port that an endpoint names; `nil` for one that leaves it to the system.
    init?(_ setting: String, endpoint: String, service: String) {
        let address = endpoint.hasPrefix("tcp://") ? endpoint.dropFirst("tcp://".count) : ""
        guard let colon = address.lastIndex(of: ":"), let port = UInt16(address[address.index(after: colon)...]),
            port > 0
        else { return nil }
        self.setting = setting
        self.service = service
        self.port = port
        host = String(address[..<colon].filter { $0 != "[" && $0 != "]" })
    }

    /// `tcp://0.0.0.0:7201`
    var address: String { "tcp://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// All ports that a node of these settings opens.
    static func all(of settings: NodeSettings) -> [OwnPort] {
        var ports = [
            ("uplink.listen", settings.uplink.listen, "aggregate"), ("doors.submit", settings.doors.submit, "ingest"),
            ("doors.work", settings.doors.work, "ingest"), ("doors.store", settings.doors.store, "aggregate"),
        ].compactMap { setting, endpoint, service in
            endpoint.flatMap { OwnPort(setting, endpoint: $0, service: service) }
        }
        guard let metrics = settings.metrics.listen else { return ports }
        for stage in settings.kind.stages {
            for reader in 1...max(1, stage == .extract ? settings.readersProcesses : 1) {
                let address = metrics.further(LocalLine.metricsOffset(of: stage, reader: reader))
                let service = reader == 1 ? stage.rawValue : "\(stage.rawValue)-\(reader)"
                if stage == .extract, settings.readersProcesses == 0 { continue }
                ports += [OwnPort("metrics.listen", endpoint: "tcp://\(address)", service: service)].compactMap(\.self)
            }
        }
        return ports
    }

    /// Listens for a moment, as a service would.
    func tried() -> Trial {
        let name = ["*": "0.0.0.0", "localhost": "127.0.0.1"][host] ?? host
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, String(port), &hints, &list) == 0, let address = list?.pointee else { return .unknown }
        defer { freeaddrinfo(list) }
        let descriptor = socket(address.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return .unknown }
        defer { close(descriptor) }
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, 1) == 0 else {
            return .refused(errno: errno)
        }
        return .free
    }
}

// MARK: - Who listens

extension OwnPort {
    /// The numbers of the sockets that listen at the port, in the network that a process sees (`/proc/PID/net/tcp` of proc(5)).
    func listeners(seenBy process: String = "self") -> Set<String> {
        var found: Set<String> = []
        for table in ["tcp", "tcp6"] {
            let text = Self.whole("/proc/\(process)/net/\(table)")
            for line in text.split(separator: "\n").dropFirst() {
                let fields = line.split(separator: " ")
                // Local address and port in hexadecimal digits, state (0A listens), number of the socket.
                guard fields.count > 9, fields[3] == "0A", let colon = fields[1].lastIndex(of: ":"),
                    UInt16(fields[1][fields[1].index(after: colon)...], radix: 16) == port
                else { continue }
                found.insert("socket:[\(fields[9])]")
            }
        }
        return found
    }

    /// A file of the system, which hands such a file out a page at a time: reading one at once ends after the first page.
    private static func whole(_ path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        var bytes = Data()
        while case let piece = file.availableData, !piece.isEmpty { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a process has one of these sockets; `nil` where this user may not look.
    static func isHeld(_ sockets: Set<String>, by process: String) -> Bool? {
        let folder = "/proc/\(process)/fd"
        guard let descriptors = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return descriptors.contains { descriptor in
            let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(descriptor)")
            return link.map(sockets.contains) ?? false
        }
    }

    /// The process that listens at the port: its name and number; `nil` when there is none that this user may look at.
    func holder() -> String? {
        let sockets = listeners()
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        guard !sockets.isEmpty,
            let process = processes.first(where: { Int32($0) != nil && Self.isHeld(sockets, by: $0) == true })
        else { return nil }
        let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? ""
        return "\(name.trimmingCharacters(in: .whitespacesAndNewlines)) (\(process))"
    }
}
