import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Seeds
import Testing

/// What holds for every set of facts.
@Suite struct FoldPropertyTests {
    private static let reporters = [
        World.province, World.city, World.otherCity, World.direct, World.a, World.b, World.c, World.d, World.e,
        World.township, World.separateZone, World.unknownZone, World.insideZone,
    ]

    /// A wild set of documents: several of a place, all scopes, ambits, years, bounds.
    private static func wild(_ random: inout SeededGenerator) throws -> [DocumentFacts] {
        let codes = [
            World.flow, World.unsure, World.organ, World.stock, World.list, World.won, World.tried, World.rate,
        ]
        let periods = [
            World.year(2022), World.year(2022), World.year(2021), try World.days("2022-01-01", "2022-11-30"),
            try World.days("2022-01-01", "2022-06-30"), try World.days("2022-07-01", "2022-12-31"),
            try World.days("2021-01-01", "2022-12-31"),
        ]
        var documents: [DocumentFacts] = []
        for index in 0..<Int.random(in: 1...30, using: &random) {
            let place = pick(reporters, &random)
            var figures: [Observation] = []
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let value = Decimal(Int.random(in: 0...9, using: &random) * 10)
                let bounds = pick(
                    [
                        nil, nil, nil, Bounds(lower: value, upper: value + 10, excludesUpper: true),
                        Bounds(lower: value, upper: nil),
                    ],
                    &random)
                figures.append(
                    figure(
                        pick(codes, &random), value, bounds, ambit: pick(Ambit.allCases, &random),
                        scope: pick([.self, .self, .self, .self, .part, .parent], &random),
                        joint: Int.random(in: 0...9, using: &random) == 0, period: pick(periods, &random),
                        at: figures.count * 10))
            }
            let day = Int.random(in: 0...2, using: &random)
            documents.append(
                report(
                    place, in: pick([2021, 2022, 2022, 2023], &random), hand: "\(index)",
                    kind: pick([.annualReport, .annualReport, .inspectionSelfReport, .other, .news], &random),
                    published: day == 0 ? nil : try World.day("2023-01-0\(day)"), states: figures))
        }
        return documents
    }

    private static func pick<Value>(_ values: [Value], _ random: inout SeededGenerator) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    /// Every place's result, from below.
    private func all(_ documents: [DocumentFacts]) -> [PlaceResult] {
        [2021, 2022, 2023].flatMap { year in Self.reporters.map { roll($0, in: year, documents) } }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func result_whenInputsAreShuffledAndRepeated_isTheSame(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = try Self.wild(&random)
        let key = PlaceYear(place: World.city, year: 2022)
        let children = World.fold.children(of: key).map { roll($0.place, documents) }
        let first = World.fold.result(of: key, documents: documents, children: children)
        let again = World.fold.result(
            of: key, documents: (documents + documents.prefix(5)).shuffled(using: &random),
            children: (children + children.prefix(2)).shuffled(using: &random))
        #expect(first == again)
        #expect(first == World.fold.result(of: key, documents: documents.reversed(), children: children.reversed()))
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func documentsThatDoNotTouch_changeNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = try Self.wild(&random)
        let key = PlaceYear(place: World.a, year: 2022)
        let touching = documents.filter { World.fold.touched(by: $0).contains(key) }
        #expect(
            World.fold.result(of: key, documents: documents, children: [])
                == World.fold.result(of: key, documents: touching, children: []))
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func everyFigure_hasExactlyOneFate(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = try Self.wild(&random)
        var told: [String: Int] = [:]
        for result in all(documents) {
            for use in result.uses { told["\(use.document)/\(use.index)", default: 0] += 1 }
        }
        for facts in documents {
            for index in (facts.findings?.observations ?? []).indices {
                #expect(told["\(facts.document)/\(index)"] == 1)
            }
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func cells_keepTheirOwnOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for result in all(try Self.wild(&random)) {
            #expect(result.cells.map(\.indicator) == result.cells.map(\.indicator).sorted())
            for cell in result.cells { expectSound(cell) }
        }
    }

    private func expectSound(_ cell: Cell) {
        #expect(cell.coverage.stating + cell.coverage.missingNames.count == cell.coverage.expected)
        #expect(cell.coverage.reporting + cell.coverage.unreadable <= cell.coverage.expected)
        #expect(cell.coverage.counties.stating <= cell.coverage.counties.expected)
        #expect((cell.ownValue == nil) || !cell.isAmbiguous)
        #expect((cell.value == nil) == (cell.bounds == nil))
        #expect((cell.handedUp == nil) == (cell.handedUpBy == .nothing))
        if let value = cell.value, let bounds = cell.bounds {
            #expect(bounds.lower <= value)
            #expect(bounds.upper.map { value <= $0 } ?? true)
        }
        switch cell.verdict {
        case .contradiction: #expect((cell.difference ?? 0) < 0)
        case .incomplete: #expect((cell.difference ?? 0) > 0)
        case .equal: #expect(cell.difference != nil)
        case .none: #expect(cell.difference == nil)
        }
    }

    /// Every place has a figure of its own with a decimal place of its own, and a total that it states is made of its own and
    /// of some of those below it. So the digits of a sum tell what went in: a 2 was counted twice.
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func figure_entersASumAtMostOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let documents = Self.nested(&random)
        for result in all(documents) {
            let cell = result.cell(World.flow)
            for figure in [cell.value, cell.handedUp, cell.ownValue].compactMap({ $0 }) {
                #expect(Self.isOfEachOnce(figure), "\(result.key): \(figure)")
            }
        }
    }

    /// The check above would notice: own totals beside what lies below them, in nearly every such set of facts.
    @Test func figure_thatIsCountedTwice_isNoticed() {
        var noticed = 0
        for seed in 1...200 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let cells = all(Self.nested(&random)).map { $0.cell(World.flow) }
            let both = cells.compactMap { cell in cell.value.flatMap { value in cell.ownValue.map { value + $0 } } }
            noticed += both.contains { !Self.isOfEachOnce($0) } ? 1 : 0
        }
        #expect(noticed > 100)
    }

    private static func isOfEachOnce(_ figure: Decimal) -> Bool { "\(figure)".allSatisfy { $0 == "0" || $0 == "1" } }

    /// Own totals, organs' figures, counties, zones, a township, parts, departments and joint counts, in any mixture.
    private static func nested(_ random: inout SeededGenerator) -> [DocumentFacts] {
        var documents: [DocumentFacts] = []
        let digits = Dictionary(
            uniqueKeysWithValues: reporters.enumerated().map {
                ($1, Decimal(sign: .plus, exponent: $0, significand: 1))
            })
        for place in reporters where Bool.random(using: &random) {
            let own = digits[place] ?? 0
            let ambit = pick(Ambit.allCases, &random)
            var total = own
            for below in reporters where below != place && World.fold.gazetteer.lies(below, under: place) {
                if ambit != .organ, Bool.random(using: &random) { total += digits[below] ?? 0 }
            }
            // The same figure several times, by several documents, and figures that must not enter.
            for hand in 0..<Int.random(in: 1...3, using: &random) {
                documents.append(
                    report(
                        place, hand: "\(hand)",
                        states: [
                            figure(World.flow, total, ambit: ambit), figure(World.flow, total, ambit: ambit),
                            figure(World.flow, 5 * own, scope: .part), figure(World.flow, 7 * own, joint: true),
                        ]))
            }
            if Bool.random(using: &random) {
                documents.append(
                    report(
                        place, hand: "police", department: "公安局",
                        states: [figure(World.flow, 3 * own, ambit: ambit)]))
            }
        }
        return documents
    }

    /// Whatever the true values are within the bounds of the figures, and wherever the zones of unknown standing belong,
    /// the true sum lies within the bounds of the cell.
    @Test(arguments: 1...80 as ClosedRange<UInt64>)
    func bounds_holdEveryValueThatTheFiguresAllow(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var documents: [DocumentFacts] = []
        var intervals: [PlaceCode: Bounds] = [:]
        for place in [World.a, World.b, World.c, World.separateZone, World.unknownZone]
        where Int.random(in: 0...3, using: &random) > 0 {
            let value = Decimal(Int.random(in: 1...9, using: &random) * 100)
            let bounds = Self.pick(
                [
                    Bounds(exactly: value), Bounds(lower: value, upper: value + 100, excludesUpper: true),
                    Bounds(lower: value - 50, upper: value + 50), Bounds(lower: value, upper: nil),
                ], &random)
            intervals[place] = bounds
            documents.append(report(place, states: [figure(World.flow, value, bounds)]))
        }
        let cell = roll(World.city, documents).cell(World.flow)
        guard let bounds = cell.bounds else { return }
        for _ in 0..<50 {
            var truth: Decimal = 0
            for (place, interval) in intervals.sorted(by: { $0.key < $1.key }) {
                if place == World.unknownZone && Bool.random(using: &random) { continue }
                let width = (interval.upper ?? interval.lower + 100_000) - interval.lower
                let step = Decimal(Int.random(in: 0...99, using: &random)) / 100
                truth += interval.lower + width * (interval.excludesUpper || Bool.random(using: &random) ? step : 1)
            }
            #expect(bounds.lower <= truth)
            #expect(bounds.upper.map { truth < $0 || (truth == $0 && !bounds.excludesUpper) } ?? true)
        }
    }

    /// The same over levels: counties below cities below the province, with figures of the cities' organs, and a zone that
    /// may be counted in one of them.
    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func bounds_overLevels_holdEveryValueThatTheFiguresAllow(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var documents: [DocumentFacts] = []
        var intervals: [PlaceCode: Bounds] = [:]
        let cities = [World.city: [World.a, World.b, World.c], World.otherCity: [World.d, World.e]]
        for place in Self.reporters where place != World.province && Int.random(in: 0...2, using: &random) > 0 {
            guard place != World.township, place != World.insideZone else { continue }
            let value = Decimal(Int.random(in: 1...9, using: &random) * 100)
            let bounds = Self.pick(
                [
                    Bounds(exactly: value), Bounds(lower: value, upper: value + 100, excludesUpper: true),
                    Bounds(lower: value - 50, upper: value + 50), Bounds(lower: value, upper: nil),
                ], &random)
            intervals[place] = bounds
            let ambit: Ambit = cities[place] == nil ? .whole : .organ
            documents.append(report(place, states: [figure(World.flow, value, bounds, ambit: ambit)]))
        }
        let cells = [World.city, World.otherCity, World.province].map { roll($0, documents).cell(World.flow) }
        for _ in 0..<30 {
            func truth(_ place: PlaceCode) -> Decimal? {
                intervals[place].map { interval in
                    let width = (interval.upper ?? interval.lower + 100_000) - interval.lower
                    return interval.lower + width * Decimal(Int.random(in: 0...99, using: &random)) / 100
                }
            }
            func sum(_ values: [Decimal?]) -> Decimal? {
                values.compactMap(\.self).reduce(nil) { ($0 ?? 0) + $1 }
            }
            var city = sum([World.city, World.a, World.b, World.c, World.separateZone].map(truth))
            if let known = city, Bool.random(using: &random) { city = known + (truth(World.unknownZone) ?? 0) }
            let otherCity = sum([World.otherCity, World.d, World.e].map(truth))
            let province = sum([city, otherCity, truth(World.direct)])
            Self.expect(city, within: cells[0].handedUpBounds, of: cells[0])
            Self.expect(otherCity, within: cells[1].handedUpBounds, of: cells[1])
            Self.expect(province, within: cells[2].bounds, of: cells[2])
        }
    }

    private static func expect(_ truth: Decimal?, within bounds: Bounds?, of cell: Cell) {
        #expect((truth == nil) == (bounds == nil), "\(cell.place)")
        guard let truth, let bounds else { return }
        #expect(bounds.lower <= truth, "\(cell.place): \(truth) \(bounds)")
        #expect(
            bounds.upper.map { truth < $0 || (truth == $0 && !bounds.excludesUpper) } ?? true,
            "\(cell.place): \(truth) \(bounds)")
    }
}
