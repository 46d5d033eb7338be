/// A promise about a document that survives a crash of whoever gave it.
public enum Receipt: String, Codable, Sendable, Comparable, CaseIterable {
    /// In the journal of the node that answered: written and fsynced.
    case taken
    /// In the ledger of that node: committed.
    case stored
    /// In the ledger of the root of the tree.
    case settled

    /// Later promises include earlier ones.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .taken: 0
        case .stored: 1
        case .settled: 2
        }
    }
}
