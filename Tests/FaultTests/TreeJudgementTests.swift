import Documents
import FaultLine
import Foundation
import Generation
import Indicators
import Observations
import Places
import Rollups
import Testing

extension Faults {
    /// What is drawn for a tree, and what judges it afterwards; without any process.
    @Suite struct TreeJudgementTests {
        private static let gazetteer = Result { try Gazetteer.bundled() }
        private let trial: TreeTrial

        init() throws { trial = try TreeTrial(seed: 5, waves: 5, prefectures: 1, counties: 2) }

        @Test(arguments: 1...12)
        func waves_ofEverySeed_putRootPrefectureAndCountyBackWhileReportsWait(seed: UInt64) throws {
            let plan = try TreePlan(gazetteer: Self.gazetteer.get(), seed: seed)
            for count in [0, 5, 12, 99] {
                let waves = TreeWave.draw(plan, count: count)
                #expect(waves.count == min(max(3, count), 24))
                let restored = Set(waves.compactMap(\.fault.restored))
                #expect(restored.contains(0), "the root")
                #expect(restored.contains { plan.members[$0].parent == 0 }, "a prefecture")
                #expect(restored.contains { plan.counties.contains($0) }, "a county")
                let reports = waves.flatMap(\.reports)
                #expect(
                    reports.count == 24 + 2 * plan.reportingAbove.count && Set(reports).count == reports.count,
                    "each report but those of the first year, once")
                #expect(Set(reports.map(\.node)) == Set(plan.counties).union(plan.reportingAbove))
                for wave in waves {
                    #expect(wave.cutOff != wave.fault.node && wave.cutOff != 0)
                    let county = try #require(wave.reports.first).node
                    #expect(county == wave.cutOff || plan.members[county].parent == wave.cutOff)
                }
            }
        }

        @Test func documents_thatAreLostTwiceUnreadOrNobodys_areNamed() throws {
            let metadata = DocumentMetadata(
                kind: .annualReport, title: nil, jurisdiction: .outside(name: "虚构"), placeName: nil, adcode: nil,
                parent: nil, level: nil, isFunctionalZone: false, department: nil, year: nil, period: nil, issuer: nil,
                published: nil, script: .hans)
            let findings = DocumentFacts.Findings(
                edition: Edition(engine: 1, catalogue: 1, gazetteer: 1), metadata: metadata, observations: [],
                checks: [])
            let right = trial.truth.reports.flatMap { node, reports in
                reports.map { report in
                    DocumentFacts(
                        document: DocumentID(hashing: report.text.utf8),
                        claims: [Claim(node: "node-\(node)", time: 1, source: "a.txt")], outcome: .read(findings))
                }
            }
            #expect(right.count == 3 * (2 + trial.plan.reportingAbove.count) && trial.differences(right).isEmpty)
            func differences(_ change: (inout [DocumentFacts]) -> Void) -> Int {
                var documents = right
                change(&documents)
                return trial.differences(documents).count
            }
            #expect(differences { $0.removeFirst() } == 1)
            #expect(differences { $0.append($0[0]) } == 1)
            #expect(differences { $0[0].document = DocumentID(hashing: "a".utf8) } == 2)
            #expect(differences { $0[0].claims = [] } == 1)
            #expect(differences { $0[0].claims.append($0[0].claims[0]) } == 1)
            #expect(differences { $0[0].claims[0].node = "node-9" } == 1)
            #expect(
                differences {
                    $0[0].outcome = .buried(
                        Failure(stage: .decode, code: "empty", reason: "It is empty.", mayHeal: false))
                } == 1)
        }
    }
}
