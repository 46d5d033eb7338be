/// How many columns of a terminal a text takes: two for Chinese characters and full-width forms, one for others.
///
/// Source: Unicode's EastAsianWidth, classes W and F, by blocks.
public enum TextWidth {
    /// The columns of a text; colours (`ESC [ … m`) take none.
    public static func columns(of text: String) -> Int {
        var columns = 0
        var isColour = false
        for scalar in text.unicodeScalars {
            if scalar == escape { isColour = true }
            if !isColour { columns += self.columns(of: scalar) }
            if isColour && scalar == "m" { isColour = false }
        }
        return columns
    }

    private static let escape: Unicode.Scalar = "\u{1B}"

    /// The columns of a scalar.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// The text with spaces to a width; longer text stays.
    static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - columns(of: text)))
        return right ? space + text : text + space
    }

    /// The text cut to a width, with an ellipsis where something was cut. Coloured text stays whole.
    public static func cut(_ text: String, to width: Int) -> String {
        guard columns(of: text) > width, !text.unicodeScalars.contains(escape) else { return text }
        var kept = ""
        var used = 0
        for scalar in text.unicodeScalars {
            let next = columns(of: scalar)
            if used + next > width - 1 { break }
            kept.unicodeScalars.append(scalar)
            used += next
        }
        return kept + "…"
    }

    /// The text in lines of a width. It may break anywhere between Chinese characters, else at spaces.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words(of: text) {
            let next = columns(of: word)
            if used + next > (closes(word) ? width : width - hanging), used > 0 {
                while line.last == " " { line.removeLast() }
                lines.append(line)
                line = ""
                used = 0
                if word == " " { continue }
            }
            line += word
            used += next
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// Chinese characters one by one, other text by words and spaces.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let isWide = character.unicodeScalars.first.map { columns(of: $0) == 2 } ?? false
            if isWide || character == " " {
                if !word.isEmpty { words.append(word) }
                word = ""
                words.append(String(character))
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Columns kept free at the end of a line for closing punctuation, which must not begin the next: “）。”.
    private static let hanging = 4

    /// Punctuation that must not begin a line.
    private static func closes(_ word: String) -> Bool { ["，", "。", "；", "、", "：", "”", "）", "》"].contains(word) }
}
