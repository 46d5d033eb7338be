import Foundation
import Indicators
import Observations
import Testing

@testable import Ledger

/// Which values a person may decide on.
@Suite struct DecisionValueTests {
    private static func rate(_ rollup: Indicator.Rollup, exceedsWhole: Bool?) -> Indicator {
        Indicator(
            code: IndicatorCode(rawValue: "lamps.rate"), theme: "lamps", zh: "路灯完好率", en: "Lamps in order",
            kind: .ratio, unit: "%", nature: .rate, usualAmbit: .whole, rollup: rollup, exceedsWhole: exceedsWhole)
    }

    @Test(arguments: [Indicator.Rollup.ratio, .none])
    func value_aboveTheWhole_isRefusedForAShareAlone(rollup: Indicator.Rollup) throws {
        let value = Adjudication.Decision.value(240)
        #expect(throws: LedgerError.self) { try value.check(as: Self.rate(rollup, exceedsWhole: nil)) }
        try value.check(as: Self.rate(rollup, exceedsWhole: true))
        try Adjudication.Decision.value(100).check(as: Self.rate(rollup, exceedsWhole: nil))
    }
}
