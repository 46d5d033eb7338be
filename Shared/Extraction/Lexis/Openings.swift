import Quantities

/// What each scalar can begin: the one look-up that the pass over a text makes for every scalar of it.
///
/// Most scalars begin nothing, and of those that begin a word most are followed by a scalar that does not go on with it;
/// the filter of pairs tells so without a walk through the trie.
struct Openings: Sendable {
    /// The root of the trie in the low bits, and what else can begin.
    struct Entry: Sendable {
        fileprivate(set) var bits: UInt32 = 0

        /// The node of the scalar in the trie; 0 when no word begins with it.
        var node: Int { Int(bits & 0x000F_FFFF) }
        /// Whether it is content and begins nothing.
        var isPlain: Bool { bits == 0 }
        func contains(_ sign: UInt32) -> Bool { bits & sign != 0 }
    }

    /// The scalar is a word itself.
    static let word: UInt32 = 1 << 20
    /// A Chinese numeral can begin.
    static let numeral: UInt32 = 1 << 21
    /// 上半年, 第三季度 can begin.
    static let partOfYear: UInt32 = 1 << 22
    /// A half-width or full-width digit.
    static let digit: UInt32 = 1 << 23
    /// A mark that cuts the text.
    static let mark: UInt32 = 1 << 24
    /// A sign that is neither content nor part of a word.
    static let void: UInt32 = 1 << 25
    /// No content, though words may begin with it: blanks and quotes of the Chinese part of the plane.
    static let blank: UInt32 = 1 << 26
    /// What is looked at before words are.
    static let sign = digit | mark | void

    private let entries: FixedTable<Entry>
    /// One bit for the hash of every pair of scalars that a word begins with.
    private let pairs: FixedTable<UInt64>
    private static let pairBits: UInt32 = 17
    /// The pairs themselves in an open hash table.
    private let seconds: FixedTable<Second>

    /// A pair of scalars and where it leads in the trie; a free place holds none.
    private struct Second: Sendable {
        var pair: UInt64 = 0
        var node: Int32 = 0
    }

    /// Takes words and the trie that they stand in.
    init(_ words: [String], _ trie: TermTrie) {
        var entries = [Entry](repeating: Entry(), count: 1 << 16)
        var pairs = [UInt64](repeating: 0, count: 1 << (Int(Self.pairBits) - 6))
        var found: [UInt64: Int] = [:]
        for word in words {
            var scalars = word.unicodeScalars.makeIterator()
            guard let first = scalars.next()?.value, first < 0x10000 else { continue }
            entries[Int(first)].bits |= UInt32(trie.root(first))
            guard let second = scalars.next()?.value else {
                entries[Int(first)].bits |= Self.word
                continue
            }
            let hash = Self.hash(first, second)
            pairs[hash >> 6] |= 1 << UInt64(hash & 63)
            let node = trie.child(of: trie.root(first), second)
            if node != 0 { found[Self.pair(first, second)] = node }
        }
        var size = 16
        while size < found.count * 4 { size *= 2 }
        var seconds = [Second](repeating: Second(), count: size)
        for (pair, node) in found {
            var slot = Self.slot(pair, size)
            while seconds[slot].pair != 0 { slot = (slot + 1) & (size - 1) }
            seconds[slot] = Second(pair: pair, node: Int32(node))
        }
        self.seconds = FixedTable(seconds)
        for scalar in 0..<UInt32(0x10000) { entries[Int(scalar)].bits |= Self.signs(scalar) }
        self.entries = FixedTable(entries)
        self.pairs = FixedTable(pairs)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        entries.deallocate()
        pairs.deallocate()
        seconds.deallocate()
    }

    private static func signs(_ scalar: UInt32) -> UInt32 {
        if (0x4E00...0x9FFF).contains(scalar) {
            var signs: UInt32 = 0
            if NumeralReader.numeralDigit(scalar) != nil || scalar == 0x5341 || scalar == 0x767E { signs |= numeral }
            switch scalar {
            case 0x4E0A, 0x4E0B, 0x7B2C, 0x524D, 0x4E00, 0x4E8C, 0x4E09, 0x56DB: signs |= partOfYear  // 上下第前一二三四
            default: break
            }
            return signs
        }
        if Scalars.digit(scalar) != nil { return digit }
        if Lexer.breakKind(scalar) != nil { return mark }
        let isLetter = (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
        guard scalar > 0x2FFF || isLetter else { return void }
        let isNumeral = NumeralReader.numeralDigit(scalar) != nil
        return (scalar == 0x3000 || Lexer.isQuote(scalar) ? blank : 0) | (isNumeral ? numeral : 0)
    }

    /// What a scalar can begin.
    @inline(__always)
    subscript(scalar: UInt32) -> Entry { scalar < 0x10000 ? entries[proven: Int(scalar)] : Entry() }

    /// The node of two scalars in the trie; 0 when no word begins with them.
    @inline(__always)
    func node(_ first: UInt32, _ second: UInt32) -> Int {
        let hash = Self.hash(first, second)
        guard pairs[proven: hash >> 6] &>> UInt64(hash) & 1 != 0 else { return 0 }
        let pair = Self.pair(first, second)
        var slot = Self.slot(pair, seconds.count)
        // Ends at a free place at the latest: three in four are free.
        while true {
            let found = seconds[proven: slot]
            if found.pair == pair { return Int(found.node) }
            if found.pair == 0 { return 0 }
            slot = (slot &+ 1) & (seconds.count &- 1)
        }
    }

    /// Whether a part of a year may go on with a scalar behind the one that opens it: 上半年, 三季度, 第三季度.
    @inline(__always)
    func mayBePartOfYear(_ second: UInt32) -> Bool {
        second == 0x534A || second == 0x5B63 || self[second].contains(Self.numeral | Self.digit)  // 半 季
    }

    @inline(__always)
    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    @inline(__always)
    private static func slot(_ pair: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size &- 1)
    }

    @inline(__always)
    private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
        Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> (32 - pairBits))
    }
}
