import Places
import ZeroMQ

/// A key that may connect, and for whom it may speak.
public struct Admission: Hashable, Sendable {
    /// The name of the node.
    public var node: String
    /// The place that the node answers for; it may hand in for it and for what lies under it, and nothing else.
    public var place: PlaceCode
    /// Its key.
    public var key: CurvePublicKey

    /// Makes an admission.
    public init(node: String, place: PlaceCode, key: CurvePublicKey) {
        self.node = node
        self.place = place
        self.key = key
    }

    /// The lines of a list that say so.
    var lines: String {
        """
        - node: "\(node)"
          place: "\(place)"
          key: "\(key)"

        """
    }
}
