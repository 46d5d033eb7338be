import Foundation
import Indicators
import Observations
import Testing

/// The arithmetic that the samples allow.
struct SampleCheckTests {
    @Test
    func checks_whenAllSamplesAreRead_failInOneReportAlone() throws {
        let readings = try SampleReadings.all()
        var failing: [String] = []
        var holding = 0
        for path in Truth.paths {
            for check in try readings.reading(path).checks {
                if check.holds { holding += 1 } else { failing.append("\(path) \(check.stated) \(check.expected)") }
            }
        }
        #expect(failing == ["2023/xigu.txt 98.2 96.2"])
        #expect(holding >= 45, "most reports state three shares beside their parts")
    }

    @Test
    func checks_whenShareMissesItsParts_nameTheIndicatorAndTheSentence() throws {
        let checks = try SampleReadings.all().reading("2023/xigu.txt").checks.filter { !$0.holds }
        #expect(checks.map(\.indicator?.rawValue) == ["litigation.appearance_rate"])
        #expect(checks.first?.sentence.contains("实际出庭50件") == true)
    }
}
