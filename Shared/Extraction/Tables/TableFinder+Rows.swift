import Quantities

/// Rows that stand in one line.
extension TableFinder {
    /// Takes a line in: as a cell, or as a row of three cells and more that tabs or bars part; `false` when it is neither.
    mutating func addRow(_ line: Range<Int>) -> Bool {
        var pieces: [Range<Int>] = []
        var start = line.lowerBound
        for mark in text.breaks(line.lowerBound, line.upperBound) where mark.kind == .bar {
            guard Self.partsCells(text.bytes[mark.start]) else { continue }
            if mark.start > start { pieces.append(start..<mark.start) }
            start = mark.end
        }
        if start < line.upperBound { pieces.append(start..<line.upperBound) }
        if pieces.count < 3 { pieces = blankParted(line) }
        guard pieces.count >= 3 else { return add(line) }
        for piece in pieces where !isRule(piece) && !add(piece) { return false }
        return true
    }

    /// 受理（件） 33 41, 项目 2022年 2023年: a label and the values or periods that blanks part behind it; nothing for any other
    /// line.
    private func blankParted(_ line: Range<Int>) -> [Range<Int>] {
        guard line.count <= CellLines.longestRow else { return [] }
        var words: [Range<Int>] = []
        var start = line.lowerBound
        var position = start
        while position < line.upperBound {
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            if Scalars.isBlank(scalar) {
                if position > start { words.append(start..<position) }
                start = position + length
            }
            position += length
        }
        if start < line.upperBound { words.append(start..<line.upperBound) }
        let isDated = words.contains { headerDate($0) != nil }
        let label =
            (words.lastIndex {
                figure(filling: $0) == nil && headerDate($0) == nil && change(filling: $0) == nil
                    && !(isDated && isGrowthHead($0))
            } ?? -1) + 1
        guard label > 0, words.count - label >= 2 else { return [] }
        return [words[0].lowerBound..<words[label - 1].upperBound] + words[label...]
    }

    /// --- under the head of a table.
    private func isRule(_ piece: Range<Int>) -> Bool {
        piece.count >= 3 && text.bytes[piece].allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
    }

    /// A tab, | or ｜ by its first byte; title marks part no cells.
    static func partsCells(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x7C || byte == 0xEF }
}
