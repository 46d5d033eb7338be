/// A list that is written once and read for as long as its owner lives: an access costs a comparison and a load, no
/// reference is counted.
///
/// The owner is a final class that frees its tables when it goes; nobody keeps a table longer than its owner.
struct FixedTable<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
    // Sendable: the memory is written in `init` alone, before anybody else can see it, and only read afterwards.
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    fileprivate init(base: UnsafeMutablePointer<Element>, count: Int) {
        self.base = base
        self.count = count
    }

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

    /// An element whose index is an element of a table of the same owner, or bounded by its type: whoever wrote the tables
    /// has seen to it that there is one. Debug builds look nevertheless.
    @inline(__always)
    subscript(proven index: Int) -> Element {
        assert(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
        return base[index]
    }
}

/// Writes a table, element by element.
struct TableBuilder<Element: Sendable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    /// An empty builder with room for so many elements.
    init(capacity: Int) {
        self.capacity = max(16, capacity)
        base = .allocate(capacity: self.capacity)
    }

    /// A builder that holds one element so many times.
    init(repeating element: Element, count: Int) {
        self.init(capacity: count)
        base.initialize(repeating: element, count: count)
        self.count = count
    }

    /// Takes an element in. Complexity: constant, averaged over the table.
    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count &+= 1
    }

    /// Apart, because every place that appends would else hold it.
    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }

    /// An element; an index outside of the table ends the process.
    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
            return base[index]
        }
        set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
            base[index] = newValue
        }
    }

    /// An element whose index is an element of a table of the same owner: whoever wrote the tables has seen to it that there
    /// is one. Debug builds look nevertheless.
    @inline(__always)
    subscript(proven index: Int) -> Element {
        get {
            assert(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
            return base[index]
        }
        set {
            assert(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
            base[index] = newValue
        }
    }

    /// The places of its elements.
    @inline(__always)
    var indices: Range<Int> { 0..<count }

    /// Whether a condition holds for any element.
    @inline(__always)
    func contains(where condition: (Element) -> Bool) -> Bool {
        for index in 0..<count where condition(base[index]) { return true }
        return false
    }

    /// Takes all elements away; the room for them stays.
    @inline(__always)
    mutating func removeAll() {
        base.deinitialize(count: count)
        count = 0
    }

    /// Changes an element; an index outside of the table ends the process.
    @inline(__always)
    mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the table")
        change(&base[index])
    }

    /// Takes the last element away; `nil` when there is none.
    @inline(__always)
    mutating func popLast() -> Element? {
        guard count > 0 else { return nil }
        count &-= 1
        return (base + count).move()
    }

    /// Hands the elements over; nothing is left here.
    mutating func finish() -> FixedTable<Element> {
        let table = FixedTable(base: base, count: count)
        capacity = 16
        count = 0
        base = .allocate(capacity: capacity)
        return table
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }
}
