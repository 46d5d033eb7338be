import Indicators
import Quantities

/// Numbers that the label of a whole fits, and that state a part of it.
extension FrameReader {
    /// 86项执法事项中有29项未行使, 15名执法人员中具有法学背景的仅2名: so many of those counted right before have a quality.
    func isShareOfCount(_ figure: Int, _ frame: Frame, _ sentence: Sentence) -> Bool {
        let number = text.figures[figure]
        guard frame.pattern >= 0, cells[figure] == nil, !number.numeral.isShare else { return false }
        var whole = figure - 1
        while whole >= sentence.figures.lowerBound, !isBoundary[whole] { whole -= 1 }
        guard whole >= sentence.figures.lowerBound, text.figures[whole].measure == number.measure else { return false }
        let end = text.figures[whole].end
        let hasMark = text.breaks(end, number.start).contains { $0.kind != .open && $0.kind != .close }
        guard !hasMark, number.start - end < 120 else { return false }
        // 1420项事项中有820项实现即来即办: what is said behind it may be an entry of its own.
        if frame.words.contains(where: { $0.lowerBound >= number.end }),
            statementOf[whole] < 0 || statements[statementOf[whole]].indicator != frame.indicator
        {
            return false
        }
        return Self.qualities.contains {
            Scalars.startsWith(text.bytes, at: number.start - $0.utf8CodeUnitCount, $0)
        }
    }

    private static let qualities: [StaticString] = ["中有", "中，有", "的仅", "的只有", "的有", "中仅有", "中只有", "中仅"]

    /// 规范性文件9件、合同117件、其他涉法事项203件: the rest of what was listed is not the whole.
    func isRest(_ figure: Int, _ frame: Frame, _ sentence: Sentence) -> Bool {
        guard frame.pattern >= 0, frame.start < text.figures[figure].start, cells[figure] == nil,
            figure > sentence.figures.lowerBound, isBoundary[figure - 1],
            Self.rests.contains(where: { Scalars.startsWith(text.bytes, at: frame.start - 6, $0) })
        else { return false }
        // 投资协议和其他合同92件 are contracts all the same.
        return text.breaks(frame.start - 9, frame.start - 6).contains { $0.end == frame.start - 6 }
    }

    /// 4个县的败诉率超过20%, 4个乡镇持证人员不足3人: what so many bodies have that nobody names.
    func isOfSomeBodies(_ figure: Int, _ sentence: Sentence) -> Bool {
        let number = text.figures[figure]
        guard figure > sentence.figures.lowerBound, isBoundary[figure - 1] else { return false }
        let bodies = text.figures[figure - 1]
        // 有6个单位年内败诉2件以上: each of them.
        let isOfEach =
            number.numeral.isShare || bodies.start >= 3 && Scalars.startsWith(text.bytes, at: bodies.start - 3, "有")
        guard number.qualifier == .atMost || number.qualifier == .atLeast && isOfEach else { return false }
        guard statementOf[figure - 1] < 0, bodies.measure >= 0, text.breaks(bodies.end, number.start).isEmpty else {
            return false
        }
        return Self.bodiesOfRates.contains { Scalars.startsWith(text.bytes, at: bodies.end, $0) }
    }

    private static let rests: [StaticString] = ["其他", "其它", "其余"]
    /// 42个部门共梳理政务服务事项1,876项: the bodies that do something are not what is counted in 项 or 件.
    func countsBodies(_ number: Figure, _ frame: Frame) -> Bool {
        guard number.measure >= 0, frame.pattern >= 0, number.end >= 3,
            Scalars.startsWith(text.bytes, at: number.end - 3, "个")
                || Scalars.startsWith(text.bytes, at: number.end - 3, "家"),
            Self.bodies.contains(where: { Scalars.startsWith(text.bytes, at: number.end, $0) }),
            Self.things.contains(catalogue.indicators[frame.indicator].unit)
        else { return false }
        return !frame.words.contains { $0.lowerBound == number.end }
    }

    private static let things: Set<String> = ["项", "件", "条", "份"]
    private static let bodies: [StaticString] = [
        "县（", "县(", "县区", "县市区", "区县", "市县", "市州", "市（", "市(", "部门", "单位", "乡镇", "镇街", "街道", "市直", "县直", "区直", "工作部门",
        "成员单位",
    ]
    private static let bodiesOfRates: [StaticString] = ["市", "县", "区", "旗", "乡", "镇", "街道", "部门", "单位", "地区", "地方"]
}
