import Foundation

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
                continuation.resume(returning: (0..<times).count { _ in RawSocket.exchange(port, bytes) != nil })
            }
        }
    }
}
