/// The value after a label in the furniture of a page: 发布日期：2022-03-18, [发文机构] 北京市海淀区人民政府.
struct LabelledField {
    private static let closers = PhraseSet("： : ] 】 〕 ］")
    private static let gaps = PhraseSet("　 | ｜ 【 [ \u{9}")

    private static let signs = PhraseSet("： : ] 】 〕 ］ \u{9}")

    /// Whether a line holds what must stand behind a label: most lines do not.
    static func mayStand(in line: ArraySlice<UInt8>) -> Bool { signs.occurs(in: line) }

    /// The value of the first of these labels in a line, to the next gap; `nil` when the line has none.
    ///
    /// A label counts only before a colon or inside brackets, and with no Chinese character before it: 成文日期 is no 日期.
    static func value(of labels: PhraseSet, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = line
        while let label = labels.first(in: rest) {
            rest = line[label.upperBound...]
            guard !isChinese(line, before: label.lowerBound) else { continue }
            var value = rest.drop { $0 == 0x20 || $0 == 0x09 }
            // In a row of cells a tab does what a colon does elsewhere.
            let closer = rest.first == 0x09 ? 0 : closers.prefix(of: value)
            guard closer > 0 || rest.first == 0x09 else { continue }
            value = TextLine(value.dropFirst(closer)).bytes
            return TextLine(value[..<end(of: value)]).bytes
        }
        return nil
    }

    private static func isChinese(_ line: ArraySlice<UInt8>, before index: Int) -> Bool {
        index - 3 >= line.startIndex && (0xE4...0xE9).contains(line[index - 3])
    }

    /// A value ends at an ideographic blank, a bar, a bracket or two blanks.
    private static func end(of value: ArraySlice<UInt8>) -> Int {
        var end = gaps.first(in: value)?.lowerBound ?? value.endIndex
        var index = value.startIndex
        while index + 1 < end {
            if value[index] <= 0x20, value[index + 1] <= 0x20 { end = index }
            index += 1
        }
        return end
    }
}
