import Documents
import Links
import Messages
import Testing

@testable import Ingest

/// Leases to readers on other machines wait for the ledger's word on the claims.
@Suite struct ClaimedLeasesTests {
    private let document = DocumentID(hashing: "a report".utf8)
    private let reader = PeerID([1], port: PortGroup.door)
    private let other = PeerID([2], port: PortGroup.door)

    private func lease(_ token: UInt64, claims: Int) -> Lease {
        let claims = (0..<claims).map { Claim(node: "n", time: 1, source: "/\($0)") }
        return Lease(token: token, document: document, bytes: 10, claims: claims)
    }

    /// Holds a lease whose claims are told under the keys from 10 on.
    private func hold(_ lease: Lease, for peer: PeerID, _ leases: inout ClaimedLeases) -> Bool {
        var key: UInt64 = 9
        return leases.hold(lease, for: peer) { _ in
            key += 1
            return key
        }
    }

    @Test func lease_goesOutWhenTheLedgerHasAnsweredForAllClaims() {
        var leases = ClaimedLeases()
        #expect(hold(lease(1, claims: 2), for: reader, &leases))
        #expect(leases.tokens(of: reader) == [1] && leases.tokens(of: other) == [])
        #expect(leases.settled(11, refusal: nil) == nil && leases.settled(77, refusal: nil) == nil)
        let ready = leases.settled(10, refusal: "another place")
        #expect(ready?.peer == reader && ready?.lease.token == 1)
        #expect(ready?.refusal == nil, "one claim is enough")
        #expect(leases.count == 0 && leases.tokens(of: reader).isEmpty)
    }

    @Test func lease_whoseClaimsAreAllRefused_saysWhy() {
        var leases = ClaimedLeases()
        _ = hold(lease(1, claims: 2), for: reader, &leases)
        _ = leases.settled(10, refusal: "first")
        #expect(leases.settled(11, refusal: "second")?.refusal == "first")
    }

    /// While the ledger is away a document may be lent again and again; the ledger is told once.
    @Test func document_thatIsLentAgainMeanwhile_isToldOnceAndGoesToTheLast() {
        var leases = ClaimedLeases()
        _ = hold(lease(1, claims: 1), for: reader, &leases)
        let waits = leases.hold(lease(2, claims: 1), for: other) { _ in
            Issue.record("it was told twice")
            return nil
        }
        #expect(waits && leases.count == 1)
        let ready = leases.settled(10, refusal: nil)
        #expect(ready?.peer == other && ready?.lease.token == 2)
    }

    @Test func lease_withoutALedger_doesNotWait() {
        var leases = ClaimedLeases()
        #expect(!leases.hold(lease(1, claims: 1), for: reader) { _ in nil })
        #expect(leases.count == 0)
    }
}
