import Documents

/// A document that was handed in and neither read nor buried yet: all that is known of it is who handed it in.
public struct AwaitedDocument: Hashable, Codable, Sendable {
    /// The document.
    public var document: DocumentID
    /// Who handed it in, in a fixed order (node, source, time).
    public var claims: [Claim]

    /// Names a document with its claims.
    public init(document: DocumentID, claims: [Claim]) {
        self.document = document
        self.claims = claims
    }

    /// When it was first handed in, in milliseconds since 1970 (UTC).
    public var handedInAt: Int64? { claims.map(\.time).min() }
}
