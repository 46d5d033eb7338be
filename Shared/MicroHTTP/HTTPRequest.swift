/// A question over HTTP, as far as this server understands it: no body, no query.
public struct HTTPRequest: Sendable, Hashable {
    /// The path, decoded: `/metrics`.
    public let path: String
    /// The token of an `Authorization: Bearer …` header.
    public let bearerToken: String?

    /// Makes a request.
    public init(path: String, bearerToken: String? = nil) {
        self.path = path
        self.bearerToken = bearerToken
    }

    /// The token in the value of an `Authorization` header; `nil` for another scheme.
    static func bearerToken(in header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
