import Documents
import Links
import Messages
import Testing

@testable import Ingest

/// Leases to readers on other machines whose claims the ledger cannot store now.
@Suite struct PostponedClaimTests {
    private let reader = PeerID([1], port: PortGroup.door)

    private func held() -> ClaimedLeases {
        var leases = ClaimedLeases()
        let claims = (0..<2).map { Claim(node: "n", time: 1, source: "/\($0)") }
        let lease = Lease(token: 1, document: DocumentID(hashing: "a report".utf8), bytes: 10, claims: claims)
        var key: UInt64 = 9
        _ = leases.hold(lease, for: reader) { _ in
            key += 1
            return key
        }
        return leases
    }

    @Test func lease_whoseClaimsArePostponed_waitsNoLonger() {
        var leases = held()
        #expect(leases.postponed(10) == nil && leases.postponed(77) == nil)
        let ready = leases.settled(11, refusal: "another place")
        #expect(ready?.lease.token == 1 && ready?.isPostponed == true, "the one that is postponed may be taken later")
        #expect(leases.count == 0 && leases.tokens(of: reader).isEmpty)
    }

    @Test func lease_ofWhichOneClaimIsStored_isNotPostponed() {
        var first = held()
        _ = first.postponed(10)
        #expect(first.settled(11, refusal: nil)?.isPostponed == false)
        var second = held()
        _ = second.settled(10, refusal: nil)
        #expect(second.postponed(11)?.isPostponed == false)
    }
}
