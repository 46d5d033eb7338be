import Dispatch
import Glibc

/// A plain connection to the socket file of a service, for bytes that no library would send.
final class RawConnection: Sendable {
    private let descriptor: Int32

    /// Connects to `ipc://PATH`; `nil` when nobody listens there.
    init?(to endpoint: String) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(endpoint.dropFirst("ipc://".count).utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isConnected else { return nil }
    }

    deinit { close(descriptor) }

    /// Sends bytes; what the other side does not take is dropped.
    func send(_ bytes: [UInt8]) {
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// Whether the other side closes the connection within that time.
    func isDropped(withinSeconds limit: Int) async -> Bool {
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
