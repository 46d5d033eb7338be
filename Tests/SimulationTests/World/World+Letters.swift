import Messages

/// Bodies that processes of the world write and read themselves travel as numbers of what was written: as JSON they would take half of
/// all time. How messages lie on the wire is held by the golden messages, and by the tests with real processes. What the desks and
/// sessions write or read is JSON here too.
extension World {
    private static let blank = WireMessage(Heartbeat())

    /// Writes a message.
    func letter<Body: MessageBody>(_ body: Body, id: UInt64 = 0, raw: [UInt8] = []) -> WireMessage {
        var message = Self.blank
        message.envelope = Envelope(kind: Body.kind, id: id)
        message.body = withUnsafeBytes(of: letters.count) { Array($0) }
        message.raw = raw
        letters.append(body)
        return message
    }

    /// Reads a message that ``letter(_:id:raw:)`` wrote.
    func open<Body: MessageBody>(_ message: WireMessage, as type: Body.Type) throws(WireError) -> Body {
        let number = message.body.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard letters.indices.contains(number), let body = letters[number] as? Body else {
            throw .malformed("no \(type) was written under number \(number)")
        }
        return body
    }
}
