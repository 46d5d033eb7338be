/// All names of the gazetteer in one tree of characters, for looking names up and for finding them in text.
///
/// Transitions live in one open hash table, keyed by node and the (at most three) bytes of a character, so that text is
/// followed without decoding.
struct NameTrie: Sendable {
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
        /// What it stands for; never empty.
        let entries: [Entry]
    }

    private var keys: [UInt64]
    private var targets: [UInt32]
    private var entries: [[Entry]] = [[]]
    private let mask: Int

    /// Makes an empty tree for names of together at most `characters` characters.
    init(characters: Int) {
        var capacity = 64
        while capacity < characters * 2 { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        targets = [UInt32](repeating: 0, count: capacity)
        mask = capacity - 1
    }

    /// Adds a name. Names with a character outside the basic plane are left out (the tables have none).
    mutating func insert(_ name: String, record: Int, form: NameForm) {
        insert(Array(name.utf8), record: record, form: form)
    }

    /// Adds a name in UTF-8.
    mutating func insert(_ bytes: [UInt8], record: Int, form: NameForm) {
        guard !bytes.isEmpty else { return }
        var node: UInt32 = 0
        var index = 0
        while index < bytes.count {
            guard let (packed, length) = Self.character(bytes, index, bytes.count) else { return }
            let slot = slot(node, packed)
            if keys[slot] == 0 {
                keys[slot] = Self.key(node, packed)
                targets[slot] = UInt32(entries.count)
                entries.append([])
            }
            node = targets[slot]
            index += length
        }
        if !entries[Int(node)].contains(where: { $0.record == record }) {
            entries[Int(node)].append(Entry(record: record, form: form))
        }
    }

    /// Every name that starts exactly at `start` and ends at or before `end`, shortest first.
    func hits(in bytes: [UInt8], at start: Int, before end: Int) -> [Hit] {
        var hits: [Hit] = []
        var node: UInt32 = 0
        var index = start
        while let (packed, length) = Self.character(bytes, index, end) {
            let slot = slot(node, packed)
            guard keys[slot] != 0 else { break }
            node = targets[slot]
            index += length
            if !entries[Int(node)].isEmpty { hits.append(Hit(end: index, entries: entries[Int(node)])) }
        }
        return hits
    }

    /// The bytes of the character at an offset as one number, and how many they are; `nil` at the end of the text and
    /// for characters of two or four bytes, which no Chinese name has.
    @inline(__always)
    private static func character(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (packed: UInt32, length: Int)? {
        guard index < end else { return nil }
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        guard lead & 0xF0 == 0xE0, index + 2 < end else { return nil }
        return (UInt32(lead) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]), 3)
    }

    private static func key(_ node: UInt32, _ packed: UInt32) -> UInt64 { UInt64(node) << 24 | UInt64(packed) }

    /// The slot that holds the transition, or the free one where it belongs.
    @inline(__always)
    private func slot(_ node: UInt32, _ packed: UInt32) -> Int {
        let key = Self.key(node, packed)
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
