/// What one step of the replays may still do.
struct ReplayBudget {
    /// Documents that may become pending.
    var documents: Int
    /// Documents that may be looked at.
    var looks: Int

    /// Whether anything may be done.
    var isLeft: Bool { documents > 0 && looks > 0 }
}
