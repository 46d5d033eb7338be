import Foundation
import Indicators
import Observations
import Places
import Quantities
import Testing

/// Every figure of the indicators in the tables: none missing, none besides.
struct SampleFigureTests {
    @Test(arguments: Truth.paths)
    func figures_whenSampleIsRead_areThoseOfTheTable(path: String) throws {
        let reading = try SampleReadings.all().reading(path)
        let found = reading.observations.filter { Truth.indicators.contains($0.indicator.rawValue) }.map {
            observation in
            Figure(
                path: path, indicator: observation.indicator.rawValue,
                amount: Amount(value: observation.value, bounds: observation.bounds), ambit: observation.ambit.rawValue,
                scope: observation.scope.rawValue,
                year: observation.period.to.year)
        }
        let expected = Truth.figures.filter { $0.path == path }
        let missing = Set(expected).subtracting(found).sorted()
        let surplus = Set(found).subtracting(expected).sorted()
        #expect(missing.isEmpty, "not read")
        #expect(surplus.isEmpty, "read, but not stated")
        #expect(found.count == Set(found).count, "read twice")
    }

    @Test
    func figures_whenCityStatesItsOrgansBesideTheWhole_carryTheirAmbit() throws {
        let reading = try SampleReadings.all().reading("2023/lanzhou.txt")
        let received = reading.observations.filter {
            $0.indicator.rawValue == "reconsideration.received" && $0.scope == .`self`
        }
        #expect(received.map(\.ambit) == [.whole, .organ])
        #expect(received.map(\.value) == [1004, 288])
    }

    @Test
    func figures_whenTextNamesThePart_sayWhichPlaceItIs() throws {
        let reading = try SampleReadings.all().reading("2023/lanzhou.txt")
        let part = reading.observations.first { $0.indicator.rawValue == "mediation.received" && $0.scope == .part }
        #expect(part?.aboutPlace?.code?.rawValue == "620102")
    }
}
