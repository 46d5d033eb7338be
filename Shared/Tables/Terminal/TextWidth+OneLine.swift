extension TextWidth {
    /// A passage of a document on one line, as terminals and letters show it; programs get it as it stands.
    ///
    /// A line break between Chinese characters was made by whoever set the page and vanishes, with the indent behind it;
    /// any other white space becomes one blank, and none is left at the ends. Signs that show nothing and turn around what follows
    /// are left out; what would steer a terminal becomes �.
    ///
    /// ```
    /// 全年共办理行政复↵　　议案件 12↵件   →   全年共办理行政复议案件 12 件
    /// ```
    public static func oneLine(_ passage: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        var isSpace = false
        var isBreak = false
        for scalar in passage.unicodeScalars {
            guard !scalar.properties.isWhitespace else {
                isSpace = true
                isBreak = isBreak || breaks(scalar)
                continue
            }
            guard scalar.properties.generalCategory != .format else { continue }
            if isSpace, let last = line.last, !(isBreak && isChinese(last, scalar)) { line.append(" ") }
            line.append(steers(scalar) ? replacement : scalar)
            isSpace = false
            isBreak = false
        }
        return String(line)
    }

    private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Whether two neighbours stand in Chinese text: both are of it, and not punctuation alone that other texts have too.
    private static func isChinese(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        let (isLeftWide, isRightWide) = (columns(of: left) == 2, columns(of: right) == 2)
        return (isLeftWide || isRightWide) && (isLeftWide || isShared(left)) && (isRightWide || isShared(right))
    }

    /// Punctuation of Chinese texts that takes one column: quotation marks, dash, ellipsis, middle dot.
    private static func isShared(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "“", "”", "‘", "’", "—", "…", "·": true
        default: false
        }
    }
}
