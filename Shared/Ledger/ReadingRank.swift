import Foundation
import Observations
import Storage

/// Which of two readings of a document a ledger keeps: the higher edition. Should one edition have given two contents,
/// which hello refuses, then the one whose findings have the larger checksum, so that neither the order of arrival nor the
/// way up decides; of equal findings one with its text before one that was handed up without.
struct ReadingRank: Comparable {
    private let edition: Edition
    private let findings: Int64
    private let text: (isHere: Int, checksum: Int64)

    init(_ edition: Edition, findings: Data, textLength: Int, _ textChecksum: Int64) {
        self.edition = edition
        self.findings = RowChecksum.of(findings)
        text = (textLength > 0 ? 1 : 0, textChecksum)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.edition, left.findings, left.text.isHere, left.text.checksum)
            < (right.edition, right.findings, right.text.isHere, right.text.checksum)
    }

    static func == (left: Self, right: Self) -> Bool {
        (left.edition, left.findings, left.text.isHere, left.text.checksum)
            == (right.edition, right.findings, right.text.isHere, right.text.checksum)
    }
}
