import Observations
import Storage

/// The numbers by which outbox and quarantine know a fact.
extension Fact {
    /// What tells the facts of one kind about one document apart, as the outbox does.
    var detail: Int64 {
        switch self {
        case .claim(_, let claim): claim.fingerprint
        case .adjudication(let adjudication): adjudication.subject.detail
        case .reading, .burial, .retraction: 0
        }
    }
}

extension Fact.Kind {
    /// The number of the kind in the tables of outbox and quarantine, and in the triggers of the schema.
    var number: Int64 {
        switch self {
        case .reading: 1
        case .claim: 2
        case .burial: 3
        case .retraction: 4
        case .decision: 5
        }
    }

    /// The kind of a number; `nil` for none of them.
    init?(number: Int64) {
        guard let kind = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = kind
    }
}
