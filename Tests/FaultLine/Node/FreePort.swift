import Glibc
import NodeRuntime

/// Ports of this machine that nobody listens at.
public enum FreePort {
    /// A port that is named to nobody else for as long as this process lives: a socket stays bound to it that never listens, beside
    /// which Linux lets one listen that allows it too (`SO_REUSEADDR`, socket(7)), as ZeroMQ's do.
    public static func any() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw StartError(.internalFault, "no socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
            }
        }
        // Not before: else the system would name a port that somebody holds so.
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard found else { throw StartError(.internalFault, "no free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
