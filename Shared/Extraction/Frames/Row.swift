/// Labels and values in the same order: 制定、修改、废止分别为2件、3件、4件.
struct Row: Sendable {
    /// Where the labels begin.
    var left: Int
    /// Where they end: before 分别为.
    var end: Int
    /// The stretch of each label that it does not share with the others.
    var members: [Range<Int>]
    /// The figures, in order.
    var figures: [Int]

    /// Where the same labels' earlier values stand between the labels and the figures, with the time they are of.
    var passed: Range<Int>?

    /// The label of a number that it does not share with the others.
    func member(of figure: Int) -> Range<Int>? { figures.firstIndex(of: figure).map { members[$0] } }

    /// The labels of the other numbers, and what is said of their earlier values.
    func others(than figure: Int) -> [Range<Int>] {
        let place = figures.firstIndex(of: figure)
        let others = members.enumerated().filter { $0.offset != place }.map(\.element)
        return passed.map { others + [$0] } ?? others
    }

    /// Gives a number of the row its own label and what all labels share.
    func apply(to region: inout Region, figure: Int) {
        guard figures.contains(figure) else { return }
        region.left = left
        region.leftEnd = end
        region.right = region.figureEnd
        region.rightEndsAtFigure = false
        region.rowFigure = figure
    }
}
