import Indicators
import Testing

/// The catalogue that the product brings along.
struct BundledCatalogueTests {
    private let catalogue: Catalogue

    init() throws { catalogue = try Catalogue.bundled() }

    @Test func entries_whenBundled_haveAConstructionAndNamesOfTheirOwn() {
        for (indicator, patterns) in zip(catalogue.indicators, catalogue.patterns) {
            // 占比 behind a count states a ratio without any construction of its own.
            #expect(!patterns.isEmpty || indicator.numerator != nil, "\(indicator.code) has no pattern")
            #expect(!indicator.zh.isEmpty && !indicator.en.isEmpty, "\(indicator.code)")
        }
        #expect(Set(catalogue.indicators.map(\.code)).count == catalogue.indicators.count)
        #expect(catalogue.edition > 0)
    }

    @Test func ratios_whenBundled_nameTheirPartsAmongTheEntries() {
        for indicator in catalogue.indicators {
            for part in [indicator.numerator, indicator.denominator].compactMap({ $0 }) {
                #expect(catalogue[part] != nil, "\(indicator.code) names \(part), which is no entry")
            }
            #expect((indicator.numerator == nil) == (indicator.denominator == nil), "\(indicator.code)")
            if indicator.rollup == .ratio {
                #expect(indicator.kind == .ratio && indicator.numerator != nil, "\(indicator.code)")
            }
            if indicator.rollup == .sum {
                #expect(indicator.nature == .flow || indicator.nature == .stock, "\(indicator.code)")
            }
        }
    }

    @Test(
        .enabled(if: SharedFolder.isPresent, "../shared/spec is absent"),
        arguments: ["catalogue.csv", "catalogue-more.csv"])
    func entries_whenSpecificationIsThere_agreeWithIt(table: String) throws {
        let rows = try SharedFolder.table(table)
        #expect(rows.count > 20)
        for row in rows {
            let code = IndicatorCode(rawValue: row["code"] ?? "")
            guard let indicator = catalogue[code] else {
                Issue.record("\(table): the catalogue has no entry \(code)")
                continue
            }
            let bundled = [
                indicator.unit, indicator.kind.rawValue, indicator.nature.rawValue, indicator.usualAmbit.rawValue,
                indicator.rollup.rawValue, indicator.numerator?.rawValue ?? "", indicator.denominator?.rawValue ?? "",
            ]
            let columns = ["unit", "kind", "nature", "default_ambit", "rollup", "numerator", "denominator"]
            #expect(bundled == columns.map { row[$0] ?? "" }, "\(table): \(code)")
        }
    }
}
