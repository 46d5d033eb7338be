import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// Who may hand documents in for which place, at the node that reads them.
@Suite struct LedgerIntakeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func claim(_ node: String, hint: PlaceCode? = nil, within place: PlaceCode?) -> Claim {
        Claim(node: node, time: 5, source: "/\(node)", placeHint: hint?.rawValue, within: place?.rawValue)
    }

    private func reading(of place: PlaceCode) -> Reading {
        Fixture.reading("甲", jurisdiction: .place(place), values: [(Fixture.indicators[0], 5)])
    }

    @Test(arguments: LedgerKind.allCases)
    func reading_ofAPlaceThatNobodyMayHandIn_isRefused(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let (own, other) = (Fixture.counties[0], Fixture.counties[1])
        let foreign = try await ledger.store([
            .reading(reading: reading(of: other), claims: [claim("forwarder", within: own)])
        ])
        guard case .refused(let reason)? = foreign.first else {
            Issue.record("it was stored")
            return
        }
        #expect(reason.contains("forwarder handed in") && reason.contains(own.rawValue))
        #expect(try await ledger.document(reading(of: other).document) == nil)
        #expect(
            try await ledger.store([.reading(reading: reading(of: own), claims: [claim("forwarder", within: own)])])
                == [.stored])
    }

    /// A hint is what the fold goes by where the text tells nothing, as a code or as a name.
    @Test(arguments: LedgerKind.allCases, ["420103", "甲420103"])
    func claim_withAHintElsewhere_isRefused(kind: LedgerKind, hint: String) async throws {
        let ledger = try kind.make(in: folder)
        let claim = Claim(node: "forwarder", time: 5, source: "/", placeHint: hint, within: "420102")
        #expect(try await ledger.store([.claim(document: Fixture.document("甲"), claim: claim)]) != [.stored])
    }

    /// Somebody else's claim takes no document away from whoever handed it in rightly.
    @Test(arguments: LedgerKind.allCases)
    func reading_thatOneClaimAllows_isStoredWithoutTheOthersHint(kind: LedgerKind) async throws {
        let ledger = try kind.make(in: folder)
        let (own, other) = (Fixture.counties[0], Fixture.counties[1])
        let claims = [claim("here", within: nil), claim("forwarder", hint: other, within: own)]
        #expect(try await ledger.store([.reading(reading: reading(of: other), claims: claims)]) == [.stored])
        let kept = try await ledger.document(reading(of: other).document)?.facts.claims
        #expect(kept?.map(\.node) == ["here"])
        let late = try await ledger.store([.claim(document: reading(of: other).document, claim: claims[1])])
        #expect(late != [.stored], "nor later")
    }
}
