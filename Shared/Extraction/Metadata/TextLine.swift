/// A line of a document without the blanks and bullets around it.
struct TextLine: Sendable {
    /// Where it stands in the text, in UTF-8 offsets.
    let range: Range<Int>
    /// Its bytes, in simplified characters.
    let bytes: ArraySlice<UInt8>

    /// What may stand before and after a line's words: ideographic and no-break blanks, bullets.
    private static let blanks = PhraseSet(
        "　 \u{A0} \u{2002} \u{2003} \u{2009} \u{200B} \u{200E} \u{FEFF} • · ● ▪ ■ ◆")

    /// Takes a stretch of the text without its ends.
    init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while true {
            if let first = rest.first, first <= 0x20 {
                rest = rest.dropFirst()
            } else if let last = rest.last, last <= 0x20 {
                rest = rest.dropLast()
            } else {
                let before = Self.blanks.prefix(of: rest)
                let after = before == rest.count ? 0 : Self.blanks.suffix(of: rest)
                guard before + after > 0 else { break }
                rest = rest.dropFirst(before).dropLast(after)
            }
        }
        self.bytes = rest
        range = rest.startIndex..<rest.endIndex
    }

    /// The lines of a text that hold anything.
    static func lines(of text: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        var start = 0
        while start <= text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let line = TextLine(text[start..<end])
            if !line.bytes.isEmpty { lines.append(line) }
            start = end + 1
        }
        return lines
    }
}
