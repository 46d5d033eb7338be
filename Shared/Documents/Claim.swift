/// Somebody handed a document in.
///
/// One document may have many claims: the same report under two names, by two nodes, in two years. A claim never
/// changes what is read; its hints are shown beside the reading and used only where the text decides nothing.
public struct Claim: Hashable, Codable, Sendable {
    /// The node at which the document was taken in.
    public var node: String
    /// When, in milliseconds since 1970 (UTC). For people only; no rule depends on it.
    public var time: Int64
    /// Where the bytes came from, as the submitter named it: a path, an address.
    public var source: String
    /// The place that the submitter says the report is from: a code or a name. `nil` when nothing was said.
    public var placeHint: String?
    /// The year that the submitter says the report is about. `nil` when nothing was said.
    public var yearHint: Int?
    /// The code of the place for which whoever handed it in may speak, and for what lies under it; `nil` on the node's own
    /// machine, which may speak for any. Set by the node that took the document in, and looked at by its ledger, which keeps
    /// what it allows.
    public var within: String?

    /// Makes a claim; see the properties for units.
    public init(
        node: String, time: Int64, source: String, placeHint: String? = nil, yearHint: Int? = nil,
        within: String? = nil
    ) {
        self.node = node
        self.time = time
        self.source = source
        self.placeHint = placeHint
        self.yearHint = yearHint
        self.within = within
    }
}
