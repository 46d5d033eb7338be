import Foundation

/// Questions over HTTP by a bare socket, so that nothing but the server's own words is tested.
public enum RawHTTP {
    /// What came back.
    public struct Answer: Sendable, Equatable {
        /// The status; 0 when there was no answer.
        public var status = 0
        /// The headers as they stand.
        public var head = ""
        /// What follows them.
        public var body = ""
    }

    /// Asks on a thread of its own and reads until the server closes the connection.
    /// - Returns: `nil` when nobody listens.
    public static func ask(_ port: UInt16, _ path: String, method: String = "GET", headers: [String] = []) async
        -> Answer?
    {
        let lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"] + headers
        return await send(port, lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Asks at an endpoint such as `http://127.0.0.1:9464`.
    public static func ask(_ endpoint: String, _ path: String) async -> Answer? {
        guard let port = endpoint.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
        return await ask(port, path)
    }

    /// Sends these bytes as they are.
    public static func send(_ port: UInt16, _ text: String) async -> Answer? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: exchange(port, Array(text.utf8))) }
        }
    }

    private static func exchange(_ port: UInt16, _ question: [UInt8]) -> Answer? {
        guard let bytes = RawSocket.exchange(port, question) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        var answer = Answer()
        answer.head = parts.first.map(String.init) ?? ""
        answer.body = parts.count > 1 ? String(parts[1]) : ""
        answer.status = answer.head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return answer
    }
}
