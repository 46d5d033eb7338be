import Documents
import Foundation
import Observations
import Packing
import Quantities
import Rollups
import Storage

/// A fact in the form of its rows, made outside the writer's turn.
enum PreparedFact: Sendable {
    case reading(PreparedReading)
    case claim(DocumentID, Claim)
    case burial(DocumentID, Failure)
    case retraction(DocumentID, Retraction)
    case adjudication(Adjudication)
    case refused(reason: String)

    init(_ fact: Result<Fact, Overreach>) {
        switch fact {
        case .success(let fact): self.init(fact)
        case .failure(let overreach): self = .refused(reason: overreach.reason)
        }
    }

    init(_ fact: Fact) {
        if let reason = fact.refusal {
            self = .refused(reason: reason)
            return
        }
        switch fact {
        case .reading(let reading, let claims): self = .reading(PreparedReading(reading, claims: claims))
        case .claim(let document, let claim): self = .claim(document, claim)
        case .burial(let document, let failure): self = .burial(document, failure)
        case .retraction(let document, let retraction): self = .retraction(document, retraction)
        case .adjudication(let adjudication): self = .adjudication(adjudication)
        }
    }

    /// The bytes that it brings, for the limit of a group.
    var byteCount: Int {
        switch self {
        case .reading(let reading): reading.findings.count + reading.text.count + reading.mentions.count
        case .claim, .burial, .retraction: 256
        case .adjudication(let adjudication): 512 + 256 * adjudication.basis.count
        case .refused: 0
        }
    }
}

/// A reading in the form of its columns.
struct PreparedReading: Sendable {
    let document: DocumentID
    let edition: Edition
    let claims: [Claim]
    /// What ``findings`` is the column of; kept for the fold, which comes next.
    let values: DocumentFacts.Findings
    let findings: Data
    let text: Data
    let mentions: Data
    /// The checksum of text and mentions.
    let textChecksum: Int64
    /// In Unicode scalars.
    let textLength: Int
    let observations: Int
    let failedChecks: Int

    init(_ reading: Reading, claims: [Claim]) {
        document = reading.document
        edition = reading.edition
        self.claims = claims
        values = DocumentFacts.Findings(of: reading)
        findings = Packer.pack(values)
        mentions = Packer.pack(reading.mentions)
        text = Data(reading.text.utf8)
        textChecksum = ReadingRow.textChecksum(text, mentions)
        textLength = reading.text.unicodeScalars.count
        observations = reading.observations.count
        failedChecks = reading.checks.count { !$0.holds }
    }

    /// What decides between two readings.
    var rank: ReadingRank { ReadingRank(edition, findings: findings, textLength: textLength, textChecksum) }
}
