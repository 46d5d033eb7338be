private import Glibc
import Phrases

/// An address of this machine with a port, at which a service listens: `127.0.0.1:9464`, `[::1]:9464`.
///
/// Numbers only, since a name may mean another address tomorrow. Port 0 lets the system choose.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address, without brackets.
    public let host: String
    /// The port.
    public let port: UInt16

    /// Reads an address; `nil` for anything else.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = host.dropFirst().dropLast() }
        // The longer of the two forms has room for both.
        var bytes = in6_addr()
        guard inet_pton(isBracketed ? AF_INET6 : AF_INET, String(host), &bytes) == 1 else { return nil }
        self.init(host: String(host), port: port)
    }

    private init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Whether it is an address of IPv6.
    public var isVersionSix: Bool { host.contains(":") }

    /// Whether only this machine reaches it.
    public var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

    /// The same address with another port.
    public func withPort(_ port: UInt16) -> ListenAddress { ListenAddress(host: host, port: port) }

    /// The address `offset` ports further; port 0, and a port that does not exist, are left as they are.
    public func further(_ offset: Int) -> ListenAddress {
        port == 0 ? self : withPort(UInt16(exactly: Int(port) + offset) ?? port)
    }

    /// `127.0.0.1:9464`
    public var description: String { isVersionSix ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension ListenAddress: SettingValue {
    /// `127.0.0.1:9464`
    public static var form: Phrase {
        Phrase(
            zh: "带端口的地址，形如 127.0.0.1:9464 或 [::1]:9464",
            en: "an address with a port, like 127.0.0.1:9464 or [::1]:9464")
    }

    /// Reads any scalar that is an address.
    public init?(written: WrittenValue) {
        guard let text = written.text else { return nil }
        self.init(text)
    }

    /// The address in double quotes.
    public var yaml: String { description.yaml }
}
