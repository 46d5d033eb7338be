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
        guard number.qualifier == .atMost || number.qualifier == .atLeast, figure > sentence.figures.lowerBound,
            isBoundary[figure - 1]
        else { return false }
        let bodies = text.figures[figure - 1]
        // 25个部门办理处罚300件以上 is all of them together; 有6个单位年内败诉2件以上 is each.
        if number.qualifier == .atLeast, !number.numeral.isShare,
            !Scalars.startsWith(text.bytes, at: bodies.start - 3, "有")
        {
            return false
        }
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

    /// 行政强制等其他事项716项: what the label names is only one of those that are counted.
    func namesOneOfSeveral(_ number: Figure, _ frame: Frame) -> Bool {
        guard let end = frame.end, end <= number.start else { return false }
        return Self.others.contains { Scalars.startsWith(text.bytes, at: end, $0) }
    }

    private static let others: [StaticString] = ["等其他", "等其它", "及其他", "及其它", "和其他"]

    /// A number behind 其中, in a bracket behind its whole, or out of …案件里， is a part of the one before and cannot state
    /// the same thing again, unless it names a place.
    func isPart(_ figure: Int, _ region: Region, _ frame: Frame, _ sentence: Sentence) -> Bool {
        guard frame.pattern >= 0, cells[figure] == nil, !isOfAnotherTime(figure) else { return false }
        let whole = statements.reversed().prefix { $0.figure >= sentence.figures.lowerBound }.first {
            $0.indicator == frame.indicator
        }
        guard let whole else { return false }
        let end = text.figures[whole.figure].end
        guard let mark = partMark(from: end, to: text.figures[figure].start, sentence) else { return false }
        let start = text.figures[figure].start
        let bracket = text.breaks[sentence.breaks].first { $0.start == mark && $0.kind == .open }
        let from = bracket.map { leftBound(from: $0.start, before: figure, in: sentence) } ?? mark
        // （2020年19件）, （全省平均40%）: the same thing at another time or in another place.
        if hasClass(WordClasses.place.union([.lastYear, .lastYearSamePart]).subtracting(.organ), from, start) {
            return false
        }
        if !text.dates(from, start).isEmpty { return false }
        // （含曲靖市政府转送4件）: the place is named for where they came from.
        let isHandedOn = Self.handings.occurs(in: text.bytes[from..<start])
        return isHandedOn
            || !namesPlace(from, start) && !namesBody(behindPartMarkIn: from, start)
                && !isOfTheOrgan(from: from, to: start, whole: whole)
    }

    /// 全市受理1136件，其中市本级受理341件: of what the whole place says, what the reporter's own organs say.
    func isOfTheOrgan(from start: Int, to end: Int, whole: Statement) -> Bool {
        guard let part = lastToken(.part, start, end),
            let organ = text.tokens[text.firstToken(from: part.end)...].prefix(while: { $0.start == part.end })
                .first(where: { $0.classes.contains(.organ) }), organ.end <= end
        else { return false }
        return !hasClass(.organ, whole.labelStart, text.figures[whole.figure].start)
            && !Self.against.occurs(in: text.bytes[organ.end..<end])
            && !Self.handings.occurs(in: text.bytes[organ.end..<end])
            // 其中市政府部门, 市级机关: others than the organ itself.
            && !Self.belowOrgans.contains { Scalars.startsWith(text.bytes, at: organ.end, $0) }
    }

    /// What is done to an organ and not by it.
    private static let against = PhraseSet("被告 被申请人 被诉 被复议 应诉 作为 负责人 领导")
    private static let belowOrgans: [StaticString] = ["部门", "各", "机关", "工作", "组成", "直属", "派出", "办公", "有关", "所属"]

    private static let handings = PhraseSet("转送 转办 交办 移送 转交 批转 转来")

    /// 败诉率最高的乡镇为28.6%, 最低的仅为3.1%: of which of several bodies a figure is, as a word such as 最高的 tells.
    func isOfOneBody(_ extreme: Token, before offset: Int) -> Bool {
        let noun = Self.oneBodies.prefix(of: text.bytes[extreme.end..<offset])
        return text.content(extreme.end + noun, offset) <= (noun > 0 ? 8 : 0)
    }

    /// The word that singles out the body of which a statement is; `nil` for most.
    func extreme(of statement: Statement) -> Token? {
        guard vicinity.classes(of: statement.sentence).contains(.extreme), statement.worded == nil else { return nil }
        return lastToken(.extreme, statement.region.clause, statement.region.figureStart)
    }

    private static let oneBodies = PhraseSet(
        "乡镇 镇街 街镇 镇 乡 街道 村 社区 县区 区县 县市区 县（市、区） 县（区） 县 区 市 市州 旗县 旗 部门 单位 地区 地方 机关")

    /// 受理的纠纷中邻里126起: everything that matched names the whole, and something else names the part behind 中.
    func isAmong(_ number: Figure, _ region: Region, _ frame: Frame) -> Bool {
        guard frame.pattern >= 0, region.leftEnd == region.figureStart, !number.numeral.isShare,
            let last = frame.end, last < number.start
        else { return false }
        // A measure word or 件 may stand between: 案件中.
        var position = last
        for _ in 0..<3 {
            guard position + 3 <= number.start else { return false }
            if Scalars.startsWith(text.bytes, at: position, "中") || Scalars.startsWith(text.bytes, at: position, "里") {
                let isWord = Self.compounds.contains { Scalars.startsWith(text.bytes, at: position, $0) }
                return !isWord && text.breaks(position, number.start).isEmpty
                    && text.content(position + 3, number.start) >= 2
            }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }

    static let compounds: [StaticString] = [
        "中心", "中央", "中国", "中介", "中小", "中级", "中共", "中型", "中队", "中学", "中层", "中标", "中华",
    ]

    /// Whether 分别 stands right behind the whole, a comma aside.
    private func isNext(_ token: Token, _ start: Int) -> Bool { text.content(start, token.start) <= 1 }

    private static let announcements: [StaticString] = ["如下", "类型", "构成", "分别是", "具体为", "具体是", "包括", "分布", "类别"]

    /// Where 其中, an opened bracket or 里， stands in a stretch.
    private func partMark(from start: Int, to end: Int, _ sentence: Sentence) -> Int? {
        if let token = lastToken([.part, .respectively], start, end),
            !token.classes.contains(.respectively) || isNext(token, start)
        {
            return token.start
        }
        // 审查836件：规范性文件64件、…: a colon right behind the whole.
        if let colon = text.breaks(start, end).first, colon.kind == .colon, text.content(start, colon.start) == 0 {
            return colon.start
        }
        // 审查621件，类型如下：规范性文件3件、…: as much is said by what stands before a later colon.
        if let colon = text.breaks(start, end).first(where: { $0.kind == .colon }),
            Self.announcements.contains(where: {
                Scalars.startsWith(text.bytes, at: colon.start - $0.utf8CodeUnitCount, $0)
            })
        {
            return colon.start
        }
        var depth = 0
        for mark in text.breaks[sentence.breaks].reversed() where mark.start >= start && mark.end <= end {
            if mark.kind == .close { depth += 1 }
            if mark.kind == .open {
                if depth == 0 { return mark.start }
                depth -= 1
            }
            if mark.kind == .comma || mark.kind == .colon,
                Scalars.startsWith(text.bytes, at: mark.start - 3, "里")
                    || Scalars.startsWith(text.bytes, at: mark.start - 3, "中")
            {
                return mark.start
            }
        }
        return nil
    }
}
