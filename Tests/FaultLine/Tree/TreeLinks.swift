/// How the machines of a tree reach each other, and what can befall that.
public protocol TreeLinks: Sendable {
    /// Where a node listens for those below it.
    func listen(_ member: Int) throws -> String
    /// Where a node reaches the one above, which listens at `endpoint`; `nil` when just there.
    func uplink(of member: Int, to endpoint: String) throws -> String?
    /// A command under which a node's processes run; none when empty.
    func wrapper(_ member: Int) -> [String]
    /// Takes a node's link down, or up again.
    func setLink(of member: Int, isUp: Bool) async throws
    /// Slows a node's link to so many bytes a second; `nil` for as fast as it goes.
    func slow(_ member: Int, bytesPerSecond: Int?) async throws
    /// Ends all links.
    func remove() async
}
