import CZeroMQ
import Glibc
import Synchronization

/// Turns the library's raw events of one socket into ``ConnectionEvent``s. Confined to the reactor's thread.
final class SocketMonitor {
    private static let names = Atomic<Int>(0)

    private let watcher: Socket
    private let report: (ConnectionEvent) -> Void
    /// Addresses of the connections by descriptor: later events name the descriptor only.
    private var peers: [Int32: String] = [:]
    private var failures: [HandshakeFailure] = []

    init(
        _ socket: Socket, reactor: Reactor, report: @escaping (ConnectionEvent) -> Void
    ) throws(ZeroMQError) {
        self.report = report
        var options = SocketOptions()
        options.linger = .zero
        // The library's I/O thread waits while this queue is full; it never is.
        options.receiveQueueMessages = 0
        watcher = try Socket(.pair, context: socket.context, options: options)
        let name = Self.names.add(1, ordering: .relaxed).newValue
        let endpoint = try Endpoint("inproc://shangji.monitor.\(name)")
        try socket.startMonitoring(endpoint)
        try watcher.connect(endpoint)
        try reactor.register(watcher, receive: { $0.forEach(self.take) }, failed: { _ in self.watcher.close() })
    }

    /// An event: number (2 bytes) and value (4 bytes) in the first frame, an endpoint in the second.
    private func take(_ message: Multipart) {
        guard message.frames.count == 2, message.frames[0].count == 6 else { return }
        let (event, value) = message.frames[0].withUnsafeBytes {
            (Int32($0.loadUnaligned(as: UInt16.self)), $0.loadUnaligned(fromByteOffset: 2, as: Int32.self))
        }
        let endpoint = String(decoding: message.frames[1], as: UTF8.self)
        if let failure = HandshakeFailure(event: event, value: value) {
            failures.append(failure)
            report(.handshakeFailed(endpoint: endpoint, failure))
            return
        }
        switch event {
        case ZMQ_EVENT_LISTENING: report(.listening(endpoint: endpoint))
        case ZMQ_EVENT_ACCEPTED:
            let peer = Self.address(of: value) ?? endpoint
            // Of connections that end with the listening the library says nothing; their descriptors come again.
            if let gone = peers.updateValue(peer, forKey: value) { report(.disconnected(peer: gone, failure: nil)) }
            report(.accepted(peer: peer))
        case ZMQ_EVENT_CONNECTED:
            peers[value] = endpoint
            report(.connected(endpoint: endpoint))
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: report(.ready(endpoint: endpoint))
        case ZMQ_EVENT_DISCONNECTED:
            let peer = peers.removeValue(forKey: value) ?? endpoint
            report(.disconnected(peer: peer, failure: failures.isEmpty ? nil : failures.removeFirst()))
        case ZMQ_EVENT_CONNECT_RETRIED: report(.retrying(endpoint: endpoint, after: .milliseconds(value)))
        case ZMQ_EVENT_ACCEPT_FAILED: report(.acceptFailed(endpoint: endpoint, errno: value))
        case ZMQ_EVENT_MONITOR_STOPPED: watcher.close()
        default: break
        }
    }

    /// The other end of a connection: `tcp://HOST:PORT`, or on this machine `process ID of user ID`; `nil` when it is gone
    /// already.
    private static func address(of descriptor: Int32) -> String? {
        internetAddress(of: descriptor) ?? process(at: descriptor)
    }

    private static func process(at descriptor: Int32) -> String? {
        // `struct ucred` of unix(7): process, user, group; Glibc's module lacks it.
        var credentials: (process: Int32, user: UInt32, group: UInt32) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0, credentials.process > 0 else {
            return nil
        }
        return "process \(credentials.process) of user \(credentials.user)"
    }

    private static func internetAddress(of descriptor: Int32) -> String? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
        let found = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                getpeername(descriptor, address, &size) == 0
                    && [AF_INET, AF_INET6].contains(Int32(address.pointee.sa_family))
                    && getnameinfo(
                        address, size, &host, socklen_t(host.count), &port, socklen_t(port.count),
                        NI_NUMERICHOST | NI_NUMERICSERV) == 0
            }
        }
        guard found else { return nil }
        let name = Z85.text(host)
        return "tcp://\(name.contains(":") ? "[\(name)]" : name):\(Z85.text(port))"
    }
}
