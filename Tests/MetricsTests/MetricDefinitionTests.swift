import Testing

@testable import Metrics

/// The metrics of the product against Prometheus' conventions.
@Suite struct MetricDefinitionTests {
    private static func isName(_ text: String) -> Bool {
        guard let first = text.first, ("a"..."z").contains(first) else { return false }
        return text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }

    @Test func names_areUniqueAndOfTheAllowedCharacters() {
        let names = Metric.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names == names.sorted())
        for metric in Metric.all {
            #expect(Self.isName(metric.name))
            #expect(metric.name.hasPrefix("shangji_") || metric.name.hasPrefix("process_"))
        }
    }

    @Test func counters_andOnlyThey_endWithTotal() {
        for metric in Metric.all {
            #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"), "\(metric.name)")
        }
    }

    @Test func units_areBaseUnits() {
        for metric in Metric.all {
            for unit in ["milliseconds", "minutes", "kilobytes", "megabytes", "_ms", "percent"] {
                #expect(!metric.name.contains(unit), "\(metric.name)")
            }
        }
    }

    @Test func labels_areNamesAndLeaveTheCommonOneFree() {
        for metric in Metric.all {
            #expect(Set(metric.labels).count == metric.labels.count)
            for label in metric.labels {
                #expect(Self.isName(label) && !["node", "le", "quantile", "job", "instance"].contains(label))
            }
        }
    }

    @Test func meanings_areOneSentence() {
        for metric in Metric.all {
            #expect(metric.meaning.hasSuffix(".") && !metric.meaning.contains("\n"), "\(metric.name)")
        }
    }
}
