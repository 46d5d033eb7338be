/// A list that is written once and read for as long as its owner lives: an access costs a comparison and a load, no
/// reference is counted.
///
/// The owner is a final class that frees its tables when it goes; nobody keeps a table longer than its owner.
struct FixedTable<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
    // Sendable: the memory is written in `init` alone, before anybody else can see it, and only read afterwards.
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    /// Copies the elements. Complexity: linear.
    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: Swift.max(1, elements.count))
        elements.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { base.initialize(from: first, count: source.count) }
        }
    }

    /// Frees the memory: the owner's last act.
    func deallocate() {
        base.deinitialize(count: count)
        base.deallocate()
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    /// An element; an index outside of the list ends the process, as that of an array does.
    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
        return base[index]
    }
}
