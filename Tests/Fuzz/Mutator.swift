import Seeds

/// Makes inputs of reports: pieces of them joined, repeated, cut anywhere, and with bytes or words put in.
struct Mutator {
    private static let words: [[UInt8]] = [
        "其中", "分别为", "合计", "占", "同比增长", "较上年", "上年", "全市", "（", "）", "《", "》", "“", "〔", "、", "，", "。", "；", "：", "\n",
        "\r\n", "|", "\t", "　", "%", "‰", "个百分点", "万", "亿", "十", "九成", "百分之", "三十余", "第", "1-11月", "2023年", "近三年",
        "1 5起",
        "１２", "1,234", "0.", "件", "件次", "\u{FEFF}", "\u{200B}", "e\u{301}", "😀", "計劃", "",
    ].map { Array($0.utf8) }

    private let seeds: [[UInt8]]
    private var generator: SeededGenerator

    /// `seeds` must not be empty.
    init(seeds: [[UInt8]], seed: UInt64) {
        self.seeds = seeds
        generator = SeededGenerator(seed: seed)
    }

    /// The next input, up to some 100 KB.
    mutating func next() -> [UInt8] {
        // One in sixteen is noise, so that the decoder is asked too.
        if pick(16) == 0 { return (0..<pick(400)).map { _ in UInt8(truncatingIfNeeded: generator.next()) } }
        var bytes = piece(12_000)
        for _ in 0..<1 + pick(24) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let position = pick(bytes.count + 1)
        switch pick(8) {
        case 0: bytes.insert(contentsOf: piece(600), at: position)
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + pick(200)))
        case 2:
            let end = min(bytes.count, position + 1 + pick(40))
            let part = Array(bytes[position..<end])
            for _ in 0..<pick(60) { bytes.insert(contentsOf: part, at: position) }
        case 3 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: generator.next())
        case 4:
            let digits = (0..<1 + pick(40)).map { _ in UInt8(0x30 + pick(10)) }
            bytes.insert(contentsOf: digits, at: position)
        default:
            // Between two characters, or the words would only break the encoding.
            var start = position
            while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
            bytes.insert(contentsOf: Self.words[pick(Self.words.count)], at: start)
        }
    }

    /// A piece of a report, mostly cut between characters.
    private mutating func piece(_ longest: Int) -> [UInt8] {
        let report = seeds[pick(seeds.count)]
        var start = pick(report.count)
        var end = min(report.count, start + 1 + pick(longest))
        if pick(10) != 0 {
            while start < report.count, report[start] & 0xC0 == 0x80 { start += 1 }
            while end < report.count, report[end] & 0xC0 == 0x80 { end += 1 }
        }
        return start < end ? Array(report[start..<end]) : []
    }

    private mutating func pick(_ count: Int) -> Int { count > 0 ? Int.random(in: 0..<count, using: &generator) : 0 }
}
