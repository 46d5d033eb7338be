/// A few fixed phrases, looked for in UTF-8 bytes.
struct PhraseSet: Sendable {
    /// The phrases one after the other, longest first.
    private let bytes: [UInt8]
    /// Where each of them ends in ``bytes``.
    private let ends: [Int]
    /// The first characters of all phrases, by twelve of their bits: what is not in here begins none of them.
    private let firsts: [UInt64]
    /// The last characters of all phrases, by twelve of their bits as well.
    private let lasts: [UInt64]

    /// Takes phrases with blanks between them. Longer ones win over shorter ones that they begin or end with.
    init(_ text: String) {
        let phrases = Array(text.utf8).split(separator: 0x20).sorted { $0.count > $1.count }
        var bytes: [UInt8] = []
        var ends: [Int] = []
        var firsts = [UInt64](repeating: 0, count: 64)
        var lasts = [UInt64](repeating: 0, count: 64)
        for phrase in phrases {
            phrase.withUnsafeBufferPointer { phrase in
                Self.insert(Self.first(phrase, at: 0), into: &firsts)
                Self.insert(Self.last(phrase), into: &lasts)
                bytes.append(contentsOf: phrase)
            }
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
        self.firsts = firsts
        self.lasts = lasts
    }

    /// The length of the longest phrase at the start; 0 for none.
    func prefix(of text: ArraySlice<UInt8>) -> Int { text.withUnsafeBufferPointer { prefix(of: $0, at: 0) } }

    /// The length of the longest phrase at the end; 0 for none.
    func suffix(of text: ArraySlice<UInt8>) -> Int {
        text.withUnsafeBufferPointer { text in
            guard !text.isEmpty, Self.holds(lasts, Self.last(text)) else { return 0 }
            return longest(in: text) { text.count - $0 }
        }
    }

    /// Where the first phrase stands. Complexity: one pass over the text, two characters at a time.
    func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        text.withUnsafeBufferPointer { bytes in
            firsts.withUnsafeBufferPointer { firsts in
                let raw = UnsafeRawBufferPointer(bytes)
                var index = 0
                while index < bytes.count {
                    if index &+ 8 <= bytes.count {
                        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                        if word & 0xF000_00F0 == 0xE000_00E0,
                            !Self.holds(firsts, word), !Self.holds(firsts, word &>> 24)
                        {
                            index &+= 6
                            continue
                        }
                    }
                    let lead = bytes[index]
                    // The bits of what goes on within a character are no phrase's first ones.
                    let bit = Self.first(bytes, at: index)
                    if firsts[bit >> 6] &>> UInt64(bit) & 1 != 0, lead & 0xC0 != 0x80,
                        case let length = longest(in: bytes, from: { _ in index }), length > 0
                    {
                        let start = index + text.startIndex
                        return start..<start + length
                    }
                    index &+= lead < 0xE0 ? 1 : 3
                }
                return nil
            }
        }
    }

    /// Whether any phrase stands anywhere.
    func occurs(in text: ArraySlice<UInt8>) -> Bool { first(in: text) != nil }

    @inline(__always)
    private func prefix(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index < text.count, Self.holds(firsts, Self.first(text, at: index)) else { return 0 }
        return longest(in: text) { _ in index }
    }

    /// The length of the longest phrase that stands where `start` says for its length; 0 for none.
    @inline(__always)
    private func longest(in text: UnsafeBufferPointer<UInt8>, from start: (Int) -> Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var first = 0
            for end in ends {
                let count = end - first
                let place = start(count)
                if place >= 0, place + count <= text.count {
                    var same = 0
                    while same < count, bytes[first + same] == text[place + same] { same += 1 }
                    if same == count { return count }
                }
                first = end
            }
            return 0
        }
    }

    /// Twelve bits of the character at an offset: the low ones of its last two bytes, or all of a single byte.
    @inline(__always)
    private static func first(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        guard lead >= 0xE0, index + 2 < bytes.count else { return Int(lead) }
        return Int(bytes[index + 1] & 63) << 6 | Int(bytes[index + 2] & 63)
    }

    /// Twelve bits of the last character: the low ones of its last two bytes, or all of a single byte.
    @inline(__always)
    private static func last(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let last = Int(bytes[bytes.count - 1])
        return bytes.count < 2 || last < 0x80 ? last : Int(bytes[bytes.count - 2] & 63) << 6 | last & 63
    }

    @inline(__always)
    private static func insert(_ bit: Int, into bits: inout [UInt64]) { bits[bit >> 6] |= 1 << UInt64(bit & 63) }

    /// Whether the bits of the character in the lowest three bytes are in a set.
    @inline(__always)
    private static func holds(_ bits: UnsafeBufferPointer<UInt64>, _ word: UInt64) -> Bool {
        bits[Int((word &>> 8) & 63)] &>> (word &>> 16) & 1 != 0
    }

    @inline(__always)
    private static func holds(_ bits: [UInt64], _ bit: Int) -> Bool { bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0 }
}

extension ArraySlice<UInt8> {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
