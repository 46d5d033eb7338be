import Foundation

/// A process of its own that connects to the socket file of a service, says bytes that no library would send, and waits until it is
/// dropped.
struct Knocker {
    private static let program = """
        import socket, sys
        peer = socket.socket(socket.AF_UNIX)
        peer.settimeout(float(sys.argv[3]))
        peer.connect(sys.argv[1])
        peer.sendall(bytes.fromhex(sys.argv[2]))
        try:
            while peer.recv(4096): pass
        except ConnectionResetError:
            pass
        """

    /// Its process id, by which a log can name it.
    let process: Int32
    private let ends: AsyncStream<Int32>

    /// Connects to `ipc://PATH` and says something; gives up when it is not dropped within so many seconds.
    init(at endpoint: String, saying bytes: [UInt8], patience seconds: Int = 15) throws {
        let knocking = Process()
        knocking.executableURL = URL(filePath: "/usr/bin/python3")
        let hex = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        knocking.arguments = ["-c", Self.program, String(endpoint.dropFirst("ipc://".count)), hex, "\(seconds)"]
        knocking.standardError = FileHandle.nullDevice
        let (ends, told) = AsyncStream.makeStream(of: Int32.self)
        knocking.terminationHandler = {
            told.yield($0.terminationStatus)
            told.finish()
        }
        try knocking.run()
        process = knocking.processIdentifier
        self.ends = ends
    }

    /// Waits for its end.
    /// - Returns: whether the other side closed the connection.
    func isDropped() async -> Bool { await ends.first { _ in true } == 0 }
}
