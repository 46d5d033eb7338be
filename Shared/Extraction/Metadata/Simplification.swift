import Documents

/// Traditional characters made simplified, one for one, so that offsets stay.
///
/// Pages that a machine converted to traditional characters hold wrong ones (全麵, 機製, 複議, 係統); they come out right,
/// because every traditional form of a character maps to the same simplified one.
public struct Simplification: Sendable {
    /// The table that comes with the product.
    public static let table = Simplification()

    /// What a text is for reading.
    public struct Result: Sendable {
        /// UTF-8 in simplified characters, as long as the original.
        public let reading: [UInt8]
        /// Whether the text was written in traditional characters.
        public let isTraditional: Bool
    }

    private let always: [UInt16]
    /// One bit for each scalar of ``always``: the table that is asked for every character of every text.
    private let isReplaced: [UInt64]
    private let inTraditionalText: [UInt16]
    /// The scalars that begin one of ``kept``, a bit for each.
    private let mayBeKept: [UInt64]
    private let kept: Set<UInt32>

    /// Of a hundred Chinese characters of traditional text some thirty are traditional; of simplified text, with a name
    /// or a switch 繁體 in it, hardly one.
    private static let traditionalShare = 5

    private init() {
        var always = [UInt16](repeating: 0, count: 65536)
        var isReplaced = [UInt64](repeating: 0, count: 1024)
        Self.forEachPair(of: SimplificationTable.always) { from, to in
            always[Int(from)] = to
            isReplaced[Int(from) >> 6] |= 1 << UInt64(from & 63)
        }
        self.always = always
        self.isReplaced = isReplaced
        var inTraditionalText = [UInt16](repeating: 0, count: 65536)
        Self.forEachPair(of: SimplificationTable.inTraditionalText) { from, to in
            if inTraditionalText[Int(from)] == 0 { inTraditionalText[Int(from)] = to }
        }
        self.inTraditionalText = inTraditionalText
        var mayBeKept = [UInt64](repeating: 0, count: 1024)
        var kept: Set<UInt32> = []
        Self.forEachPair(of: SimplificationTable.kept) { first, second in
            mayBeKept[Int(first) >> 6] |= 1 << UInt64(first & 63)
            kept.insert(UInt32(first) << 16 | UInt32(second))
        }
        self.mayBeKept = mayBeKept
        self.kept = kept
    }

    /// Hands out the characters of a table two by two; all of them have three bytes.
    private static func forEachPair(of table: String, _ body: (UInt16, UInt16) -> Void) {
        let bytes = Array(table.utf8)
        for index in stride(from: 0, to: bytes.count - 5, by: 6) {
            body(
                scalar(bytes[index], bytes[index + 1], bytes[index + 2]),
                scalar(bytes[index + 3], bytes[index + 4], bytes[index + 5]))
        }
    }

    /// Maps UTF-8. Complexity: one pass, a second one over traditional text.
    public func normalise(_ original: [UInt8]) -> Result {
        guard let first = original.withUnsafeBufferPointer({ firstReplaced(in: $0) }) else {
            return Result(reading: original, isTraditional: false)
        }
        var reading = original
        let replaced = reading.withUnsafeMutableBufferPointer { replaceAlways(in: $0, from: first) }
        let chinese = original.withUnsafeBufferPointer { Self.chinese(in: $0) }
        guard replaced * 100 > chinese * Self.traditionalShare else {
            return Result(reading: reading, isTraditional: false)
        }
        // What simplified text keeps is mapped here too, unless it stands in the name of a place.
        original.withUnsafeBufferPointer { original in
            reading.withUnsafeMutableBufferPointer { replaceInTraditionalText(in: $0, original: original) }
        }
        return Result(reading: reading, isTraditional: true)
    }

    /// The offset of the first character that simplified text does not use: most texts hold none.
    private func firstReplaced(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        isReplaced.withUnsafeBufferPointer { isReplaced in
            let raw = UnsafeRawBufferPointer(bytes)
            var index = 0
            // Four bytes at once as long as there are four; three of them are looked at.
            while index &+ 4 <= raw.count {
                let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                if word & 0xF0 == 0xE0 {
                    let scalar = (word & 0x0F) << 12 | (word >> 2) & 0x0FC0 | (word >> 16) & 0x3F
                    if isReplaced[Int(scalar >> 6)] &>> UInt64(scalar) & 1 != 0 { return index }
                    index &+= 3
                } else {
                    index &+= word & 0xFF < 0xC0 ? 1 : word & 0xFF < 0xE0 ? 2 : 4
                }
            }
            if index &+ 3 == raw.count, raw[index] & 0xF0 == 0xE0 {
                let scalar = Int(Self.scalar(raw[index], raw[index &+ 1], raw[index &+ 2]))
                if isReplaced[scalar >> 6] &>> UInt64(scalar) & 1 != 0 { return index }
            }
            return nil
        }
    }

    /// How many Chinese characters a text has.
    private static func chinese(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte >= 0xE4 && byte < 0xF0 { count += 1 }
        return count
    }

    /// Replaces what simplified text does not use, and says how many characters that were.
    private func replaceAlways(in bytes: UnsafeMutableBufferPointer<UInt8>, from first: Int) -> Int {
        always.withUnsafeBufferPointer { always in
            var replaced = 0
            let end = bytes.count - 2
            var index = first
            while index < end {
                let lead = bytes[index]
                guard lead & 0xF0 == 0xE0 else {
                    index &+= lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : 4
                    continue
                }
                let target = always[Int(Self.scalar(lead, bytes[index + 1], bytes[index + 2]))]
                if target != 0 {
                    Self.write(target, to: bytes, at: index)
                    replaced &+= 1
                }
                index &+= 3
            }
            return replaced
        }
    }

    private func replaceInTraditionalText(
        in bytes: UnsafeMutableBufferPointer<UInt8>, original: UnsafeBufferPointer<UInt8>
    ) {
        var index = 0
        while index + 2 < bytes.count {
            let lead = bytes[index]
            guard lead & 0xF0 == 0xE0 else {
                index += lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : 4
                continue
            }
            let before = Self.scalar(original[index], original[index + 1], original[index + 2])
            let now = Self.scalar(bytes[index], bytes[index + 1], bytes[index + 2])
            let next: UInt16 =
                index + 5 < bytes.count && bytes[index + 3] & 0xF0 == 0xE0
                ? Self.scalar(bytes[index + 3], bytes[index + 4], bytes[index + 5]) : 0
            if mayBeKept[Int(before) >> 6] & 1 << UInt64(before & 63) != 0,
                kept.contains(UInt32(before) << 16 | UInt32(next))
            {
                Self.write(before, to: bytes, at: index)
            } else if case let target = inTraditionalText[Int(now)], target != 0 {
                Self.write(target, to: bytes, at: index)
            }
            index += 3
        }
    }

    @inline(__always)
    private static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt16 {
        UInt16(first & 15) << 12 | UInt16(second & 63) << 6 | UInt16(third & 63)
    }

    private static func write(_ scalar: UInt16, to bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
        bytes[index] = UInt8(0xE0 | scalar >> 12)
        bytes[index + 1] = UInt8(0x80 | scalar >> 6 & 63)
        bytes[index + 2] = UInt8(0x80 | scalar & 63)
    }
}

extension DocumentText {
    /// Takes text as it was decoded and normalises it for reading.
    public init(normalising text: String) {
        let original = Array(text.utf8)
        let result = Simplification.table.normalise(original)
        self.init(text, original: original, reading: result.reading, isTraditional: result.isTraditional)
    }
}
