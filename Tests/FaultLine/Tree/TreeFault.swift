import Seeds

/// What happens to a tree of nodes while its counties hand in.
public enum TreeFault: Sendable, CustomStringConvertible {
    /// A node's link is down for so long.
    case linkDown(Int, milliseconds: Int)
    /// A node's link carries so many bytes a second from now on.
    case slow(Int, bytesPerSecond: Int)
    /// All processes of a node die at once, and are started again.
    case kill(Int)
    /// A node is stopped, put back to what its last backup holds, and started again.
    case restore(Int)

    /// Draws faults: at least one of each kind, in an order of the seed.
    public static func draw(_ plan: TreePlan, count: Int) -> [TreeFault] {
        var generator = SeededGenerator(seed: plan.seed, for: ["tree faults"])
        let faults = (0..<max(4, count)).map { number in
            let below = generator.number(in: 1...plan.members.count - 1)
            let any = generator.number(in: 0...plan.members.count - 1)
            return switch number % 4 {
            case 0: TreeFault.linkDown(below, milliseconds: generator.number(in: 500...4_000))
            case 1: TreeFault.restore(any)
            case 2: TreeFault.kill(any)
            default: TreeFault.slow(below, bytesPerSecond: generator.number(in: 20_000...100_000))
            }
        }
        return generator.shuffled(faults)
    }

    /// In short.
    public var description: String {
        switch self {
        case .linkDown(let node, let time): "link of node \(node) down for \(time) ms"
        case .slow(let node, let speed): "node \(node) at \(speed) B/s"
        case .kill(let node): "node \(node) killed"
        case .restore(let node): "node \(node) put back"
        }
    }
}
