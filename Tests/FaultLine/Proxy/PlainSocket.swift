import Glibc

/// Plain sockets of this machine, for proxies and for whoever takes a port.
enum PlainSocket {
    /// Why a socket could not be opened.
    struct Fault: Error, CustomStringConvertible {
        var what: String
        var code: Int32
        var description: String { "this process cannot \(what): \(String(cString: strerror(code)))" }
    }

    /// Takes a port of this machine that the system chooses.
    /// - Parameter backlog: how many may wait until they are heard; `nil` hears nobody.
    static func bound(backlog: Int32?) throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Fault(what: "open a socket", code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && backlog.map { listen(descriptor, $0) == 0 } ?? true
                    && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard isBound else {
            let code = errno
            close(descriptor)
            throw Fault(what: "have a port of 127.0.0.1", code: code)
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Connects; `nil` when nobody listens there.
    static func connected(to target: ProxyTarget) -> Int32? {
        switch target {
        case .file(let path): connected(toFile: path)
        case .port(let port): connected(toPort: port)
        }
    }

    private static func connected(toPort port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return connected(descriptor, to: address)
    }

    private static func connected(toFile path: String) -> Int32? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return connected(descriptor, to: address)
    }

    private static func connected<Address>(_ descriptor: Int32, to address: Address) -> Int32? {
        let length = socklen_t(MemoryLayout<Address>.size)
        let isConnected = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) == 0 }
        }
        guard isConnected else {
            close(descriptor)
            return nil
        }
        unblock(descriptor)
        return descriptor
    }

    /// Takes the next connection; `nil` when there is none.
    static func accepted(by listener: Int32) -> Int32? {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return nil }
        unblock(descriptor)
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    /// Closes a connection so that the other side sees it broken, and what it has not read yet is gone.
    static func reset(_ descriptor: Int32) {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        close(descriptor)
    }

    private static func unblock(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
}
