import Foundation

/// A bad cable: carries connections from a TCP port of this machine to a service, and can cut, delay,
/// slow, stall and truncate what it carries.
///
/// It knows nothing of the protocol. One thread of its own carries all connections.
public final class Proxy: Sendable {
    /// Where to connect: `tcp://127.0.0.1:PORT`.
    public let endpoint: String
    private let orders: ProxyOrders

    /// Listens at once; every connection leads to the target, and is closed when nobody listens there.
    /// - Parameter records: whether what goes to the service is kept; see ``recordings``.
    public init(to target: ProxyTarget, records: Bool = false) throws {
        let orders = try ProxyOrders()
        orders.look { $0.records = records }
        let (listener, port) = try PlainSocket.bound(backlog: 512)
        self.orders = orders
        endpoint = "tcp://127.0.0.1:\(port)"
        let thread = Thread { ProxyLoop(listener: listener, target: target, orders: orders).run() }
        thread.name = "proxy"
        thread.start()
    }

    deinit { close() }

    /// What happens to bytes from now on.
    public func setWeather(_ weather: Weather) { orders.change { $0.weather = weather } }

    /// Breaks all connections now; bytes on their way are lost.
    public func cut() { orders.change { $0.cutsNow = true } }

    /// Breaks the connection that carries the next bytes, after half of them: in the middle of a frame.
    public func cutShort() { orders.change { $0.cutsShort = true } }

    /// How many connections were broken so far.
    public var brokenCount: Int { orders.look { $0.broken } }

    /// What went to the service over each connection that has ended, from its beginning.
    public var recordings: [[UInt8]] { orders.look { $0.recordings } }

    /// Breaks all connections and ends the thread. Closing twice is no error.
    public func close() { orders.change { $0.isClosed = true } }
}
