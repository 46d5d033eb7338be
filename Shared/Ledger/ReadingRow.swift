import Foundation
import GRDB
import Observations
import Packing
import Rollups
import Storage

/// The row of the reading that the ledger keeps of a document.
struct ReadingRow: Sendable {
    static let columns = """
        document, stored_sequence, stored_at, engine, catalogue, gazetteer, observations, failed_checks, text_length, \
        text_checksum, checksum, findings
        """

    let document: Int64
    let storedSequence: Int64
    let storedAt: Int64
    let edition: Edition
    let observations: Int
    let failedChecks: Int
    let textLength: Int
    let textChecksum: Int64
    let findings: Data

    /// The row of a new reading.
    init(_ reading: PreparedReading, document: Int64, storedSequence: Int64, storedAt: Int64) {
        self.document = document
        self.storedSequence = storedSequence
        self.storedAt = storedAt
        edition = reading.edition
        observations = reading.observations
        failedChecks = reading.failedChecks
        textLength = reading.textLength
        textChecksum = reading.textChecksum
        findings = reading.findings
    }

    /// The row as it stands in the file; `nil` when its checksum does not agree.
    init?(_ row: Row) {
        document = row["document"]
        storedSequence = row["stored_sequence"]
        storedAt = row["stored_at"]
        edition = Edition(engine: row["engine"], catalogue: row["catalogue"], gazetteer: row["gazetteer"])
        observations = row["observations"]
        failedChecks = row["failed_checks"]
        textLength = row["text_length"]
        textChecksum = row["text_checksum"]
        findings = row["findings"]
        guard checksum == row["checksum"] else { return nil }
    }

    /// The same reading in another form of its columns.
    init(_ row: ReadingRow, findings: Data, textChecksum: Int64) {
        document = row.document
        storedSequence = row.storedSequence
        storedAt = row.storedAt
        edition = row.edition
        observations = row.observations
        failedChecks = row.failedChecks
        textLength = row.textLength
        self.textChecksum = textChecksum
        self.findings = findings
    }

    /// The checksum over all columns.
    var checksum: Int64 {
        var checksum = RowChecksum()
        checksum.add(document)
        checksum.add(storedSequence)
        checksum.add(storedAt)
        checksum.add(Int64(edition.engine))
        checksum.add(Int64(edition.catalogue))
        checksum.add(Int64(edition.gazetteer))
        checksum.add(Int64(observations))
        checksum.add(Int64(failedChecks))
        checksum.add(Int64(textLength))
        checksum.add(textChecksum)
        checksum.add(findings)
        return checksum.value
    }

    /// What was read.
    var unpacked: DocumentFacts.Findings {
        get throws { try Unpacker.unpack(from: findings) }
    }

    var arguments: StatementArguments {
        [
            document, storedSequence, storedAt, edition.engine, edition.catalogue, edition.gazetteer, observations,
            failedChecks, textLength, textChecksum, checksum, findings,
        ]
    }

    static func textChecksum(_ text: Data, _ mentions: Data) -> Int64 {
        var checksum = RowChecksum()
        checksum.add(text)
        checksum.add(mentions)
        return checksum.value
    }

    /// Whether the ledger keeps this reading before another of the document.
    func outranks(_ reading: PreparedReading) -> Bool { rank > reading.rank }

    /// Whether the row holds just this reading.
    func holds(_ reading: PreparedReading) -> Bool {
        edition == reading.edition && textChecksum == reading.textChecksum && findings == reading.findings
    }

    /// Whether another reading found the same, by whatever edition: results depend on what was found alone.
    func tellsTheSame(as reading: PreparedReading) -> Bool {
        // The edition stands before all else; see the packing of findings.
        let (own, other) = (Packer.pack(edition).count, Packer.pack(reading.edition).count)
        return findings.dropFirst(own) == reading.findings.dropFirst(other)
    }

    private var rank: ReadingRank { ReadingRank(edition, findings: findings, textLength: textLength, textChecksum) }
}
