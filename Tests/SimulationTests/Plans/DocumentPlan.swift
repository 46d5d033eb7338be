import Documents
import Observations

/// An invented document: its bytes, and what a reader makes of them.
struct DocumentPlan: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        /// Says a value and its place.
        case sound
        /// Says a value; its place is what the first claim hints at.
        case placeless
        /// No edition can read it.
        case unreadable
        /// Reading it fails once in a while and may heal.
        case moody
        /// Whoever reads it dies.
        case poison
        /// Can be read, but the ledger refuses the reading.
        case refused
    }

    var number: Int
    var kind: Kind
    var bytes: [UInt8]
    var id: DocumentID

    init(number: Int, kind: Kind, length: Int) {
        self.number = number
        self.kind = kind
        bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ number &* 31) }
        id = DocumentID(hashing: bytes)
    }

    /// Whether it can end only as a dead letter.
    var mustDie: Bool { kind == .unreadable || kind == .poison || kind == .refused }

    /// What an edition finds. Every document and edition gives a value of its own, so that no two can be mixed up.
    func value(_ edition: Edition) -> Int { (1 << (3 * number)) * edition.engine }

    /// The place that the text names.
    var place: String? { kind == .placeless ? nil : Divisions.counties[number % Divisions.counties.count] }

    /// The reading, with the figure in its text: the reference ledger understands it.
    func reading(_ edition: Edition) -> Reading {
        Reading(
            document: id, edition: edition,
            metadata: DocumentMetadata(
                kind: .annualReport, title: nil, jurisdiction: .undecided(name: nil, candidates: []), placeName: nil,
                adcode: nil, parent: nil, level: nil, isFunctionalZone: false, department: nil, year: nil, period: nil,
                issuer: nil, published: nil, script: .hans),
            mentions: [], observations: [], checks: [],
            text: kind == .refused ? "" : "\(value(edition)) \(place ?? "-")")
    }
}

/// The invented divisions: counties under two prefectures.
enum Divisions {
    static let counties = ["420102", "420103", "420202"]
    static let prefectures = ["420100", "420200"]
    static let parents = ["420102": "420100", "420103": "420100", "420202": "420200"]
}
