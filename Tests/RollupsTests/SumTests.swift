import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Sums over the tree: bounds, coverage at every depth, and zones.
@Suite struct SumTests {
    @Test func sum_ofExactAndApproximateFigures_hasBothBounds() {
        let about = figure(World.flow, 300_000, Bounds(lower: 300_000, upper: 400_000, excludesUpper: true))
        let open = figure(World.flow, 50, Bounds(lower: 50, upper: nil))
        let two = [report(World.a, states: [figure(World.flow, 7)]), report(World.b, states: [about])]
        let cell = roll(World.city, two).cell(World.flow)
        #expect(cell.value == 300_007)
        #expect(cell.bounds == Bounds(lower: 300_007, upper: 400_007, excludesUpper: true))
        #expect(cell.makeup.exactSum == 7)
        #expect(cell.makeup.inexact == 1)
        #expect(cell.makeup.figures == 2)
        let three = roll(World.city, two + [report(World.c, states: [open])]).cell(World.flow)
        #expect(three.bounds == Bounds(lower: 300_057, upper: nil))
        #expect(three.makeup.inexact == 2)
    }

    @Test func coverage_keepsTheStatesApartUpToTheProvince() {
        let failure = Failure(stage: .decode, code: "not_text", reason: "No text.", mayHeal: false)
        let buried = DocumentFacts(
            document: DocumentID(hashing: [7]),
            claims: [Claim(node: "n", time: 0, source: "s", placeHint: World.e.rawValue, yearHint: 2022)],
            outcome: .buried(failure))
        let documents = [
            report(World.a, states: [figure(World.flow, 10)]), report(World.b, states: [figure(World.flow, 0)]),
            report(World.c, states: [figure(World.stock, 4)]),
            report(World.d, states: [figure(World.flow, 1), figure(World.flow, 2)]), buried,
        ]
        let cell = roll(World.province, documents).cell(World.flow)
        #expect(cell.value == 10)
        #expect(cell.coverage.expected == 3)
        #expect(cell.coverage.reporting == 0)
        #expect(cell.coverage.stating == 1)
        #expect(cell.coverage.missingNames == ["乙市", "直辖县"])
        #expect(cell.coverage.partialNames == ["甲市"])
        let counties = cell.coverage.counties
        #expect(counties.expected == 6)
        #expect(counties.reporting == 4)
        #expect(counties.unreadable == 1)
        #expect(counties.stating == 2)
        #expect(counties.zero == 1)
        #expect(counties.ambiguous == 1)
        #expect(!cell.isComplete)

        // One of those that could not be read has handed in again, and so has one that was read; a document is either of two.
        let awaited = [World.e, World.a].map { place in
            AwaitedDocument(
                document: DocumentID(hashing: place.rawValue.utf8),
                claims: [Claim(node: "n", time: 0, source: "t", placeHint: place.rawValue, yearHint: 2022)])
        }
        let arrivals = awaited.compactMap(World.fold.arrival) + World.fold.arrivals(of: undecided)
        #expect(arrivals.count == 4)
        var told = [cell]
        World.fold.tellArrivals(in: &told) { key in
            Set(arrivals.filter { $0.place == key.place && $0.year == key.year }.map(\.state))
        } report: {
            roll($0.place, documents).state
        }
        let coverage = told[0].coverage
        #expect(coverage.arrived?.inProcess == [] && coverage.arrived?.undecided == ["直辖县"])
        #expect(coverage.countiesInProcess == 1 && coverage.countiesUndecided == 1)
        #expect(coverage.counties.unreadable == 0 && coverage.countiesSilent == 0 && coverage.silent == 2)
        #expect(coverage.counties.reporting == 4 && coverage.counties.stating == 2)
    }

    /// A report of which nothing tells from which of two places it is.
    private var undecided: DocumentFacts {
        var facts = report(World.b, hand: "either", states: [figure(World.flow, 3)])
        guard case .read(var findings) = facts.outcome else { return facts }
        findings.metadata.jurisdiction = .undecided(name: "县", candidates: [World.d, World.direct])
        facts.outcome = .read(findings)
        return facts
    }

    @Test func arrival_ofAPlanOrADepartment_isNone() {
        #expect(World.fold.arrivals(of: undecided).count == 2)
        var plan = undecided
        guard case .read(var findings) = plan.outcome else { return }
        findings.metadata.kind = .workPlan
        plan.outcome = .read(findings)
        #expect(World.fold.arrivals(of: plan).isEmpty)
        var retracted = undecided
        retracted.retraction = Retraction(counter: 1, isRetracted: true, reason: "误", time: 1)
        #expect(World.fold.arrivals(of: retracted).isEmpty)
        #expect(World.fold.arrivals(of: report(World.a, states: [])).isEmpty)
    }

