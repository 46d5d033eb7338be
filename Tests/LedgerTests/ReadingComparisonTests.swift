import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Seeds
import Testing

/// What two readings of one document tell differently.
@Suite struct ReadingComparisonTests {
    static func figure(
        _ value: Decimal, at start: Int = 0, sentence: String? = nil, indicator: Int = 0, scope: Scope = .`self`
    ) throws -> Observation {
        let period = try #require(Period(year: 2020))
        return Observation(
            indicator: Fixture.indicators[indicator], value: value, bounds: Bounds(exactly: value), unit: "件",
            qualifier: .exact, scope: scope, ambit: .whole, ambitAssumed: false, period: period, surface: "\(value)",
            span: TextSpan(start: start, end: start + 1), sentence: sentence ?? "共\(value)件。",
            sentenceSpan: TextSpan(start: start, end: start + 5))
    }

    static func reading(_ edition: Int, _ observations: [Observation], county: Int = 0) -> Reading {
        var reading = Fixture.reading(
            "甲", edition: Edition(engine: 1, catalogue: edition, gazetteer: 1),
            jurisdiction: .place(Fixture.counties[county]), values: [])
        reading.observations = observations
        return reading
    }

    func changes(_ old: [Observation], _ new: [Observation]) -> [ReadingChange] {
        ReadingComparison.changes(from: Self.reading(1, old), to: Self.reading(2, new))
    }

    @Test func readings_thatSayTheSame_differInNothing() throws {
        let figures = [try Self.figure(5), try Self.figure(5, at: 9), try Self.figure(7, at: 20, indicator: 1)]
        #expect(changes(figures, figures).isEmpty)
        // Wherever it stands: another way of making text moves everything.
        let moved = [try Self.figure(7, at: 23, indicator: 1), try Self.figure(5, at: 3), try Self.figure(5, at: 12)]
        #expect(changes(figures, moved).isEmpty)
    }

    @Test func figure_onOneSideAlone_isNewOrGone() throws {
        let (five, seven) = (try Self.figure(5), try Self.figure(7, at: 20, indicator: 1))
        let added = changes([five], [five, seven])
        #expect(added.map(\.difference) == [.new(seven)])
        #expect(added.map(\.indicator) == [Fixture.indicators[1]])
        #expect(added.map(\.place) == [Fixture.counties[0]])
        #expect(added.first?.oldEdition?.catalogue == 1 && added.first?.newEdition?.catalogue == 2)
        #expect(changes([five, seven], [five]).map(\.difference) == [.gone(seven)])
        // One of two equal figures is gone.
        #expect(changes([five, five], [five]).map(\.difference) == [.gone(five)])
    }

    @Test func figure_atOneSpot_isChanged() throws {
        let old = try Self.figure(5, at: 9, sentence: "受理五件。")
        for new in [
            try Self.figure(50, at: 9, sentence: "受理五件。"), try Self.figure(5, at: 9, sentence: "受理五件。", scope: .part),
        ] {
            #expect(changes([old], [new]).map(\.difference) == [.changed(old: old, new: new)])
        }
    }

    @Test func figures_ofOneSentence_arePairedByTheirWordsFirst() throws {
        let sentence = "受理5件，审结4件。"
        let old = [try Self.figure(5, at: 2, sentence: sentence), try Self.figure(4, at: 7, sentence: sentence)]
        var new = [try Self.figure(4, at: 17, sentence: sentence), try Self.figure(5, at: 12, sentence: sentence)]
        for index in new.indices { new[index].ambit = .organ }
        #expect(
            changes(old, new).map(\.difference) == [
                .changed(old: old[0], new: new[1]), .changed(old: old[1], new: new[0]),
            ])
    }

    @Test func readings_ofDifferentPlaces_shareNothing() throws {
        let five = try Self.figure(5)
        let changes = ReadingComparison.changes(
            from: Self.reading(1, [five]), to: Self.reading(2, [five], county: 1))
        #expect(Set(changes.map(\.difference)) == [.gone(five), .new(five)])
        #expect(Set(changes.map(\.place)) == [Fixture.counties[0], Fixture.counties[1]])
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func changes_ofAnyReadings_leadFromOneToTheOther(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func figures() throws -> [Observation] {
            try (0..<Int.random(in: 0...8, using: &random)).map { _ in
                try Self.figure(
                    Decimal(Int.random(in: 0...3, using: &random)), at: Int.random(in: 0...5, using: &random),
                    sentence: "句\(Int.random(in: 0...2, using: &random))。",
                    indicator: Int.random(in: 0...1, using: &random))
            }
        }
        for _ in 0..<200 {
            let (old, new) = (try figures(), try figures())
            func bag(_ figures: [Observation]) -> [Observation: Int] {
                figures.reduce(into: [:]) { bag, figure in
                    var figure = figure
                    figure.span = TextSpan(start: 0, end: 0)
                    figure.sentenceSpan = figure.span
                    bag[figure, default: 0] += 1
                }
            }
            let changes = changes(old, new)
            var rest = bag(old)
            for (figure, count) in bag(changes.compactMap(\.old)) { rest[figure, default: 0] -= count }
            for (figure, count) in bag(changes.compactMap(\.new)) { rest[figure, default: 0] += count }
            #expect(rest.filter { $0.value != 0 } == bag(new))
            // Nothing that both have is called new or gone.
            for change in changes { #expect(change.old != change.new) }
        }
    }
}
