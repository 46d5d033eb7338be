/// Texts that others wrote, in documents or at other nodes, as a terminal may get them.
extension TextWidth {
    /// Whether a scalar moves the cursor, clears, colours or rings instead of being shown. Tabs and line feeds do no harm.
    static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    /// What stands where such a scalar stood.
    static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// A name or a code that another node told, short enough for a column, on one line.
    public static func label(_ text: String) -> String { cut(oneLine(text), to: 64) }
}

extension TerminalStyle {
    /// The sequences that a style writes itself.
    private static let dress = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[31m"].map { Array($0.unicodeScalars) }

    /// A text without anything that steers a terminal but the colours of the style: all that commands print goes through here, since
    /// names, reasons and sentences in it may come from anywhere.
    public func tamed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: TextWidth.steers) else { return text }
        var rest = text.unicodeScalars[...]
        var tame = String.UnicodeScalarView()
        while let scalar = rest.first {
            if colour, let dress = Self.dress.first(where: { rest.starts(with: $0) }) {
                tame.append(contentsOf: dress)
                rest.removeFirst(dress.count)
            } else {
                tame.append(TextWidth.steers(scalar) ? TextWidth.replacement : scalar)
                rest.removeFirst()
            }
        }
        return String(tame)
    }
}