    @Test func counties_areExpectedEvenWhereTheirPrefectureIsSilent() {
        let cell = roll(World.province, [report(World.direct, states: [figure(World.flow, 1)])]).cell(World.flow)
        #expect(cell.coverage.counties.expected == 6)
        #expect(cell.coverage.counties.stating == 1)
    }

    @Test func township_isExpectedOnlyWhereItReports() {
        let county = report(World.a, states: [figure(World.flow, 10)])
        #expect(roll(World.a, [county]).cell(World.flow).coverage.expected == 0)
        let township = report(World.township, level: .township, states: [figure(World.flow, 4)])
        let cell = roll(World.a, [county, township]).cell(World.flow)
        #expect(cell.coverage.expected == 1)
        #expect(cell.value == 4)
        #expect(cell.coverage.counties.expected == 0)
        #expect(roll(World.city, [township]).cell(World.flow).coverage.counties.stating == 1)
    }

    @Test func sumOfHandedUp_reachesTheProvinceOnce() {
        let documents = [
            report(World.city, level: .prefecture, states: [figure(World.flow, 100)]),
            report(World.a, states: [figure(World.flow, 40)]),
            report(World.otherCity, level: .prefecture, states: [figure(World.flow, 7, ambit: .organ)]),
            report(World.d, states: [figure(World.flow, 5)]), report(World.direct, states: [figure(World.flow, 3)]),
        ]
        let cell = roll(World.province, documents).cell(World.flow)
        // The city's own 100; 7 of the other city's organs and 5 of its county; 3 of the county under the province.
        #expect(cell.value == 115)
        #expect(cell.makeup.figures == 4)
        #expect(cell.coverage.partialNames == ["乙市"])
    }

    @Test func zones_standApart() {
        let county = report(World.a, states: [figure(World.flow, 100)])
        let separate = report(World.separateZone, states: [figure(World.flow, 10)])
        let unknown = report(World.unknownZone, states: [figure(World.flow, 7)])
        let inside = report(World.insideZone, states: [figure(World.flow, 5)])
        let cell = roll(World.city, [county, separate, unknown, inside]).cell(World.flow)
        #expect(cell.value == 110)
        #expect(cell.bounds == Bounds(lower: 110, upper: 117))
        #expect(cell.coverage.expected == 3)
        #expect(cell.coverage.stating == 1)
        #expect(cell.zones.map(\.name) == ["在内新区", "分开新区", "未定新区"])
        #expect(cell.zones.map(\.standing) == [.inside, .separate, .unknown])
    }

    /// The catalogue says how zones are counted, whatever the gazetteer knows.
    @Test(arguments: [
        (ZoneStanding.separate, Decimal(107), Bounds(exactly: 107)), (.inside, Decimal(100), Bounds(exactly: 100)),
    ])
    func zone_whoseStandingTheCatalogueTells_isCountedSo(
        standing: ZoneStanding, value: Decimal, bounds: Bounds
    ) {
        let fold = Fold(
            catalogue: Catalogue(
                indicators: World.catalogue.indicators, edition: 2, zones: [World.unknownZone.rawValue: standing]),
            gazetteer: World.fold.gazetteer)
        let documents = [
            report(World.a, states: [figure(World.flow, 100)]),
            report(World.unknownZone, states: [figure(World.flow, 7)]),
        ]
        let cell = roll(World.city, documents, fold: fold).cell(World.flow)
        #expect(cell.value == value && cell.bounds == bounds)
        #expect(cell.zones.map(\.standing) == [standing == .separate ? .separate : .inside])
    }

    @Test func zone_ofUnknownStandingBesideOrgansAlone_widensWhatIsHandedUp() {
        let cell = roll(
            World.city,
            [
                report(World.city, level: .prefecture, states: [figure(World.flow, 5, ambit: .organ)]),
                report(World.unknownZone, states: [figure(World.flow, 7)]),
            ]
        ).cell(World.flow)
        #expect(cell.value == nil && cell.handedUp == 5)
        #expect(cell.handedUpBounds == Bounds(lower: 5, upper: 12))
    }

    @Test func zone_ofUnknownStanding_aloneGivesNoValue() {
        let cell = roll(World.city, [report(World.unknownZone, states: [figure(World.flow, 7)])]).cell(World.flow)
        #expect(cell.value == nil)
        #expect(cell.handedUpBy == .nothing)
        #expect(cell.zones.map(\.value) == [7])
    }

    @Test func statedLater_countsFiguresThatOnlyALaterReportGives() {
        let looksBack = report(World.a, in: 2022, states: [figure(World.flow, 9, period: World.year(2021))])
        let cell = roll(World.city, in: 2021, [looksBack]).cell(World.flow)
        #expect(cell.value == 9)
        #expect(cell.coverage.reporting == 0)
        #expect(cell.coverage.statedLater == 1)
        #expect(roll(World.province, in: 2021, [looksBack]).cell(World.flow).coverage.counties.statedLater == 1)
    }
}
