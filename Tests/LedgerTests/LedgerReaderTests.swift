import Documents
import Foundation
import Ledger
import Observations
import Places
import Rollups
import TestFiles
import Testing

/// What readers on other machines may hand in.
@Suite struct LedgerReaderTests {
    private let folder: TemporaryFolder
    private let ledger: SQLiteLedger
    private let reader = Origin(node: "reading-1", place: PlaceCode(rawValue: "420100"))

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Fixture.ledger(at: folder.path("readers.sqlite"))
    }

    private func reading(_ name: String, of place: PlaceCode, _ claims: [Claim] = []) -> Fact {
        .reading(
            reading: Fixture.reading(name, jurisdiction: .place(place), values: [(Fixture.indicators[0], 5)]),
            claims: claims)
    }

    private func refusal(of fact: Fact) async throws -> String? {
        guard case .refused(let reason)? = try await ledger.store([fact], fromReader: reader).first else { return nil }
        return reason
    }

    @Test func reading_ofADocumentThatWasHandedInHere_isStored_andItsClaimsAreNotTaken() async throws {
        let claim = Fixture.claim("/a")
        _ = try await ledger.store([.claim(document: Fixture.document("甲"), claim: claim)])
        let forged = Claim(node: "somebody", time: 1, source: "/forged", placeHint: "420202")
        let fact = reading("甲", of: Fixture.counties[0], [claim, forged])
        #expect(try await ledger.store([fact], fromReader: reader) == [.stored])
        let facts = try #require(try await ledger.document(Fixture.document("甲"))?.facts)
        #expect(facts.claims == [claim] && facts.findings?.observations.count == 1)
        #expect(try await ledger.verify() == [])
    }

    /// A district hands in what it wrote as the county that it was, under the code of that time.
    @Test func reportOfTheCodeBefore_isThePlacesOwn() async throws {
        let (old, new) = (PlaceCode(rawValue: "420222"), PlaceCode(rawValue: "420209"))
        let places = [
            Place(
                code: old, name: "旧县", shortName: "旧", level: .county, parent: nil, validFrom: 1981, validTo: 2021,
                successors: [new]),
            Place(code: new, name: "新区", shortName: "新", level: .county, parent: nil, validFrom: 2021),
        ]
        let fold = Fold(catalogue: Fixture.fold.catalogue, gazetteer: Gazetteer(places: places, edition: 1))
        let ledger = try Fixture.ledger(at: folder.path("recoded.sqlite"), fold: fold)
        let facts = [reading("甲", of: old), reading("乙", of: PlaceCode(rawValue: "420999"))]
        for fact in facts {
            _ = try await ledger.store([.claim(document: fact.document, claim: Fixture.claim("/\(fact.document)"))])
        }
        let verdicts = try await ledger.store(facts, fromReader: Origin(node: "xin", place: new))
        #expect(verdicts.first == .stored && verdicts.last != .stored)
    }

    /// Each is refused with a reason that names who did it, and the ledger is as it was.
    @Test func facts_thatNoReaderMayHandIn_areRefusedAndChangeNothing() async throws {
        let (own, other) = (Fixture.counties[0], Fixture.counties[2])
        for name in ["甲", "乙"] {
            _ = try await ledger.store([.claim(document: Fixture.document(name), claim: Fixture.claim("/\(name)"))])
        }
        let within = Claim(node: "forwarder", time: 5, source: "/丙", within: Fixture.counties[1].rawValue)
        _ = try await ledger.store([.claim(document: Fixture.document("丙"), claim: within)])
        _ = try await ledger.store([reading("乙", of: own)])
        let before = try await LedgerState(of: ledger)
        let retraction = Retraction(counter: 1, isRetracted: true, reason: "因", person: nil, time: 0)
        let facts: [(Fact, reason: String)] = [
            (reading("never handed in", of: own, [Fixture.claim("/x")]), "nobody handed in"),
            (reading("甲", of: other), "answers for 甲420100"),
            (reading("丙", of: own, [within]), "forwarder handed in"),
            (.claim(document: Fixture.document("甲"), claim: Fixture.claim("/y")), "readings alone"),
            (.retraction(document: Fixture.document("乙"), retraction: retraction), "readings alone"),
            (.burial(document: Fixture.document("甲"), failure: Fixture.failure("forged")), "readings alone"),
        ]
        for (fact, words) in facts {
            let reason = try #require(try await refusal(of: fact), "it was stored: \(fact)")
            #expect(reason.contains(words), "\(reason)")
        }
        #expect(try await LedgerState(of: ledger) == before)
        // One that is refused keeps no other from being stored.
        let verdicts = try await ledger.store([facts[0].0, reading("甲", of: own)], fromReader: reader)
        #expect(verdicts.last == .stored && verdicts.first != .stored)
    }
}
