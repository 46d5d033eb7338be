/// All names of the gazetteer by their openings, for looking names up and for finding them in text.
///
/// A text asks some seventy times whether a name begins here, half of the times in vain, and what is looked at each time must
/// come from far memory. So the names that open alike (西安市, 西安区) stand side by side, longest first, behind one slot of an
/// open hash table: one look tells that there is none, and a name costs two or three, however long it is.
struct NameTable: Sendable {
    /// What a name stands for.
    struct Entry: Sendable {
        /// The position of the record in the gazetteer.
        let record: Int
        /// In which form.
        let form: NameForm
    }

    /// A name that stands at a position of a text.
    struct Hit {
        /// Where it ends.
        let end: Int
        /// What it stands for, as positions in ``entries``; never empty.
        let entries: Range<Int>
    }

    /// A name behind its opening.
    struct Name {
        /// Where its bytes stand in ``rests``.
        let rest: Range<Int32>
        /// What it stands for.
        let entries: Range<Int32>
    }

    /// The names with one opening.
    private struct Slot {
        var opening: UInt64 = 0
        var names: Range<Int32> = 0..<0
    }

    /// What the names stand for, name by name.
    let entries: [Entry]
    private let names: [Name]
    /// The three bytes that follow the opening of each name, as one number: of thirty names that begin with 武汉 one look
    /// leaves one. ``anything`` where fewer follow.
    private let nexts: [UInt32]
    private let rests: [UInt8]
    private let slots: [Slot]
    private let mask: Int
    /// The bytes of the shortest opening: six, where no name has but one character.
    private let shortest: Int

    /// The bytes of an opening: two characters of three bytes.
    static let openingLength = 6
    /// More than three bytes can be.
    private static let anything: UInt32 = 1 << 24

    /// Takes the names, those of one opening side by side and longest first, and where those of each opening stand.
    init(entries: [Entry], names: [Name], rests: [UInt8], openings: [(opening: UInt64, names: Range<Int32>)]) {
        self.entries = entries
        self.names = names
        self.rests = rests
        nexts = rests.withUnsafeBufferPointer { rests in
            names.map { Self.next(rests, Int($0.rest.lowerBound), before: Int($0.rest.upperBound)) }
        }
        var capacity = 16
        while capacity < openings.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var slots = [Slot](repeating: Slot(), count: capacity)
        var shortest = Self.openingLength
        for (opening, names) in openings {
            var slot = Self.hash(opening) & mask
            while slots[slot].opening != 0 { slot = (slot + 1) & mask }
            slots[slot] = Slot(opening: opening, names: names)
            shortest = min(shortest, Int(opening >> 48))
        }
        self.slots = slots
        self.shortest = shortest
    }

    /// Hands out every name that starts exactly at `start` and ends at or before `end`, longest first, as long as `body`
    /// wants more.
    @inline(__always)
    func forEachHit(in bytes: [UInt8], at start: Int, before end: Int, _ body: (Hit) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var length = Self.openingLength
            while length >= shortest {
                if start + length <= end {
                    let next = Self.next(bytes, start + length, before: end)
                    for name in names(opening: Self.opening(bytes, start, length)) {
                        guard nexts[name] == next || nexts[name] == Self.anything,
                            let hit = hit(names[name], in: bytes, from: start + length, before: end)
                        else { continue }
                        guard body(hit) else { return }
                    }
                }
                length -= 1
            }
        }
    }

    /// Where the names with an opening stand.
    @inline(__always)
    private func names(opening: UInt64) -> Range<Int> {
        var slot = Self.hash(opening) & mask
        while slots[slot].opening != 0 {
            if slots[slot].opening == opening {
                return Int(slots[slot].names.lowerBound)..<Int(slots[slot].names.upperBound)
            }
            slot = (slot + 1) & mask
        }
        return 0..<0
    }

    /// The name whose opening ends at `start`, when its rest follows.
    private func hit(_ name: Name, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Hit? {
        guard start + name.rest.count <= end else { return nil }
        var position = start
        for rest in name.rest {
            guard rests[Int(rest)] == bytes[position] else { return nil }
            position += 1
        }
        return Hit(end: position, entries: Int(name.entries.lowerBound)..<Int(name.entries.upperBound))
    }

    /// The three bytes at an offset as one number; ``anything`` when there are fewer.
    @inline(__always)
    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, before end: Int) -> UInt32 {
        guard start + 3 <= end else { return anything }
        return UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
    }

    /// The first bytes of a name as one number, with their count above them.
    @inline(__always)
    static func opening(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
        let count = UInt64(length) << 48
        if length == openingLength, let opening = OpeningFilter.opening(bytes, at: start) { return opening | count }
        return (0..<length).reduce(count) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }

    @inline(__always)
    private static func hash(_ opening: UInt64) -> Int {
        Int(truncatingIfNeeded: (opening &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
