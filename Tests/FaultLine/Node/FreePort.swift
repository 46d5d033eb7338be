import Glibc

/// Ports of this machine that nobody listens at.
public enum FreePort {
    /// A port that is named to nobody else for as long as this process lives: a socket stays bound to it that never listens, beside
    /// which Linux lets one listen that allows it too (`SO_REUSEADDR`, socket(7)), as ZeroMQ's do.
    public static func any() throws -> UInt16 {
        let (descriptor, port) = try PlainSocket.bound(backlog: nil)
        // Not before: else the system would name a port that somebody holds so.
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        return port
    }
}
