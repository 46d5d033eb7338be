import Documents
import Foundation
import Observations
import Quantities
import Rollups
import Storage

/// A fact in the form of its rows, made outside the writer's turn, since encoding costs more than writing.
enum PreparedFact: Sendable {
    case reading(PreparedReading)
    case claim(DocumentID, Claim)
    case burial(DocumentID, Failure)
    case retraction(DocumentID, Retraction)
    case refused(reason: String)

    init(_ fact: Fact) {
        do {
            switch fact {
            case .reading(let reading, let claims):
                if let field = reading.fieldThatIsNoNumber {
                    self = .refused(
                        reason: "Document \(reading.document) states \(field) that is not a number. Read it again.")
                } else {
                    self = .reading(try PreparedReading(reading, claims: claims))
                }
            case .claim(let document, let claim): self = .claim(document, claim)
            case .burial(let document, let failure): self = .burial(document, failure)
            case .retraction(let document, let retraction):
                self =
                    retraction.hasValidCounter
                    ? .retraction(document, retraction)
                    : .refused(
                        reason: "The retraction of document \(document) has the counter \(retraction.counter). "
                            + "Count from 1 to \(Retraction.highestCounter).")
            }
        } catch {
            self = .refused(reason: "Document \(fact.document) cannot be written as JSON: \(error).")
        }
    }

    /// The bytes that it brings, for the limit of a group.
    var byteCount: Int {
        switch self {
        case .reading(let reading): reading.findings.count + reading.text.count + reading.mentions.count
        case .claim, .burial, .retraction: 256
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
    /// In Unicode scalars.
    let textLength: Int
    let observations: Int
    let failedChecks: Int

    init(_ reading: Reading, claims: [Claim]) throws {
        document = reading.document
        edition = reading.edition
        self.claims = claims
        values = DocumentFacts.Findings(of: reading)
        findings = try RowCodec.encode(values)
        mentions = try RowCodec.encode(reading.mentions)
        text = Data(reading.text.utf8)
        textLength = reading.text.unicodeScalars.count
        observations = reading.observations.count
        failedChecks = reading.checks.count { !$0.holds }
    }

    /// The checksum of text and mentions.
    var textChecksum: Int64 { ReadingRow.textChecksum(text, mentions) }
}

extension Reading {
    /// The first decimal without a value. JSON has no form for it, so it must not get into a row.
    fileprivate var fieldThatIsNoNumber: String? {
        func isBroken(_ value: Decimal?) -> Bool { value?.isNaN ?? false }
        for observation in observations {
            let bounds = observation.bounds
            if isBroken(observation.value) || isBroken(bounds.lower) || isBroken(bounds.upper) {
                return "a value of \(observation.indicator)"
            }
        }
        return checks.contains { isBroken($0.stated) || isBroken($0.expected) } ? "a check" : nil
    }
}

extension Retraction {
    /// Whether another one can follow it.
    var hasValidCounter: Bool { (1...Self.highestCounter).contains(counter) }
}
