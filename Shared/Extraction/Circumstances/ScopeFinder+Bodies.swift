import Observations
import Quantities

/// Bodies by their names: departments and towns that a clause begins with.
extension ScopeFinder {
    struct Body: Sendable {
        var start: Int
        var end: Int
    }

    /// Whether a letter with which the name of a body ends stands in a stretch, or so near behind it that the name begins
    /// there. Where none does, nobody need look for the names themselves, which takes twice as long.
    func mayNameBodies(_ start: Int, _ end: Int) -> Bool {
        let end = min(end + Self.longestBody, text.bytes.count)
        return text.bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position &+ 2 < end {
                let lead = bytes[position]
                guard lead & 0xF0 == 0xE0 else {
                    position &+= Scalars.length(lead)
                    continue
                }
                // Nearly all letters are ruled out by their first and last byte.
                let mayEnd = Self.lastBytes(lead) &>> UInt64(bytes[position &+ 2]) & 1 != 0
                if mayEnd, endsBody(at: position) { return true }
                position &+= 3
            }
            return false
        }
    }

    /// The name of a department goes on for so many bytes behind where it begins: 15 letters and a suffix.
    private static let longestBody = 15 * 3 + 9

    /// The last bytes, less 0x80, of those of 局 厅 支 大 管 开 街 镇 乡 that begin with a byte, as bits.
    @inline(__always)
    private static func lastBytes(_ lead: UInt8) -> UInt64 {
        if lead == 0xE5 { return 1 << 0x00 | 1 << 0x05 | 1 << 0x27 }  // 局 开 厅 大
        if lead == 0xE6 { return 1 << 0x2F }  // 支
        return 1 << 0x21 | 1 << 0x17 | 1 << 0x07  // 管 乡 街 镇
    }

    private func endsBody(at offset: Int) -> Bool {
        switch Scalars.read(text.bytes, at: offset).value {
        case 0x5C40, 0x5385, 0x9547, 0x4E61: true  // 局 厅 镇 乡
        case 0x652F, 0x5927: Scalars.startsWith(text.bytes, at: offset + 3, "队")
        case 0x7BA1: Scalars.startsWith(text.bytes, at: offset, "管委会")
        case 0x5F00: Scalars.startsWith(text.bytes, at: offset, "开发区")
        case 0x8857: Scalars.startsWith(text.bytes, at: offset, "街道")
        default: false
        }
    }

    /// Departments and towns that open a clause: 县住建局, 柳林镇.
    func bodies(_ sentence: Sentence) -> [Body] {
        var found: [Body] = []
        var position = sentence.start
        var opens = true
        var date = LexedText.index(in: text.dates, below: position) { $0.range.lowerBound }
        var nextDate = date < text.dates.count ? text.dates[date].range : sentence.end..<sentence.end
        while position < sentence.end {
            if opens, let body = group(at: position, sentence.end) ?? body(at: position, sentence.end) {
                found.append(body)
                position = body.end
                opens = false
                continue
            }
            if position >= nextDate.lowerBound {
                while date < text.dates.count, text.dates[date].range.lowerBound < position { date += 1 }
                nextDate = date < text.dates.count ? text.dates[date].range : sentence.end..<sentence.end
                if nextDate.lowerBound == position {
                    position = nextDate.upperBound
                    opens = true
                    continue
                }
            }
            if !opens {
                position = opening(from: position, before: min(sentence.end, max(nextDate.lowerBound, position + 1)))
                guard position < sentence.end else { break }
                if position >= nextDate.lowerBound { continue }
            }
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            position += length
            switch scalar {
            case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF1A, 0x3A, 0x5BF9, 0x4E2D, 0x0A: opens = true  // 对, 其中
            default: if !Scalars.isBlank(scalar) { opens = false }
            }
        }
        return found
    }

    /// The first offset that holds a mark or a letter behind which a clause may begin; `end` or more when there is none.
    private func opening(from start: Int, before end: Int) -> Int {
        text.bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position < end {
                switch bytes[position] {
                case 0xE6...0xEE, 0xE0...0xE3: position &+= 3
                case 0xE5:  // 对
                    if bytes[position + 1] == 0xAF, bytes[position + 2] == 0xB9 { return position }
                    position &+= 3
                case 0xE4:  // 中
                    if bytes[position + 1] == 0xB8, bytes[position + 2] == 0xAD { return position }
                    position &+= 3
                case 0xEF: return position
                case 0x2C, 0x3B, 0x3A, 0x0A: return position
                case let lead: position &+= Scalars.length(lead)
                }
            }
            return position
        }
    }

    func body(at start: Int, _ end: Int) -> Body? {
        let first = Scalars.read(text.bytes, at: start).value
        switch first {
        case 0x53BF, 0x5E02, 0x533A, 0x65D7, 0x5DDE, 0x7701:  // 县 市 区 旗 州 省
            guard !reporter.isDepartment, let end = bodyEnd(from: start + 3) else { return nil }
            return Body(start: start, end: end)
        case 0x8857:  // 街道
            guard reporter.level != .township, Scalars.startsWith(text.bytes, at: start, "街道"),
                !Scalars.startsWith(text.bytes, at: start + 6, "、")
            else { return nil }
            return Body(start: start, end: start + 6)
        case 0x5404, 0x5168, 0x6211, 0x672C, 0x8BE5, 0x4E61: return nil  // 各 全 我 本 该 乡
        default: return town(at: start, end)
        }
    }

    static let bodySuffixes: [StaticString] = ["局", "厅", "支队", "大队", "管委会", "开发区"]

    /// Where the name of a department ends that begins before an offset: at most 14 letters, no mark between.
    func bodyEnd(from start: Int) -> Int? {
        var position = start
        for step in 0..<14 {
            guard position < text.bytes.count else { return nil }
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            guard scalar > 0x3002, scalar < 0xFF00 || scalar == 0x3001 else { return nil }
            if step > 0 {
                for suffix in Self.bodySuffixes where Scalars.startsWith(text.bytes, at: position, suffix) {
                    // 县政务大厅 is a hall.
                    if Scalars.startsWith(text.bytes, at: position - 3, "大厅") { return nil }
                    return position + suffix.utf8CodeUnitCount
                }
            }
            // 县委, 县政府, 市人大 are the government itself; a verb ends the name.
            if Scalars.startsWith(text.bytes, at: position, "司法") || Scalars.startsWith(text.bytes, at: position, "法制")
                || Scalars.startsWith(text.bytes, at: position, "复议")
            {
                return nil
            }
            if Scalars.startsWith(text.bytes, at: position, "政府") || Scalars.startsWith(text.bytes, at: position, "人大")
                || Scalars.startsWith(text.bytes, at: position, "各")
                || Scalars.startsWith(text.bytes, at: position, "级")
            {
                return nil
            }
            position += length
        }
        return nil
    }

    /// 法律援助案件新墙镇85件: a town by its name of two or three letters right before the number, behind the label.
    func town(endingAt end: Int, from start: Int) -> Range<Int>? {
        guard reporter.level != .township else { return nil }
        let suffix = (["镇", "乡", "街道"] as [StaticString]).first {
            Scalars.startsWith(text.bytes, at: end - $0.utf8CodeUnitCount, $0)
        }
        guard let suffix else { return nil }
        var name = end - suffix.utf8CodeUnitCount
        for _ in 0..<2 {
            guard let before = Scalars.before(text.bytes, name), before >= start else { return nil }
            let scalar = Scalars.read(text.bytes, at: before).value
            guard (0x4E00...0x9FFF).contains(scalar), !Self.namesNoTown(scalar) else { return nil }
            name = before
        }
        let isWord = text.tokens(startingIn: name, end).contains { $0.end <= end && !vocabularyIsPlain($0) }
        return isWord ? nil : name..<end
    }

    /// 各乡镇, 每个镇, 全镇, 我乡, 城镇, 建制镇, 覆盖乡镇: what stands before 镇 and makes it no name.
    private static func namesNoTown(_ scalar: UInt32) -> Bool {
        switch scalar {
        // 各 个 每 全 我 本 该 乡 镇 城 制 街 村 两 等 有 盖 到 在 对 为
        case 0x5404, 0x4E2A, 0x6BCF, 0x5168, 0x6211, 0x672C, 0x8BE5, 0x4E61, 0x9547, 0x57CE, 0x5236, 0x8857, 0x6751,
            0x4E24, 0x7B49, 0x6709, 0x76D6, 0x5230, 0x5728, 0x5BF9, 0x4E3A:
            true
        default: false
        }
    }

    /// 新墙、月田两镇, 湖州、绍兴两市: names in a row, what they are behind them with their number.
    func group(at start: Int, _ end: Int) -> Body? {
        var position = start
        var joints = 0
        for _ in 0..<14 {
            guard position < end else { return nil }
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            if scalar == 0x3001 || scalar == 0x548C { joints += 1 }  // 、 和
            if joints > 0, Self.fewNumerals.contains(scalar) {
                let kind = position + length
                let isKind = Self.groupKinds.contains { Scalars.startsWith(text.bytes, at: kind, $0) }
                // 两级, 两个: no kinds of places.
                if isKind { return Body(start: start, end: kind + 3) }
            }
            guard scalar == 0x3001 || (0x4E00...0x9FFF).contains(scalar) else { return nil }
            position += length
        }
        return nil
    }

    private static let fewNumerals: Set<UInt32> = [0x4E24, 0x4E8C, 0x4E09, 0x56DB, 0x4E94]  // 两 二 三 四 五
    private static let groupKinds: [StaticString] = ["镇", "乡", "县", "区", "市", "旗", "村", "街"]

    func town(at start: Int, _ end: Int) -> Body? {
        guard reporter.level != .township else { return nil }
        var position = start
        for step in 0..<5 {
            guard position < end else { return nil }
            let (scalar, length) = Scalars.read(text.bytes, at: position)
            // 工作站和各镇: no name of a town holds 各.
            guard scalar >= 0x4E00, scalar <= 0x9FFF, scalar != 0x5404 else { return nil }
            let isStreet = scalar == 0x8857 && Scalars.startsWith(text.bytes, at: position, "街道")
            if scalar == 0x9547 || scalar == 0x4E61 || isStreet {  // 镇 乡 街道
                let after = position + (isStreet ? 6 : 3)
                guard step >= 1, after < text.bytes.count else { return nil }
                switch Scalars.read(text.bytes, at: after).value {
                // 、 （ 级 镇 长 村 和 两 建
                case 0x3001, 0xFF08, 0x28, 0x7EA7, 0x9547, 0x957F, 0x6751, 0x548C, 0x4E24, 0x5EFA: return nil
                default: break
                }
                let isWord = text.tokens(startingIn: start, position).contains {
                    $0.start >= start && $0.start < position && $0.end <= position + 3
                        && !vocabularyIsPlain($0)
                }
                return isWord ? nil : Body(start: start, end: after)
            }
            position += length
        }
        return nil
    }

    /// Words of the language (全县, 推进) cannot be part of a town's name.
    func vocabularyIsPlain(_ token: Token) -> Bool { token.classes.isEmpty || token.end - token.start <= 3 }
}
