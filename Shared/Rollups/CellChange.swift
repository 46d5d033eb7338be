/// A cell that two ledgers, or two states of one, tell differently.
public struct CellChange: Hashable, Codable, Sendable {
    /// What names the cell.
    public var key: Cell.Key
    /// The cell on the one side; `nil` when there is none.
    public var old: Cell?
    /// The cell on the other side; `nil` when there is none.
    public var new: Cell?

    /// Makes a change.
    public init(key: Cell.Key, old: Cell?, new: Cell?) {
        self.key = key
        self.old = old
        self.new = new
    }
}
