import Foundation

/// A message as it lies on the wire: envelope, body and raw bytes, the body not yet decoded.
public struct WireMessage: Hashable, Sendable {
    /// What it is.
    public var envelope: Envelope
    /// The body, JSON.
    public var body: [UInt8]
    /// The raw bytes of a chunk; empty for all other kinds.
    public var raw: [UInt8]

    /// Encodes a body under its kind.
    /// - Parameters:
    ///   - id: the number of the exchange.
    ///   - version: the protocol version in which it is written, for kinds whose form differs.
    public init(_ body: some MessageBody, id: UInt64 = 0, raw: [UInt8] = [], version: Int = Envelope.version) {
        envelope = Envelope(kind: type(of: body).kind, id: id, version: version)
        self.body = Self.encode(body, version: version)
        self.raw = raw
    }

    /// Takes a message apart that arrived as frames.
    /// - Throws: ``WireError`` when the frames are no message of this protocol; the version is looked at first.
    public init(frames: [[UInt8]]) throws(WireError) {
        guard let first = frames.first else { throw WireError.malformed("no frames") }
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(first)) else {
            struct VersionOnly: Decodable { var v: Int }
            guard let version = try? JSONDecoder().decode(VersionOnly.self, from: Data(first)) else {
                throw WireError.malformed("the first frame is no envelope: JSON with v, kind and id")
            }
            guard Envelope.versions.contains(version.v) else { throw WireError.version(version.v) }
            throw WireError.malformed("the envelope lacks kind or id")
        }
        guard Envelope.versions.contains(envelope.v) else { throw WireError.version(envelope.v) }
        guard frames.count == 2 || frames.count == 3 else {
            throw WireError.malformed("a message has two frames or three, not \(frames.count)")
        }
        self.envelope = envelope
        body = frames[1]
        raw = frames.count == 3 ? frames[2] : []
    }

    /// The frames to be sent.
    public var frames: [[UInt8]] {
        let head = Self.encode(envelope, version: envelope.v)
        return raw.isEmpty ? [head, body] : [head, body, raw]
    }

    /// The message under another version. Only for kinds whose form is the same in both.
    public func speaking(_ version: Int) -> WireMessage {
        var message = self
        message.envelope.v = version
        return message
    }

    /// The kind, when this build knows it.
    public var kind: MessageKind? { MessageKind(rawValue: envelope.kind) }

    /// Decodes the body.
    /// - Throws: ``WireError/malformed(_:)`` naming the kind and the field that does not fit.
    public func decode<Body: MessageBody>(_ type: Body.Type) throws(WireError) -> Body {
        do {
            return try JSONDecoder().decode(Body.self, from: Data(body))
        } catch {
            throw WireError.malformed("\(envelope.kind): \(Self.explain(error))")
        }
    }

    private static func encode(_ value: some Encodable, version: Int) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.userInfo[.protocolVersion] = version
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Message types hold strings, integers and decimals only; none of these can fail to encode.
            preconditionFailure("a message type cannot be encoded: \(error)")
        }
    }

    private static func explain(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return String(describing: error) }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context): return "the field \(path(context)).\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return "the field \(path(context)) does not fit: \(context.debugDescription)"
        @unknown default: return String(describing: error)
        }
    }
}

/// Frames that are no message of this protocol.
public enum WireError: Error, Hashable, CustomStringConvertible {
    /// The peer speaks another version.
    case version(Int)
    /// The frames do not have the form that the protocol demands.
    case malformed(String)
    /// A body longer than the side that reads it takes.
    case tooLong(bytes: Int, limit: Int)

    /// One sentence for a person.
    public var description: String {
        switch self {
        case .version(let version):
            "the peer speaks protocol version \(version), this build speaks \(Envelope.versions); update the older side"
        case .malformed(let what): "the message is malformed: \(what)"
        case .tooLong(let bytes, let limit): "the message has \(bytes) bytes, more than the \(limit) taken here"
        }
    }
}
