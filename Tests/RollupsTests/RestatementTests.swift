import Foundation
import Indicators
import Rollups
import Testing

/// What later reports say of a year beside what its own report says of it.
@Suite struct RestatementTests {
    @Test func restatement_byALaterReport_standsBackAndIsShown() {
        let own = report(World.a, in: 2022, states: [figure(World.flow, 60)])
        let later = report(World.a, in: 2023, states: [figure(World.flow, 58)])
        let result = roll(World.a, in: 2022, [own, later])
        #expect(result.cell(World.flow).ownValue == 60)
        #expect(result.cell(World.flow).restatements.map(\.value) == [58])
        #expect(result.whyNots(later) == [.reportOfTheYear])
    }

    /// Most reports are silent about reach: that one of the two says more of it takes nothing from the report of the year.
    @Test(arguments: [
        (Ambit.unknown, Ambit.whole), (.whole, .unknown), (.organ, .unknown), (.unknown, .organ), (.unknown, .unknown),
        (.organ, .organ),
    ])
    func restatement_whenTheReachMayBeTheSame_standsBackAndIsShown(stated: Ambit, looking: Ambit) {
        let own = report(World.a, in: 2022, states: [figure(World.flow, 90, ambit: stated)])
        let later = report(World.a, in: 2023, states: [figure(World.flow, 91, ambit: looking)])
        let result = roll(World.a, in: 2022, [own, later])
        #expect(result.cell(World.flow).ownValue == 90)
        #expect(result.cell(World.flow).ownAmbit == stated)
        #expect(result.cell(World.flow).restatements.map(\.value) == [91])
        #expect(result.whyNots(own) == [nil])
        #expect(result.whyNots(later) == [.reportOfTheYear])
    }

    @Test func restatement_thatIsKnownToReachFurther_comesBeforeAndNoneThatReachesLessFar() {
        func cell(_ stated: Ambit, _ looking: Ambit) -> Cell {
            let own = report(World.a, in: 2022, states: [figure(World.flow, 90, ambit: stated)])
            let later = report(World.a, in: 2023, states: [figure(World.flow, 910, ambit: looking)])
            return roll(World.a, in: 2022, [own, later]).cell(World.flow)
        }
        #expect(cell(.organ, .whole).ownValue == 910 && cell(.organ, .whole).ownAmbit == .whole)
        #expect(cell(.organ, .whole).restatements.isEmpty)
        #expect(cell(.whole, .organ).ownValue == 90 && cell(.whole, .organ).restatements.isEmpty)
    }

    /// Of each later report the figure that reaches furthest is held against the one that was taken, and of other days none.
    @Test func restatements_ofSeveralReports_areAllShown() throws {
        let own = report(World.a, in: 2022, states: [figure(World.flow, 90, ambit: .unknown)])
        let documents = [
            own,
            report(
                World.a, in: 2023,
                states: [figure(World.flow, 91, ambit: .unknown), figure(World.flow, 7, ambit: .organ)]),
            report(World.a, in: 2024, states: [figure(World.flow, 95, ambit: .whole)]),
            report(
                World.a, in: 2025,
                states: [
                    figure(World.flow, 60, ambit: .unknown, period: try World.days("2022-01-01", "2022-06-30"))
                ]),
        ]
        let cell = roll(World.a, in: 2022, documents).cell(World.flow)
        #expect(cell.ownValue == 90)
        #expect(Set(cell.restatements.map(\.value)) == [91, 95])
        // Without the report of the year the one that reaches furthest is taken, as before.
        let without = roll(World.a, in: 2022, Array(documents.dropFirst())).cell(World.flow)
        #expect(without.ownValue == 95 && without.restatements.isEmpty)
    }

    @Test func restatement_thatAgrees_isNotShown() {
        let cell = roll(
            World.a,
            [
                report(World.a, in: 2022, states: [figure(World.flow, 60)]),
                report(World.a, in: 2023, states: [figure(World.flow, 60)]),
            ]
        ).cell(World.flow)
        #expect(cell.restatements.isEmpty)
        #expect(cell.ownFigures.count == 1)
    }
}
