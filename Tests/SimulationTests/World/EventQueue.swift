/// What will happen, earliest first; of one moment in the order in which it was planned.
struct EventQueue<Event> {
    struct Entry {
        var time: Moment
        var number: UInt64
        var event: Event

        fileprivate func isBefore(_ other: Entry) -> Bool { (time, number) < (other.time, other.number) }
    }

    private var heap: [Entry] = []
    private var nextNumber: UInt64 = 0

    mutating func add(_ event: Event, at time: Moment) {
        add(Entry(time: time, number: nextNumber, event: event))
        nextNumber += 1
    }

    /// Puts an event off; among what happens then it keeps its place.
    mutating func add(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func next() -> Entry? {
        guard !heap.isEmpty else { return nil }
        heap.swapAt(0, heap.count - 1)
        let first = heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if heap[child].isBefore(heap[least]) { least = child }
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
