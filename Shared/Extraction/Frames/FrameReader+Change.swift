import Quantities

/// Numbers that tell by how much something changed.
extension FrameReader {
    /// 受理量同比增长17.4%: a word of change right before a number that no pattern states, be it part of a longer word.
    func endsInChange(_ number: Figure, _ region: Region) -> Bool {
        lastChange(before: number.start, from: region.left) != nil
    }

    /// The word of change that stands right before an offset, be it part of a longer word.
    func lastChange(before offset: Int, from start: Int) -> Token? {
        text.tokens(startingIn: start, offset).last { token in
            vocabulary.classes[Int(token.term)].contains(.change) && token.end <= offset
                && text.content(token.end, offset) == 0 && text.breaks(token.end, offset).isEmpty
        }
    }

    /// 增长17.4%, 减少14件: a word of change right before the number, without 至, 到, 为 between.
    func isChange(_ number: Figure, _ region: Region, _ frame: Frame) -> Bool {
        guard let change = lastToken(.change, region.left, number.start), !isInside(change, frame) else { return false }
        guard text.content(change.end, number.start) == 0 else { return false }
        // 应诉率连续三年上升，2021年、2022年分别是85.3%、92.6%: the change is over when the levels are told.
        if !rows.isEmpty, text.breaks(change.end, number.start).contains(where: { $0.kind == .comma }) { return false }
        return !hasClass(.level, change.end, number.start)
    }

    /// 比上年多收217件, 较2020年少审17份, 同比多办31件: how many more, not how many. At most a verb of two letters stands between.
    func isIncrement(_ number: Figure, _ frame: Frame) -> Bool {
        var position = number.start
        for _ in 0..<3 {
            guard let before = Scalars.before(text.bytes, position) else { return false }
            switch Scalars.read(text.bytes, at: before).value {
            case 0x591A, 0x5C11:  // 多 少
                // 市场主体比上年多13.5% is what an indicator of growth says.
                return !frame.words.contains { $0.contains(before) } && endsComparison(before)
            case 0x4E00...0x9FFF: position = before
            default: return false
            }
        }
        return false
    }

    /// Whether 比上年, 较2020年 or 同比 ends at an offset.
    private func endsComparison(_ offset: Int) -> Bool {
        let start = max(0, offset - 30)
        if Self.comparisons.suffix(of: text.bytes[start..<offset]) > 0 { return true }
        guard let date = text.date(endingAt: offset), let before = Scalars.before(text.bytes, date.range.lowerBound)
        else { return false }
        return [0x6BD4, 0x8F83].contains(Scalars.read(text.bytes, at: before).value)  // 比 较
    }

    private static let comparisons = PhraseSet(
        "同比 环比 比上年 较上年 比去年 较去年 比上年度 较上年度 比上一年 较上一年 比上一年度 较上一年度 比上年同期 较上年同期 比去年同期 较去年同期 比前年 较前年 比同期 较同期")
}
