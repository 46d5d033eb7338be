import Quantities

/// Look-ups by position; every list is in the order of the text, so each takes logarithmic time and that of what it finds.
extension LexedText {
    /// The dates that lie within a stretch.
    func dates(_ start: Int, _ end: Int) -> Slice<FixedTable<DateExpression>> { dates[dateRange(start, end)] }

    /// The indices of the dates that lie within a stretch.
    func dateRange(_ start: Int, _ end: Int) -> Range<Int> {
        let first = Self.index(in: dates, below: start) { $0.range.lowerBound }
        var last = first
        while last < dates.count, dates[last].range.upperBound <= end { last += 1 }
        return first..<last
    }

    /// The date that begins at an offset.
    func date(startingAt offset: Int) -> DateExpression? {
        let index = Self.index(in: dates, below: offset) { $0.range.lowerBound }
        return index < dates.count && dates[index].range.lowerBound == offset ? dates[index] : nil
    }

    /// The date that ends at an offset, or up to `slack` bytes before it.
    func date(endingAt offset: Int, slack: Int = 0) -> DateExpression? {
        let index = Self.index(in: dates, below: offset + 1) { $0.range.upperBound } - 1
        return index >= 0 && dates[index].range.upperBound + slack >= offset ? dates[index] : nil
    }

    /// The measure labels that lie within a stretch.
    func labels(_ start: Int, _ end: Int) -> Slice<FixedTable<MeasureLabel>> {
        let first = Self.index(in: labels, below: start) { $0.start }
        var last = first
        while last < labels.count, labels[last].end <= end { last += 1 }
        return labels[first..<last]
    }

    /// The breaks that lie within a stretch.
    func breaks(_ start: Int, _ end: Int) -> Slice<FixedTable<Break>> {
        let first = Self.index(in: breaks, below: start) { $0.start }
        var last = first
        while last < breaks.count, breaks[last].end <= end { last += 1 }
        return breaks[first..<last]
    }

    /// The words that start within a stretch.
    func tokens(startingIn start: Int, _ end: Int) -> Slice<FixedTable<Token>> {
        let first = firstToken(from: start)
        return tokens[first..<max(first, firstToken(from: end))]
    }

    /// The indices of the words that start within a stretch.
    func tokenRange(startingIn start: Int, _ end: Int) -> Range<Int> {
        let first = firstToken(from: start)
        return first..<max(first, firstToken(from: end))
    }

    /// How many breaks of a stretch, given as indices, end at or before an offset.
    func breakCount(endingBy offset: Int, in stretch: Range<Int>) -> Int {
        precondition(stretch.upperBound <= breaks.count, "breaks outside of the text")
        return Self.index(count: stretch.count, below: offset + 1) { breaks[proven: stretch.lowerBound &+ $0].end }
    }

    /// The number of leading elements of a sorted list whose keys are less than a limit.
    @inline(__always)
    static func index<List: RandomAccessCollection>(
        in list: List, below limit: Int, _ key: (List.Element) -> Int
    ) -> Int where List.Index == Int {
        let start = list.startIndex
        return index(count: list.count, below: limit) { key(list[start &+ $0]) }
    }

    /// The number of leading places whose keys, which never fall, are less than a limit.
    ///
    /// Where a search goes on cannot be foreseen, so that it goes on without a branch: the sign of a difference chooses.
    @inline(__always)
    private static func index(count: Int, below limit: Int, _ key: (Int) -> Int) -> Int {
        var low = 0
        var count = count
        while count > 0 {
            let half = count &>> 1
            let goesUp = (key(low &+ half) &- limit) &>> (Int.bitWidth - 1)
            low &+= (half &+ 1) & goesUp
            count = half &+ ((count &- half &- half &- 1) & goesUp)
        }
        return low
    }
}
