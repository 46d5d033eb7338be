import Quantities

/// Lines that follow each other and may each be a cell or a row of cells.
///
/// Most lines are sentences. Their length and their blanks tell, so that only what may be a table is read as one.
struct CellLines {
    /// A line, and whether blanks or bars may part it.
    struct Line: Sendable {
        var range: Range<Int>
        var isParted: Bool
    }

    /// The lines since the last one that is a sentence.
    private(set) var lines: [Line] = []
    /// At most so many cells are in them.
    private(set) var most = 0

    /// Longer cells are sentences, in bytes.
    static let longestCell = 90
    /// Longer rows whose cells only blanks part are sentences, in bytes.
    static let longestRow = 160

    /// Takes a line in; `false` when it is a sentence, or empty.
    ///
    /// - Parameter bars: how many tabs and bars part it.
    mutating func add(_ line: Range<Int>, bars: Int, _ bytes: [UInt8]) -> Bool {
        var cells = bars + 1
        if line.count <= Self.longestRow {
            let shape = Self.shape(of: line, bytes)
            if shape.words > 2 {
                cells = max(cells, shape.words)
            } else if bars == 0, shape.words == 0 || shape.length > Self.longestCell {
                return false
            }
        } else if bars == 0, !Self.isPadded(line, bytes) {
            return false
        }
        lines.append(Line(range: line, isParted: cells > 1))
        most += cells
        return true
    }

    /// Begins anew behind a line that is no cell.
    mutating func clear() {
        lines.removeAll(keepingCapacity: true)
        most = 0
    }

    /// How many words blanks part in a line, and its length without those at its ends.
    private static func shape(of line: Range<Int>, _ bytes: [UInt8]) -> (words: Int, length: Int) {
        var words = 0
        var start = line.lowerBound
        var end = start
        var isInside = false
        var position = start
        while position < line.upperBound {
            let (scalar, length) = Scalars.read(bytes, at: position)
            let isBlank = Scalars.isBlank(scalar)
            if !isBlank {
                if !isInside { words += 1 }
                if words == 1, !isInside { start = position }
                end = position + length
            }
            isInside = !isBlank
            position += length
        }
        return (words, end - start)
    }

    /// Whether a line begins or ends with a blank: what is left of it may be short.
    private static func isPadded(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
        if Scalars.isBlank(Scalars.read(bytes, at: line.lowerBound).value) { return true }
        guard let last = Scalars.before(bytes, line.upperBound) else { return false }
        return Scalars.isBlank(Scalars.read(bytes, at: last).value)
    }
}
