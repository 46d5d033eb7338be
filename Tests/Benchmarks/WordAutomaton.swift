/// An Aho–Corasick automaton of words over bytes, the yardstick for the speed of a machine: it does nothing but step from state
/// to state and count what ends there. Bytes that no word has share one column, so the table fits a cache of a few megabytes.
struct WordAutomaton {
    /// The column of each byte.
    private var columns: [Int] = Array(repeating: 0, count: 256)
    /// Where each state goes with each column, as the beginning of a row; its complement where a word ends there.
    private var table: [Int32]
    /// How many words end in each state.
    private var ends: [UInt8]
    private let width: Int

    /// How many states there are, the beginning among them.
    let stateCount: Int

    /// Builds the automaton of words without repetition. Complexity: their bytes times the different bytes among them.
    init(_ words: [[UInt8]]) {
        var width = 1
        for word in words {
            for byte in word where columns[Int(byte)] == 0 {
                columns[Int(byte)] = width
                width += 1
            }
        }
        var next = [Int32](repeating: -1, count: width)
        var counts: [UInt8] = [0]
        for word in words {
            var state = 0
            for byte in word {
                let place = state * width + columns[Int(byte)]
                if next[place] < 0 {
                    next[place] = Int32(counts.count)
                    counts.append(0)
                    next.append(contentsOf: repeatElement(-1, count: width))
                }
                state = Int(next[place])
            }
            counts[state] += 1
        }
        Self.link(&next, &counts, width)
        stateCount = counts.count
        table = next.map { counts[Int($0)] > 0 ? ~($0 * Int32(width)) : $0 * Int32(width) }
        ends = counts
        self.width = width
    }

    /// Fills in where a state goes with what none of its words goes on with, the shallower states first.
    private static func link(_ next: inout [Int32], _ counts: inout [UInt8], _ width: Int) {
        var fallback = [Int](repeating: 0, count: counts.count)
        var queue: [Int] = []
        for column in 0..<width {
            if next[column] < 0 { next[column] = 0 } else { queue.append(Int(next[column])) }
        }
        var done = 0
        while done < queue.count {
            let state = queue[done]
            done += 1
            counts[state] += counts[fallback[state]]
            for column in 0..<width {
                let place = state * width + column
                let other = next[fallback[state] * width + column]
                if next[place] < 0 {
                    next[place] = other
                } else {
                    fallback[Int(next[place])] = Int(other)
                    queue.append(Int(next[place]))
                }
            }
        }
    }

    /// How many words a text holds, overlapping ones each. Complexity: linear in its bytes.
    func count(in text: some Sequence<UInt8>) -> Int {
        table.withUnsafeBufferPointer { table in
            ends.withUnsafeBufferPointer { ends in
                columns.withUnsafeBufferPointer { columns in
                    var found = 0
                    var state = 0
                    for byte in text {
                        state = Int(table[state &+ columns[Int(byte)]])
                        guard state < 0 else { continue }
                        state = ~state
                        found &+= Int(ends[state / width])
                    }
                    return found
                }
            }
        }
    }
}

extension WordAutomaton {
    /// The automaton of so many words that the texts hold, of two to six Chinese characters, every eleventh one that may be.
    init(_ count: Int, from texts: [String]) {
        var words: [[UInt8]] = []
        var seen: Set<[UInt8]> = []
        for text in texts where words.count < count {
            var scalars = Substring(text).unicodeScalars
            while words.count < count, !scalars.isEmpty {
                let word = scalars.prefix(2 + words.count % 5)
                if word.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }),
                    seen.insert(Array(String(word).utf8)).inserted
                {
                    words.append(Array(String(word).utf8))
                }
                scalars = scalars.dropFirst(11)
            }
        }
        self.init(words)
    }
}
