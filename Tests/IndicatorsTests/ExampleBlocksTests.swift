import Testing

@testable import Indicators

/// A catalogue's file without its examples.
struct ExampleBlocksTests {
    @Test func removed_whenExamplesAreAList_keepsAllElseAndTheLineNumbers() {
        let text = """
            indicators:
              - code: lamps.repaired
                positive:
                  - { text: "invented: 3盏",

                      figures: { lamps.repaired: 3 } }
                # a remark
                - "one more"
                negative:
                - "at the same depth"
                zh: "修复路灯数"
              - code: positive
                say: "positive: no key"
                positive: []
            """
        let kept = """
            indicators:
              - code: lamps.repaired








                zh: "修复路灯数"
              - code: positive
                say: "positive: no key"
                positive: []
            """
        #expect(ExampleBlocks.removed(from: text) == kept)
    }

    @Test(arguments: ["", "\n", "positive:", "  negative:  \r\n  - a\n", "positive:\n\n\n"])
    func removed_whenNothingElseIsThere_leavesLineEndsAlone(text: String) {
        let ends = text.utf8.count { $0 == 0x0A }
        #expect(ExampleBlocks.removed(from: text) == String(repeating: "\n", count: ends))
    }

    @Test func bundled_whenExamplesAreLeftOut_isOtherwiseTheSame() throws {
        let catalogue = try Catalogue.bundled()
        let whole = try Catalogue.bundledWithExamples()
        #expect(catalogue.examples.isEmpty && whole.examples.count > 1000)
        #expect(catalogue.indicators == whole.indicators)
        #expect(catalogue.patterns == whole.patterns)
        #expect(catalogue.language == whole.language)
        #expect(catalogue.measures == whole.measures)
        #expect(catalogue.edition == whole.edition)
    }
}
