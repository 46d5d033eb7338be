/// An answer over HTTP.
public struct HTTPResponse: Sendable, Hashable {
    /// The status, such as 200 or 503.
    public var status: UInt32
    /// Headers beside the length, `Content-Type` among them.
    public var headers: [String: String]
    /// The text.
    public var body: String

    /// Makes an answer.
    public init(
        _ status: UInt32, _ body: String, contentType: String = "text/plain; charset=utf-8",
        headers: [String: String] = [:]
    ) {
        self.status = status
        self.body = body
        self.headers = headers.merging(["Content-Type": contentType]) { own, _ in own }
    }
}
