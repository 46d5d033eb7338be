/// A few fixed phrases, looked for in UTF-8 bytes.
struct PhraseSet: Sendable {
    private let phrases: [[UInt8]]
    /// The first characters of all phrases, by twelve of their bits: what is not in here begins none of them.
    private let firsts: [UInt64]
    /// The last bytes of all phrases, a bit for each.
    private let lasts: [UInt64]

    /// Takes phrases with blanks between them. Longer ones win over shorter ones that they begin or end with.
    init(_ text: String) {
        phrases = text.split(separator: " ").map { Array($0.utf8) }.sorted { $0.count > $1.count }
        var firsts = [UInt64](repeating: 0, count: 64)
        for phrase in phrases {
            let bit = phrase.withUnsafeBufferPointer { Self.bit($0, 0) }
            firsts[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        self.firsts = firsts
        var lasts = [UInt64](repeating: 0, count: 1024)
        for phrase in phrases {
            let last = Self.last(phrase[...])
            lasts[last >> 6] |= 1 << UInt64(last & 63)
        }
        self.lasts = lasts
    }

    /// Twelve bits of the character at an offset: the low ones of its last two bytes, or all of a single byte.
    @inline(__always)
    private static func bit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let lead = bytes[index]
        guard lead >= 0xE0, index + 2 < bytes.endIndex else { return Int(lead) }
        return Int(bytes[index + 1] & 63) << 6 | Int(bytes[index + 2] & 63)
    }

    /// The last two bytes; one, when there are no more.
    @inline(__always)
    private static func last(_ bytes: ArraySlice<UInt8>) -> Int {
        let last = Int(bytes[bytes.endIndex - 1])
        return bytes.count < 2 || last < 0x80 ? last : Int(bytes[bytes.endIndex - 2]) << 8 | last
    }

    /// The length of the longest phrase at the start; 0 for none.
    func prefix(of text: ArraySlice<UInt8>) -> Int {
        guard !text.isEmpty else { return 0 }
        let mayBegin = text.withUnsafeBufferPointer { bytes in
            let bit = Self.bit(bytes, 0)
            return firsts[bit >> 6] & (1 << UInt64(bit & 63)) != 0
        }
        return mayBegin ? phrases.first { text.starts(with: $0) }?.count ?? 0 : 0
    }

    /// The length of the longest phrase at the end; 0 for none.
    func suffix(of text: ArraySlice<UInt8>) -> Int {
        guard !text.isEmpty, case let last = Self.last(text), lasts[last >> 6] & (1 << UInt64(last & 63)) != 0 else {
            return 0
        }
        return phrases.first { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }?.count ?? 0
    }

    /// Where the first phrase stands. Complexity: one pass over the text.
    func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var index = text.startIndex
        while let next = candidate(in: text, from: index) {
            let length = prefix(of: text[next...])
            if length > 0 { return next..<next + length }
            index = next + 1
        }
        return nil
    }

    /// The next offset at which a phrase may begin.
    private func candidate(in text: ArraySlice<UInt8>, from start: Int) -> Int? {
        text.withUnsafeBufferPointer { bytes in
            var index = start - text.startIndex
            while index < bytes.count {
                let lead = bytes[index]
                if lead & 0xC0 != 0x80 {
                    let bit = Self.bit(bytes, index)
                    if firsts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 { return index + text.startIndex }
                }
                index += lead < 0xE0 ? 1 : 3
            }
            return nil
        }
    }

    /// Whether any phrase stands anywhere.
    func occurs(in text: ArraySlice<UInt8>) -> Bool { first(in: text) != nil }
}

extension ArraySlice<UInt8> {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
