import Documents
import Links
import Messages
import Observations

/// What the tests of the links share: documents by number, peers by number, one edition.
enum Fixture {
    static let edition = Edition(engine: 1, catalogue: 1, gazetteer: 1)

    static func document(_ number: Int) -> DocumentID { DocumentID(hashing: "document \(number)".utf8) }

    static func candidate(
        _ number: Int, bytes: Int = 100, attempts: Int = 0, isReplay: Bool = false
    ) -> LeaseDesk.Candidate {
        LeaseDesk.Candidate(
            document: document(number), bytes: bytes, claims: [], attempts: attempts, isReplay: isReplay)
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

extension LeaseDesk.Action {
    /// The lease, when the action lends one.
    var lease: (peer: PeerID, lease: Lease)? {
        if case .lend(let peer, let lease) = self { (peer, lease) } else { nil }
    }
}
