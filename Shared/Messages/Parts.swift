/// Cuts messages with long bodies into parts and joins them again, so that no frame is longer than a chunk.
///
/// A long frame on a slow line stalls the heartbeats behind it until the peer is taken for gone (measured: 8 MiB over
/// 1 MB/s never arrives). Parts of 256 KiB let the heartbeats through.
public enum Parts {
    /// The longest body that travels whole, in bytes.
    public static let bodyBytes = 256 * 1024

    /// The message itself, or its parts when the body is longer than ``bodyBytes``.
    public static func cut(_ message: WireMessage) -> [WireMessage] {
        guard message.body.count > bodyBytes, message.raw.isEmpty else { return [message] }
        let count = (message.body.count + bodyBytes - 1) / bodyBytes
        return (0..<count).map { index in
            let range = index * bodyBytes..<min((index + 1) * bodyBytes, message.body.count)
            return WireMessage(
                Part(whole: message.envelope.kind, index: index, count: count), id: message.envelope.id,
                raw: Array(message.body[range]))
        }
    }
}

/// Joins the parts of one peer's messages. One message at a time: a part out of turn drops what was begun.
public struct PartsAssembler: Sendable {
    private let limit: Int
    private var id: UInt64 = 0
    private var next = 0
    private var body: [UInt8] = []

    /// - Parameter limit: the longest joined body, in bytes.
    public init(limit: Int) { self.limit = limit }

    /// Takes a message; gives it back when it is whole, or the joined one when its last part arrived.
    /// - Throws: ``WireError`` for a part out of turn or a body above the limit; what was begun is dropped.
    public mutating func take(_ message: WireMessage) throws(WireError) -> WireMessage? {
        guard message.kind == .part else { return message }
        let part = try message.decode(Part.self)
        if part.index == 0 {
            id = message.envelope.id
            next = 0
            body = []
        }
        guard part.index == next, message.envelope.id == id, part.count > part.index else {
            body = []
            next = 0
            throw WireError.malformed("part \(part.index) of message \(message.envelope.id) came out of turn")
        }
        guard body.count + message.raw.count <= limit else {
            body = []
            next = 0
            throw WireError.tooLong(bytes: body.count + message.raw.count, limit: limit)
        }
        body += message.raw
        next += 1
        guard next == part.count else { return nil }
        var whole = message
        whole.envelope.kind = part.whole
        whole.body = body
        whole.raw = []
        body = []
        next = 0
        return whole
    }
}
