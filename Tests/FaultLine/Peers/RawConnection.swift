import Dispatch
import Glibc

/// A plain connection to a service, for bytes that no library would send.
public final class RawConnection: Sendable {
    private let descriptor: Int32

    /// Connects to `ipc://PATH` or a port of this machine, `tcp://127.0.0.1:PORT`; `nil` when nobody listens there.
    public init?(to endpoint: String) {
        let target =
            endpoint.hasPrefix("ipc://")
            ? ProxyTarget.file(String(endpoint.dropFirst("ipc://".count)))
            : endpoint.split(separator: ":").last.flatMap { UInt16($0) }.map(ProxyTarget.port)
        guard let target, let descriptor = PlainSocket.connected(to: target) else { return nil }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Sends bytes; what the other side does not take is dropped.
    public func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// Whether the other side closes the connection within that time.
    public func isDropped(withinSeconds limit: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            // Waiting would hold a thread that tasks need.
            DispatchQueue.global().async { [self] in
                let end = ContinuousClock.now + .seconds(limit)
                var buffer = [UInt8](repeating: 0, count: 4096)
                var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                while ContinuousClock.now < end {
                    let pause = max(1, Int32((end - .now) / .milliseconds(1)))
                    guard poll(&item, 1, pause) > 0 else { break }
                    // What the library greets with is read away; the end of it is what counts.
                    if recv(descriptor, &buffer, buffer.count, 0) <= 0 {
                        continuation.resume(returning: true)
                        return
                    }
                }
                continuation.resume(returning: false)
            }
        }
    }
}
