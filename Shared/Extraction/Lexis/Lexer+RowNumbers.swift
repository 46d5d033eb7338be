import Quantities

/// The numbers of the rows of a table that came out one cell a line: 1 / 行政复议申请 / 284 / 件 / 2 / ….
extension Lexer {
    /// Fewer rows prove nothing, unless a heading 序号 stands over them.
    private static let fewestRows = 4
    /// So far before the first row its heading may stand, in bytes.
    private static let headingReach = 90

    /// Takes runs of 1, 2, 3, … for names of rows: each fills its line, a line of words follows, and all rows have as many
    /// lines. Complexity: linear in the lines.
    mutating func markRowNumbers() {
        var run: [(figure: Int, line: Int)] = []
        var line = 0
        var mark = 0
        for figure in 0..<figures.count {
            let number = figures[figure]
            guard number.kind == .quantity, number.measure < 0, !number.numeral.isShare,
                let value = number.numeral.plainInteger, value > 0, value < 1000, fillsLine(number),
                isFollowedByWords(number.end)
            else { continue }
            while mark < breaks.count, breaks[mark].start < number.start {
                if breaks[mark].kind == .line || breaks[mark].kind == .paragraph { line += 1 }
                mark += 1
            }
            if value == run.count + 1, isEven(run, line) {
                run.append((figure, line))
            } else if value == 1 {
                close(run)
                run = [(figure, line)]
            }
        }
        close(run)
    }

    /// Whether another row as long as those before ends at a line.
    private func isEven(_ run: [(figure: Int, line: Int)], _ line: Int) -> Bool {
        guard run.count > 1, let last = run.last else { return true }
        return line - last.line == run[1].line - run[0].line
    }

    private mutating func close(_ run: [(figure: Int, line: Int)]) {
        guard run.count > 1, run[1].line - run[0].line > 1,
            run.count >= Self.fewestRows || isUnderHeading(figures[run[0].figure].start)
        else { return }
        for (figure, _) in run { figures.update(figure) { $0.kind = .identifier } }
    }

    private func isUnderHeading(_ offset: Int) -> Bool {
        (max(0, offset - Self.headingReach)..<offset).contains { Scalars.startsWith(bytes, at: $0, "序号\n") }
    }

    private func fillsLine(_ number: Figure) -> Bool {
        let after = Scalars.skipBlanks(bytes, from: number.end)
        guard after < bytes.count, bytes[after] == 0x0A || bytes[after] == 0x0D else { return false }
        var start = number.start
        while let before = Scalars.before(bytes, start), Scalars.isBlank(Scalars.read(bytes, at: before).value) {
            start = before
        }
        return start == 0 || bytes[start - 1] == 0x0A
    }

    private func isFollowedByWords(_ offset: Int) -> Bool {
        var position = offset
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            guard scalar == 0x0A || scalar == 0x0D || Scalars.isBlank(scalar) else {
                return scalar >= 0x4E00 && scalar < 0xA000
            }
            position += length
        }
        return false
    }
}
