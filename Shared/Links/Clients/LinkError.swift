import Messages

/// Why a question or a submission got no answer.
public enum LinkError: Error, Hashable, CustomStringConvertible {
    /// The endpoint is none, or its socket cannot be opened.
    case cannotOpen(String)
    /// Nobody answered in time.
    case noAnswer(endpoint: String, after: Duration)
    /// The other side answered with a complaint.
    case refused(endpoint: String, Complaint)
    /// The other side answered with something else than what was asked for.
    case unexpected(endpoint: String, String)

    /// One sentence for a person.
    public var description: String {
        switch self {
        case .cannotOpen(let reason): reason
        case .noAnswer(let endpoint, let after):
            "Nobody answered at \(endpoint) within \(after); is the service running?"
        case .refused(let endpoint, let complaint): "The service at \(endpoint) refuses: \(complaint.reason)"
        case .unexpected(let endpoint, let what): "The service at \(endpoint) gave no answer to the question: \(what)"
        }
    }
}
