import Testing

@testable import Metrics

/// The text that Prometheus reads, format 0.0.4.
@Suite struct MetricPageTests {
    private static let plain = Metric("shangji_test_bytes", .gauge, "Bytes of a test.")
    private static let labelled = Metric("shangji_tests_total", .counter, "Tests by kind.", by: ["kind", "state"])

    @Test func text_ofAPage_hasHelpTypeAndSamplesInOrder() {
        var page = MetricPage(common: ["node": "330103"])
        page.set(Self.labelled, 2, "unit", "passed")
        page.set(Self.labelled, 1, "line", "passed")
        page.set(Self.plain, 4_096)
        #expect(
            page.text == """
                # HELP shangji_test_bytes Bytes of a test.
                # TYPE shangji_test_bytes gauge
                shangji_test_bytes{node="330103"} 4096
                # HELP shangji_tests_total Tests by kind.
                # TYPE shangji_tests_total counter
                shangji_tests_total{node="330103",kind="line",state="passed"} 1
                shangji_tests_total{node="330103",kind="unit",state="passed"} 2

                """)
    }

    @Test func text_withoutLabels_hasNoBraces() {
        var page = MetricPage()
        page.set(Self.plain, true)
        #expect(page.text.hasSuffix("\nshangji_test_bytes 1\n"))
        #expect(MetricPage().text.isEmpty)
    }

    @Test func labelValue_withBackslashQuoteAndLineFeed_isEscaped() {
        var page = MetricPage(common: ["node": "a\"b"])
        page.set(Self.labelled, 1, "c:\\d", "e\nf 岳阳")
        #expect(
            page.text.hasSuffix(#"shangji_tests_total{node="a\"b",kind="c:\\d",state="e\nf 岳阳"} 1"# + "\n"))
        #expect(page.text.split(separator: "\n").count == 3)
    }

    @Test func meaning_withBackslashQuoteAndLineFeed_keepsItsQuotes() {
        var page = MetricPage()
        page.set(Metric("shangji_odd", .gauge, "A \"word\", a \\ and\na line."), 0)
        #expect(page.text.hasPrefix(#"# HELP shangji_odd A "word", a \\ and\na line."# + "\n# TYPE"))
    }

    @Test(arguments: [
        (0.0, "0"), (-1.0, "-1"), (9_007_199_254_740_992, "9007199254740992"), (0.25, "0.25"), (1e300, "1e+300"),
        (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (-0.0, "0"),
    ])
    func number_isWrittenSoThatItReadsBack(_ value: Double, _ text: String) {
        var page = MetricPage()
        page.set(Self.plain, value)
        #expect(page.text.split(separator: "\n").last.map(String.init) == "shangji_test_bytes \(text)")
        let back = Double(text)
        #expect(value.isNaN ? back?.isNaN == true : back == value)
    }

    @Test func value_thatIsSetAgain_replacesTheFirst() {
        var page = MetricPage()
        page.set(Self.labelled, 1, "a", "b")
        page.set(Self.labelled, 7, "a", "b")
        #expect(page.text.split(separator: "\n").count == 3)
        #expect(page.text.contains("} 7\n"))
    }

    @Test func page_thatIsMerged_keepsBothAndItsOwnCommonLabels() {
        var page = MetricPage(common: ["node": "n"])
        page.set(Self.plain, 1)
        var other = MetricPage(common: ["node": "other"])
        other.set(Self.labelled, 3, "a", "b")
        page.merge(other)
        #expect(page.metrics == [Self.plain, Self.labelled])
        #expect(page.text.contains(#"shangji_tests_total{node="n",kind="a",state="b"} 3"#))
        #expect(!page.text.contains("other"))
    }
}
