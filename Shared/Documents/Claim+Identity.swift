extension Claim {
    /// What makes a claim distinct: node, source and hints. The time does not.
    public struct Identity: Hashable, Sendable {
        /// The node at which the document was taken in.
        public let node: String
        /// Where the bytes came from.
        public let source: String
        /// The place that the submitter named.
        public let placeHint: String?
        /// The year that the submitter named.
        public let yearHint: Int?
    }

    /// What makes this claim distinct.
    public var identity: Identity { Identity(node: node, source: source, placeHint: placeHint, yearHint: yearHint) }
}

extension Claim: Comparable {
    /// The fixed order of claims: node, source, time, hints.
    public static func < (left: Self, right: Self) -> Bool {
        (left.node, left.source, left.time, left.placeHint ?? "", left.yearHint ?? Int.min)
            < (right.node, right.source, right.time, right.placeHint ?? "", right.yearHint ?? Int.min)
    }
}
