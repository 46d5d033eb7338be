/// What befalls a node of a tree, while somebody's link is down.
public enum TreeFault: Sendable, CustomStringConvertible {
    /// A node's link carries so many bytes a second from now on.
    case slow(Int, bytesPerSecond: Int)
    /// All processes of a node die at once, and are started again.
    case kill(Int)
    /// A node is stopped, put back to what its last backup holds, and started again.
    case restore(Int)

    /// The position of the node.
    public var node: Int {
        switch self {
        case .slow(let node, _), .kill(let node), .restore(let node): node
        }
    }

    /// The node that is put back; `nil` when none is.
    public var restored: Int? { if case .restore(let node) = self { node } else { nil } }

    /// In short.
    public var description: String {
        switch self {
        case .slow(let node, let speed): "node \(node) at \(speed) B/s"
        case .kill(let node): "node \(node) killed"
        case .restore(let node): "node \(node) put back"
        }
    }
}
