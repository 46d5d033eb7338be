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
    /// The scalars of ``always``, for which every character of every text is looked at.
    private let isReplaced: ScalarMarks
    private let inTraditionalText: [UInt16]
    /// What the scalars of ``inTraditionalText`` and the beginnings of ``kept`` look like after the first pass.
    private let isSecond: ScalarMarks
    private let kept: Set<UInt32>

    /// Of a hundred Chinese characters of traditional text some thirty are traditional; of simplified text, with a name
    /// or a switch 繁體 in it, hardly one.
    private static let traditionalShare = 5

    private init() {
        var always = [UInt16](repeating: 0, count: 65536)
        var isReplaced = ScalarMarks()
        Self.forEachPair(of: SimplificationTable.always) { from, to in
            always[Int(from)] = to
            isReplaced.insert(from)
        }
        var inTraditionalText = [UInt16](repeating: 0, count: 65536)
        var isSecond = ScalarMarks()
        Self.forEachPair(of: SimplificationTable.inTraditionalText) { from, to in
            if inTraditionalText[Int(from)] == 0 { inTraditionalText[Int(from)] = to }
            isSecond.insert(from)
        }
        var kept: Set<UInt32> = []
        Self.forEachPair(of: SimplificationTable.kept) { first, second in
            kept.insert(UInt32(first) << 16 | UInt32(second))
            isSecond.insert(always[Int(first)] == 0 ? first : always[Int(first)])
        }
        self.always = always
        self.isReplaced = isReplaced
        self.inTraditionalText = inTraditionalText
        self.isSecond = isSecond
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

    /// Maps UTF-8. Complexity: one pass, two more over traditional text.
    public func normalise(_ original: [UInt8]) -> Result {
        guard original.withUnsafeBytes({ isReplaced.occurs(in: $0) }) else {
            return Result(reading: original, isTraditional: false)
        }
        var reading = original
        let replaced = reading.withUnsafeMutableBytes(replaceAlways)
        let chinese = original.count { $0 >= 0xE4 && $0 < 0xF0 }
        guard replaced * 100 > chinese * Self.traditionalShare else {
            return Result(reading: reading, isTraditional: false)
        }
        // What simplified text keeps is mapped here too, unless it stands in the name of a place.
        original.withUnsafeBytes { original in
            reading.withUnsafeMutableBytes { replaceInTraditionalText(in: $0, original: original) }
        }
        return Result(reading: reading, isTraditional: true)
    }

    /// Simplified text, with its switch 繁體, does not have so many traditional characters.
    private static let some = 64

    /// Replaces what simplified text does not use, and says how many characters that were.
    private func replaceAlways(in bytes: UnsafeMutableRawBufferPointer) -> Int {
        var replaced = 0
        var rest = bytes.count
        isReplaced.forEach(in: UnsafeRawBufferPointer(bytes)) { index in
            guard replaced < Self.some else {
                rest = index
                return false
            }
            let scalar = Self.scalar(bytes[index], bytes[index + 1], bytes[index + 2])
            Self.write(always[Int(scalar)], to: bytes, at: index)
            replaced += 1
            return true
        }
        return replaced + replaceMany(in: bytes, from: rest)
    }

    /// The same in traditional text, of which a third is replaced and no jump foretells which: every character is written.
    private func replaceMany(in bytes: UnsafeMutableRawBufferPointer, from start: Int) -> Int {
        always.withUnsafeBufferPointer { always in
            var replaced = 0
            var index = start
            while index &+ 3 <= bytes.count {
                let lead = bytes[index]
                guard lead & 0xF0 == 0xE0 else {
                    index &+= ScalarMarks.length(lead)
                    continue
                }
                let scalar = Self.scalar(lead, bytes[index &+ 1], bytes[index &+ 2])
                let target = always[Int(scalar)]
                Self.write(target == 0 ? scalar : target, to: bytes, at: index)
                replaced &+= target == 0 ? 0 : 1
                index &+= 3
            }
            return replaced
        }
    }

    private func replaceInTraditionalText(in bytes: UnsafeMutableRawBufferPointer, original: UnsafeRawBufferPointer) {
        isSecond.forEach(in: UnsafeRawBufferPointer(bytes)) { index in
            let before = Self.scalar(original[index], original[index + 1], original[index + 2])
            let now = Self.scalar(bytes[index], bytes[index + 1], bytes[index + 2])
            let next: UInt16 =
                index + 5 < bytes.count && bytes[index + 3] & 0xF0 == 0xE0
                ? Self.scalar(bytes[index + 3], bytes[index + 4], bytes[index + 5]) : 0
            if kept.contains(UInt32(before) << 16 | UInt32(next)) {
                Self.write(before, to: bytes, at: index)
            } else if case let target = inTraditionalText[Int(now)], target != 0 {
                Self.write(target, to: bytes, at: index)
            }
            return true
        }
    }

    @inline(__always)
    private static func scalar(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt16 {
        UInt16(first & 15) << 12 | UInt16(second & 63) << 6 | UInt16(third & 63)
    }

    private static func write(_ scalar: UInt16, to bytes: UnsafeMutableRawBufferPointer, at index: Int) {
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
