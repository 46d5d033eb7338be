import Documents
import Observations
import Places
import Storage

/// What a ledger holds of one place and year.
public struct HoldingGroup: Sendable {
    /// The place; `nil` for documents that belong to no cell.
    public var place: PlaceCode?
    /// The year.
    public var year: Int?
    /// The documents, in the order of their names.
    public var holdings: [Holding]

    /// A checksum over all of it: two ledgers that hold the same have the same.
    public var digest: Int64 {
        var checksum = RowChecksum()
        for holding in holdings { holding.add(to: &checksum) }
        return checksum.value
    }
}

extension Holding {
    fileprivate func add(to checksum: inout RowChecksum) {
        checksum.add(document.description)
        checksum.add(edition?.description)
        checksum.add(findings)
        checksum.add(isBuried ? 1 : 0)
        checksum.add(retraction)
        // What most documents do not have must not tell nodes of two versions apart.
        if retraction != nil { checksum.add(retractionContent) }
        checksum.add(Int64(claims.count))
        for claim in claims { checksum.add(claim) }
        for decision in decisions {
            checksum.add(decision.detail)
            checksum.add(decision.counter)
            checksum.add(decision.content)
        }
    }
}
