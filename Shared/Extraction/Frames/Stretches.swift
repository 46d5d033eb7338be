/// Up to eight stretches of a text in a row, without memory of their own: what matched near a number is handed on from step
/// to step, and a list on the heap would be counted at each.
struct Stretches: RandomAccessCollection, Sendable {
    private var starts = SIMD8<Int32>()
    private var ends = SIMD8<Int32>()
    private(set) var count = 0

    /// None.
    init() {}

    /// One.
    init(_ stretch: Range<Int>) { append(stretch) }

    /// Takes one more in; a ninth is left out. No pattern of a catalogue that anybody would write says so much.
    mutating func append(_ stretch: Range<Int>) {
        guard count < starts.scalarCount else { return }
        starts[count] = Int32(stretch.lowerBound)
        ends[count] = Int32(stretch.upperBound)
        count += 1
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    /// A stretch; an index outside of the list ends the process.
    subscript(index: Int) -> Range<Int> {
        precondition(index >= 0 && index < count, "index outside of the stretches")
        return Int(starts[index])..<Int(ends[index])
    }
}
