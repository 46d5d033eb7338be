import Glibc
import NodeRuntime

/// A bound socket that somebody else will accept from and close.
struct ListeningSocket {
    let descriptor: Int32
    /// Where it listens, with the port that the system chose for port 0.
    let address: ListenAddress

    /// Binds and listens.
    init(_ address: ListenAddress) throws(SystemFailure) {
        let isSix = address.isVersionSix
        let descriptor = socket(
            isSix ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw .last }
        do throws(SystemFailure) {
            // A service that starts again must not wait for the connections of the one before to be forgotten.
            var yes: Int32 = 1
            guard setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, 4) == 0 else { throw .last }
            let port = isSix ? try Self.bindSix(descriptor, address) : try Self.bindFour(descriptor, address)
            guard listen(descriptor, 16) == 0 else { throw .last }
            self.descriptor = descriptor
            self.address = address.withPort(port)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func bindFour(_ descriptor: Int32, _ address: ListenAddress) throws(SystemFailure) -> UInt16 {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = address.port.bigEndian
        guard inet_pton(AF_INET, address.host, &name.sin_addr) == 1 else { throw SystemFailure(code: EINVAL) }
        try bind(descriptor, &name)
        return UInt16(bigEndian: name.sin_port)
    }

    private static func bindSix(_ descriptor: Int32, _ address: ListenAddress) throws(SystemFailure) -> UInt16 {
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_port = address.port.bigEndian
        guard inet_pton(AF_INET6, address.host, &name.sin6_addr) == 1 else { throw SystemFailure(code: EINVAL) }
        try bind(descriptor, &name)
        return UInt16(bigEndian: name.sin6_port)
    }

    /// Binds, and reads back what the system made of it.
    private static func bind<Name>(_ descriptor: Int32, _ name: inout Name) throws(SystemFailure) {
        var length = socklen_t(MemoryLayout<Name>.size)
        let done = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                Glibc.bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard done else { throw .last }
    }
}
