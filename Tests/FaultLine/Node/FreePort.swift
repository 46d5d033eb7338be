import Glibc
import NodeRuntime

/// Ports of this machine that nobody listens at: the system names one, and it is given back at once.
public enum FreePort {
    /// A port; somebody else may take it before it is used.
    public static func any() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw StartError(.internalFault, "no socket") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let found = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
            }
        }
        guard found else { throw StartError(.internalFault, "no free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
