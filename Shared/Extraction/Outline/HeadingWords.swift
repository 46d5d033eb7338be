import Quantities

/// Words that headings are searched for.
struct HeadingWords: Sendable {
    private let words: [StaticString]
    /// The last bytes of their first letters, less 0x80, as bits: rules nearly all letters out.
    private let lastBytes: UInt64

    init(_ words: StaticString...) {
        self.words = words
        lastBytes = words.reduce(0) { $0 | 1 << UInt64($1.utf8Start[2] & 0x3F) }
    }

    /// Where the last one begins that ends within a stretch.
    func last(in bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var found: Int?
        var position = start
        while position &+ 2 < end {
            let lead = bytes[position]
            if lead & 0xF0 == 0xE0, lastBytes &>> UInt64(bytes[position &+ 2] & 0x3F) & 1 != 0 {
                for word in words where position + word.utf8CodeUnitCount <= end {
                    if Scalars.startsWith(bytes, at: position, word) { found = position }
                }
            }
            position &+= Scalars.length(lead)
        }
        return found
    }
}
