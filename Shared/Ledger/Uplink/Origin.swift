import Places

/// The node below from which facts come, and the place that it answers for.
public struct Origin: Hashable, Sendable {
    /// The name of the node.
    public var node: String
    /// Its place: it may hand in for this one and for what lies under it.
    public var place: PlaceCode

    /// Makes an origin.
    public init(node: String, place: PlaceCode) {
        self.node = node
        self.place = place
    }
}
