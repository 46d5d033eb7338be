/// How often what happened.
struct EventCounts: CustomStringConvertible {
    private static let names = [
        "ticks", "connections", "breaks noticed", "messages", "store operations", "tasks", "starts", "faults", "copies",
        "replays", "submissions", "looks",
    ]
    private(set) var counts = [Int](repeating: 0, count: Self.names.count)

    var total: Int { counts.reduce(0, +) }

    mutating func note(_ event: World.Event) {
        let index =
            switch event {
            case .tick: 0
            case .connect: 1
            case .askerNotices: 2
            case .deliver: 3
            case .work: 4
            case .run: 5
            case .start: 6
            case .fault: 7
            case .copy: 8
            case .replay: 9
            case .submit: 10
            case .look: 11
            }
        counts[index] += 1
    }

    mutating func add(_ other: Self) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    var description: String { zip(Self.names, counts).map { "\($1) \($0)" }.joined(separator: ", ") }
}
