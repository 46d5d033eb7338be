import Keys

/// The ports that other machines may reach; the name is the domain that a key knocks at.
public enum Door: String, Sendable {
    /// Facts come up from the nodes below.
    case uplink
    /// Documents come in from forwarders.
    case submit
    /// Readers on other machines are lent documents.
    case work
    /// They hand in what they read.
    case store

    /// Whose keys open it.
    var role: Admission.Role {
        switch self {
        case .uplink: .node
        case .submit: .forwarder
        case .work, .store: .reader
        }
    }
}
