/// The stretch of text in which the label of a number is looked for first, on both sides of it.
struct Region: Sendable {
    /// Where the clause of the number begins (UTF-8).
    var left: Int
    /// The same before anything was drawn out or taken from a table.
    var clause: Int
    /// Where the number begins, its qualifier included.
    var figureStart: Int
    /// Past the number and its measure word.
    var figureEnd: Int
    /// Where the clause ends; equal to ``figureEnd`` when a mark follows the number at once.
    var right: Int
    /// Whether another number, not a mark, ends the right side.
    var rightEndsAtFigure = false
    /// How many marks the left side was drawn out across, because nothing stood before the number.
    var crossed = 0
    /// The number of a row that it is the region of: what belongs to the others is no part of it; -1 for none.
    var rowFigure = -1
    /// Where the left side ends when it is not at the number: before 分别为.
    var leftEnd: Int

    init(left: Int, figureStart: Int, figureEnd: Int, right: Int) {
        self.left = left
        clause = left
        self.figureStart = figureStart
        self.figureEnd = figureEnd
        self.right = right
        leftEnd = figureStart
    }
}
