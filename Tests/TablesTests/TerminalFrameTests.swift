import Testing

@testable import Tables

/// A drawing that replaces the one before it.
@Suite struct TerminalFrameTests {
    private static func rows(_ text: String) -> [String] {
        text.replacing("\u{1B}[H", with: "").replacing("\u{1B}[J", with: "").replacing("\u{1B}[K", with: "")
            .split(separator: "\n").map(String.init)
    }

    @Test func lines_thatFit_areAllDrawnFromTheTop_andClearWhatWasThere() {
        let text = TerminalFrame(columns: 20, rows: 5).text(["a", "b"]) { "more \($0)" }
        #expect(text == "\u{1B}[Ha\u{1B}[K\nb\u{1B}[K\n\u{1B}[J")
    }

    @Test func lines_thatDoNotFit_endWithHowManyAreLeft() {
        let lines = (1...9).map { "line \($0)" }
        let text = TerminalFrame(columns: 20, rows: 5).text(lines) { "more \($0)" }
        #expect(Self.rows(text) == ["line 1", "line 2", "line 3", "more 6"])
    }

    @Test func line_thatIsWiderThanTheTerminal_takesTheRowsThatItNeeds() {
        // Each Chinese character takes two columns; colours take none.
        let wide = "\u{1B}[31m" + String(repeating: "县", count: 25) + "\u{1B}[0m"
        #expect(Self.rows(TerminalFrame(columns: 20, rows: 5).text([wide, "b"]) { "more \($0)" }).count == 2)
        #expect(Self.rows(TerminalFrame(columns: 20, rows: 4).text([wide, "b"]) { "more \($0)" }) == ["more 2"])
    }

    /// Whatever is drawn, it never scrolls.
    @Test(arguments: 1...200) func drawing_ofAnyLines_isLowerThanTheTerminal(_ seed: Int) {
        var state = UInt64(seed)
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let columns = 1 + next(40)
        let rows = 2 + next(20)
        let lines = (0..<next(30)).map { _ in String(repeating: next(2) == 0 ? "x" : "县", count: next(60)) }
        let text = TerminalFrame(columns: columns, rows: rows).text(lines) { _ in "…" }
        let used = Self.used(text, columns)
        #expect(used < rows, "\(used) rows of \(rows)")
    }

    private static func used(_ text: String, _ columns: Int) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) { sum, line in
            let bare = line.replacing("\u{1B}[H", with: "").replacing("\u{1B}[K", with: "")
            return sum + max(1, (TextWidth.columns(of: String(bare)) + columns - 1) / columns)
        }
    }
}
