/// What the ledger, or at a forwarder the node above, has not confirmed of a journal.
public struct JournalBacklog: Hashable, Sendable {
    /// Documents of which it has not confirmed all that is to be told.
    public var documents = 0
    /// Their bytes.
    public var bytes = 0
    /// When the oldest of them was taken in, milliseconds since 1970 (UTC); `nil` when there is none, or its time is not known.
    public var oldest: Int64?

    /// Nothing is left.
    public init() {}
}
