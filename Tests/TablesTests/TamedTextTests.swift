import Phrases
import Tables
import Testing

/// What steers a terminal and does not come from the house.
@Suite struct TamedTextTests {
    private static let plain = TerminalStyle(language: .en)
    private static let coloured = TerminalStyle(language: .en, colour: true)

    @Test(arguments: [
        ("甲 a\tb\nc", "甲 a\tb\nc"), ("\u{1B}[2Ja", "\u{FFFD}[2Ja"),
        ("a\rb\u{07}\u{08}\u{7F}", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("\u{9B}31m", "\u{FFFD}31m"), ("\u{1B}", "\u{FFFD}"), ("", ""),
    ])
    func text_thatSteers_isShown(text: String, shown: String) {
        #expect(Self.plain.tamed(text) == shown)
        #expect(Self.coloured.tamed(text) == shown)
    }

    @Test func colours_ofTheStyle_stayWhereItWritesThem() {
        let dressed = Self.coloured.bold("a") + Self.coloured.alarming("b") + Self.coloured.dim("c")
        #expect(Self.coloured.tamed(dressed) == dressed)
        #expect(Self.coloured.tamed(dressed + "\u{07}\u{1B}[8m") == dressed + "\u{FFFD}\u{FFFD}[8m")
        #expect(!Self.plain.tamed(dressed).contains("\u{1B}"))
    }

    @Test func passage_onOneLine_hasNothingThatSteersOrTurnsAround() {
        #expect(TextWidth.oneLine("a\u{1B}[1mb\u{202E}c\u{200B}\u{FEFF}d") == "a\u{FFFD}[1mbcd")
        #expect(
            TextWidth.label("甲\n乙" + String(repeating: "x", count: 99)) == "甲乙" + String(repeating: "x", count: 59)
                + "…")
    }

    @Test func note_underARow_isWrappedToTheTerminal() {
        var grid = TerminalGrid([("A", .left), ("B", .right)], style: TerminalStyle(language: .en, width: 24))
        grid.add(["one", "1"])
        grid.add(note: "what to do about it all")
        grid.add(["two", "2"])
        #expect(grid.lines() == ["A    B", "one  1", "  what to do about", "  it all", "two  2"])
    }
}
