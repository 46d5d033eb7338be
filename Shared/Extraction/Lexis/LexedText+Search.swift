import Quantities

/// Look-ups by position; every list is in the order of the text, so each takes logarithmic time.
extension LexedText {
    /// The dates that lie within a stretch.
    func dates(_ start: Int, _ end: Int) -> Slice<FixedTable<DateExpression>> { dates[dateRange(start, end)] }

    /// The indices of the dates that lie within a stretch.
    func dateRange(_ start: Int, _ end: Int) -> Range<Int> {
        let first = Self.index(in: dates) { $0.range.lowerBound < start }
        let last = Self.index(in: dates) { $0.range.upperBound <= end }
        return first..<max(first, last)
    }

    /// The date that begins at an offset.
    func date(startingAt offset: Int) -> DateExpression? {
        let index = Self.index(in: dates) { $0.range.lowerBound < offset }
        return index < dates.count && dates[index].range.lowerBound == offset ? dates[index] : nil
    }

    /// The date that ends at an offset, or up to `slack` bytes before it.
    func date(endingAt offset: Int, slack: Int = 0) -> DateExpression? {
        let index = Self.index(in: dates) { $0.range.upperBound <= offset } - 1
        return index >= 0 && dates[index].range.upperBound + slack >= offset ? dates[index] : nil
    }

    /// The measure labels that lie within a stretch.
    func labels(_ start: Int, _ end: Int) -> Slice<FixedTable<MeasureLabel>> {
        let first = Self.index(in: labels) { $0.start < start }
        let last = Self.index(in: labels) { $0.end <= end }
        return labels[first..<max(first, last)]
    }

    /// The breaks that lie within a stretch.
    func breaks(_ start: Int, _ end: Int) -> Slice<FixedTable<Break>> {
        let first = Self.index(in: breaks) { $0.start < start }
        let last = Self.index(in: breaks) { $0.end <= end }
        return breaks[first..<max(first, last)]
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

    /// The number of leading elements for which a condition holds that only leading elements meet.
    @inline(__always)
    static func index<List: RandomAccessCollection>(in list: List, where isBefore: (List.Element) -> Bool) -> Int
    where List.Index == Int {
        let start = list.startIndex
        var low = 0
        var count = list.count
        // Where the search goes on cannot be foreseen, so that it goes on without a branch.
        while count > 0 {
            let half = count &>> 1
            let goesUp = isBefore(list[start &+ low &+ half]) ? -1 : 0
            low &+= (half &+ 1) & goesUp
            count = (half & ~goesUp) | ((count &- half &- 1) & goesUp)
        }
        return low
    }
}
