/// Where a socket listens or connects to, checked when it is made.
///
/// Three transports are spoken: `tcp://HOST:PORT` between machines (`*` for all addresses, port 0 for any free one),
/// `ipc://PATH` on one machine, `inproc://NAME` inside a process.
public struct Endpoint: TextCodable, Hashable, Sendable {
    /// How the bytes travel.
    public enum Transport: String, Hashable, Sendable {
        /// Between machines.
        case tcp
        /// On one machine, through a socket file.
        case ipc
        /// Inside one process.
        case inproc
    }

    /// The longest path of an ipc endpoint, in bytes: the kernel keeps 108 for it, the last being a zero.
    public static let longestPath = 107
    /// The longest name of an inproc endpoint, in bytes.
    public static let longestName = 255

    /// How the bytes travel.
    public let transport: Transport
    /// What follows `://`: host and port, path, or name.
    public let address: String

    /// The endpoint as it is written: `tcp://127.0.0.1:7700`.
    public var description: String { "\(transport.rawValue)://\(address)" }

    /// Whether it leaves the address or the port open, which a listener may and a caller may not.
    var isForListeningOnly: Bool {
        transport == .tcp && (address.hasPrefix("*:") || address.hasSuffix(":0"))
    }

    /// Reads an endpoint.
    /// - Throws: ``ZeroMQError/Code/invalidEndpoint`` with the reason.
    public init(_ text: String) throws(ZeroMQError) {
        func refuse(_ reason: String) -> ZeroMQError {
            ZeroMQError(.invalidEndpoint, .endpoint, endpoint: "“\(text)”", detail: reason)
        }
        guard let colon = text.firstRange(of: "://"),
            let transport = Transport(rawValue: String(text[..<colon.lowerBound]))
        else { throw refuse("write tcp://HOST:PORT, ipc://PATH or inproc://NAME") }
        let address = String(text[colon.upperBound...])
        if address.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw refuse("it contains a control character") }
        let problem =
            switch transport {
            case .tcp: Self.problem(ofHostAndPort: address)
            case .ipc: Self.problem(ofPath: address)
            case .inproc: Self.problem(ofName: address)
            }
        if let problem { throw refuse(problem) }
        self.transport = transport
        self.address = address
    }

    private static func problem(ofHostAndPort address: String) -> String? {
        guard let colon = address.lastIndex(of: ":") else { return "the port is missing; write tcp://HOST:PORT" }
        let host = address[..<colon]
        let port = address[address.index(after: colon)...]
        if host.isEmpty { return "the host is missing; write tcp://HOST:PORT, * for all addresses" }
        if host.contains(":"), !(host.hasPrefix("[") && host.hasSuffix("]")) {
            return "put an IPv6 address in brackets: tcp://[::1]:7700"
        }
        if host.contains(where: { " /;".contains($0) }) { return "the host “\(host)” is not one" }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), UInt16(port) != nil else {
            return "the port “\(port)” is not a number from 0 to 65535"
        }
        return nil
    }

    private static func problem(ofPath path: String) -> String? {
        if path.isEmpty { return "the path is missing; write ipc://PATH" }
        if path.utf8.count > longestPath {
            return "the path has \(path.utf8.count) bytes, at most \(longestPath) are possible; shorten the directory"
        }
        // Both are special to the library: an address without a file, and a file in a directory of its choice.
        if path.hasPrefix("@") || path == "*" { return "name a file; “\(path)” has no rights that guard it" }
        if path.hasSuffix("/") { return "the path names a directory; add the name of a file" }
        return nil
    }

    private static func problem(ofName name: String) -> String? {
        if name.isEmpty { return "the name is missing; write inproc://NAME" }
        if name.utf8.count > longestName {
            return "the name has \(name.utf8.count) bytes, at most \(longestName) are possible"
        }
        return nil
    }
}
