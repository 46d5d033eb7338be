import Documents
import Links
import Messages
import Observations

/// What the tests of the links share: documents by number, peers by number, one edition.
enum Fixture {
    static let edition = Edition(engine: 1, catalogue: 1, gazetteer: 1)

    static func document(_ number: Int) -> DocumentID { DocumentID(hashing: "document \(number)".utf8) }

    static func candidate(_ number: Int, bytes: Int = 100, attempts: Int = 0) -> LeaseDesk.Candidate {
        LeaseDesk.Candidate(document: document(number), bytes: bytes, claims: [], attempts: attempts)
    }

    static func peer(_ number: UInt8) -> PeerID { PeerID([0, number]) }

    /// A reading of a text in which nothing was found.
    static func reading(text: String) -> Reading {
        Reading(
            document: document(0), edition: edition,
            metadata: DocumentMetadata(
                kind: .other, title: nil, jurisdiction: .undecided(name: nil, candidates: []), placeName: nil,
                adcode: nil, parent: nil, level: nil, isFunctionalZone: false, department: nil, year: nil, period: nil,
                issuer: nil, published: nil, script: .hans),
            mentions: [], observations: [], checks: [], text: text)
    }

    static let welcome = Welcome(role: .ingest, node: "n", limits: LinkLimits())
}

/// A small generator with a seed (SplitMix64), so that a failing run can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension LeaseDesk.Action {
    /// The lease, when the action lends one.
    var lease: (peer: PeerID, lease: Lease)? {
        if case .lend(let peer, let lease) = self { (peer, lease) } else { nil }
    }
}
