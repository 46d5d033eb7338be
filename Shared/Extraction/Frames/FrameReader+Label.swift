import Quantities

/// What a number is said to count, whether the catalogue knows it or not.
extension FrameReader {
    /// The longest label, in bytes: what is longer is a sentence.
    private static let longestLabel = 54

    /// The words of its clause that say what a number counts: those before it, or when none stand there those behind it;
    /// in a table the words of its row. `nil` when there are none.
    func label(of figure: Int, in sentence: Int) -> Range<Int>? {
        if let cell = cells[figure] { return text.trimmed(cell.label.lowerBound, cell.label.upperBound) }
        let region = region(of: figure, in: sentence)
        if let before = text.trimmed(region.left, region.figureStart), before.count > 3 {
            return completed(shortened(before), before: region.figureStart)
        }
        // 3件提案: only up to the next mark, which the region ends at.
        if let behind = text.trimmed(region.figureEnd, region.right), behind.count > 3 {
            return behind.count > Self.longestLabel ? cut(behind, at: behind.lowerBound + Self.longestLabel) : behind
        }
        return nil
    }

    /// The end of a label that is too long: what stands next to the number.
    private func shortened(_ range: Range<Int>) -> Range<Int> {
        guard range.count > Self.longestLabel else { return range }
        var start = range.upperBound - Self.longestLabel
        while text.bytes[start] & 0xC0 == 0x80 { start += 1 }
        return text.trimmed(start, range.upperBound) ?? range
    }

    /// “法律明白人”, 完好率: with the mark that closes what is opened, and the word that makes a measure of a thing.
    private func completed(_ range: Range<Int>, before end: Int) -> Range<Int> {
        let closing: [StaticString] = ["”", "率", "数", "量", "额"]
        guard range.upperBound + 3 <= end,
            closing.contains(where: { Scalars.startsWith(text.bytes, at: range.upperBound, $0) })
        else { return range }
        return range.lowerBound..<range.upperBound + 3
    }

    private func cut(_ range: Range<Int>, at end: Int) -> Range<Int> {
        var end = end
        while text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return text.trimmed(range.lowerBound, end) ?? range
    }

    /// What a number is measured in: its measure word, that of its label, or per cent.
    func unit(of figure: Int, in sentence: Int) -> String? {
        let number = text.figures[figure]
        if number.numeral.isShare { return "%" }
        if number.measure >= 0 { return vocabulary.measures[Int(number.measure)] }
        if let word = unknownMeasure(behind: number.end) { return word }
        let label = cells[figure]?.measure ?? text.labels(outline.sentences[sentence].start, number.start).last
        guard let label else { return nil }
        if label.isShare { return "%" }
        return label.measure >= 0 ? vocabulary.measures[Int(label.measure)] : nil
    }

    /// 318盏。: a measure word that the catalogue does not know, alone between the number and a mark.
    private func unknownMeasure(behind end: Int) -> String? {
        guard end < text.bytes.count else { return nil }
        let (scalar, length) = Scalars.read(text.bytes, at: end)
        guard (0x4E00...0x9FFF).contains(scalar) else { return nil }
        let next = end + length
        guard next >= text.bytes.count || isMark(Scalars.read(text.bytes, at: next).value) else { return nil }
        return Unicode.Scalar(scalar).map { String(Character($0)) }
    }
}
