import Foundation
import Glibc

/// Connections of somebody who has no business at a port of this machine.
public enum RawKnock {
    /// The greeting of ZMTP 3.0 without any security: what a plain ZeroMQ socket says first.
    public static let plainGreeting: [UInt8] =
        [0xFF] + [UInt8](repeating: 0, count: 8) + [0x7F, 3, 0] + Array("NULL".utf8)
        + [UInt8](repeating: 0, count: 16 + 1 + 31)

    /// Connects again and again, says the bytes, and waits until the other side closes.
    /// - Returns: how often it did.
    public static func knock(_ port: UInt16, _ bytes: [UInt8] = plainGreeting, times: Int) async -> Int {
        await withCheckedContinuation { continuation in
            // Waiting would hold a thread that tasks need.
            Thread.detachNewThread {
                continuation.resume(returning: (0..<times).count { _ in isClosed(port, bytes) })
            }
        }
    }

    private static func isClosed(_ port: UInt16, _ bytes: [UInt8]) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) == 0 }
        }
        guard isConnected, send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            return false
        }
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {}
        return true
    }
}
