import Glibc

/// A socket of this process that listens at a port of this machine.
public struct LoopbackListener: Sendable {
    /// The port that the system chose.
    public let port: UInt16
    private let descriptor: Int32

    /// Listens.
    public init() throws { (descriptor, port) = try PlainSocket.bound(backlog: 1) }

    /// Gives the port back; must be called once, last.
    public func end() { close(descriptor) }
}
