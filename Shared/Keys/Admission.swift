import Places
import ZeroMQ

/// A key that may connect, and for whom it may speak.
public struct Admission: Hashable, Sendable {
    /// What the owner of a key may do here. Each has doors of its own, at which no other is let in.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// A node below, which hands up facts.
        case node
        /// A node that reads nothing itself, and hands in documents.
        case forwarder
        /// A machine with readers, which are lent documents and hand in what they read.
        case reader
    }

    /// The name of the node.
    public var node: String
    /// The place that the node answers for; it may hand in for it and for what lies under it, and nothing else.
    public var place: PlaceCode
    /// Its key.
    public var key: CurvePublicKey
    /// What it may do.
    public var role: Role

    /// Makes an admission.
    public init(node: String, place: PlaceCode, key: CurvePublicKey, role: Role = .node) {
        self.role = role
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

        """ + (role == .node ? "" : "  role: \(role.rawValue)\n")
    }
}
