/// Something that goes wrong in a round.
public enum Fault: Sendable, Hashable, CustomStringConvertible {
    /// The process is killed and started again.
    case kill(Member)
    /// The process kills itself at a named place when it passes there for the `count`th time, and is started again.
    case failPoint(Member, name: String, count: Int)
    /// The process stands still for a time and goes on.
    case freeze(Member, milliseconds: Int)
    /// All connections of a crossing break.
    case cut(Crossing)
    /// A connection of a crossing breaks in the middle of a frame.
    case truncate(Crossing)
    /// Nothing passes for a time, while the connections stay open.
    case stall(Crossing, milliseconds: Int)
    /// Everything is held up until the round is over.
    case delay(Crossing, milliseconds: Int)
    /// The line is slow until the round is over.
    case slow(Crossing, bytesPerSecond: Int)

    /// In a few words, for the log of a round.
    public var description: String {
        switch self {
        case .kill(let member): "kill \(member)"
        case .failPoint(let member, let name, let count): "\(member) dies at \(name):\(count)"
        case .freeze(let member, let time): "freeze \(member) for \(time) ms"
        case .cut(let crossing): "cut \(crossing)"
        case .truncate(let crossing): "truncate \(crossing)"
        case .stall(let crossing, let time): "stall \(crossing) for \(time) ms"
        case .delay(let crossing, let time): "delay \(crossing) by \(time) ms"
        case .slow(let crossing, let speed): "slow \(crossing) to \(speed) B/s"
        }
    }
}
