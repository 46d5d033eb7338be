import Synchronization

/// Links on loopback, each through a ``Proxy``: where the test may not make networks.
public final class ProxyLinks: TreeLinks {
    private let proxies = Mutex<[Int: Proxy]>([:])

    /// No link yet.
    public init() {}

    /// A free port of this machine.
    public func listen(_ member: Int) throws -> String { "tcp://127.0.0.1:\(try FreePort.any())" }

    /// The proxy's port.
    public func uplink(of member: Int, to endpoint: String) throws -> String? {
        guard let port = endpoint.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
        let proxy = try Proxy(to: .port(port))
        proxies.withLock { $0[member] = proxy }
        return proxy.endpoint
    }

    /// None.
    public func wrapper(_ member: Int) -> [String] { [] }

    /// Lets nothing pass, as on a link that is down; the connections break when it comes up again.
    public func setLink(of member: Int, isUp: Bool) {
        guard let proxy = proxies.withLock({ $0[member] }) else { return }
        proxy.setWeather(Weather(isStalled: !isUp))
        if isUp { proxy.cut() }
    }

    /// Slows the proxy.
    public func slow(_ member: Int, bytesPerSecond: Int?) {
        proxies.withLock { $0[member] }?.setWeather(Weather(bytesPerSecond: bytesPerSecond))
    }

    /// Closes the proxies.
    public func remove() {
        for proxy in proxies.withLock({ $0.values.map(\.self) }) { proxy.close() }
    }
}
