extension Fold {
    /// The number of the fold's rules. A ledger whose results were folded under another number folds all of them again
    /// when it is opened: raise it with every change that can give another result for the same facts.
    public static let rules = 4
}
