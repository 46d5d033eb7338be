import Documents

/// Documents that are ready to be lent: new ones before replays, each in the order of their coming. A replay of a whole
/// journal must not hold up what was handed in today.
struct ReadyQueue: Sendable {
    /// A queue whose first element is taken without moving the others. Complexity: constant a step, over many steps.
    private struct Lane: Sendable {
        private var items: [LeaseDesk.Candidate] = []
        private var head = 0

        var count: Int { items.count - head }
        var first: LeaseDesk.Candidate? { head < items.count ? items[head] : nil }

        mutating func append(_ candidate: LeaseDesk.Candidate) { items.append(candidate) }

        mutating func removeFirst() {
            head += 1
            guard head > 256, head * 2 > items.count else { return }
            items.removeFirst(head)
            head = 0
        }

        mutating func prepend(_ candidate: LeaseDesk.Candidate) {
            if head > 0 {
                head -= 1
                items[head] = candidate
            } else {
                items.insert(candidate, at: 0)
            }
        }

        mutating func remove(_ document: DocumentID) {
            items = items[head...].filter { $0.document != document }
            head = 0
        }
    }

    private var new = Lane()
    private var replays = Lane()

    /// How many new documents there are.
    var newCount: Int { new.count }

    /// What is lent next.
    var first: LeaseDesk.Candidate? { new.first ?? replays.first }

    mutating func append(_ candidate: LeaseDesk.Candidate) {
        if candidate.isReplay { replays.append(candidate) } else { new.append(candidate) }
    }

    /// Takes away what ``first`` said.
    mutating func removeFirst() {
        if new.count > 0 { new.removeFirst() } else { replays.removeFirst() }
    }

    /// Puts a document back that was the first and was not read.
    mutating func putBack(_ candidate: LeaseDesk.Candidate) {
        if candidate.isReplay { replays.prepend(candidate) } else { new.prepend(candidate) }
    }

    mutating func remove(_ document: DocumentID) {
        new.remove(document)
        replays.remove(document)
    }
}
