import Quantities

extension FrameReader {
    /// Why a number that a pattern fits is still no fact of the reporter; `nil` when nothing speaks against it.
    func veto(_ figure: Int, _ region: Region, _ frame: Frame, in index: Int) -> Mention.Rejection? {
        let sentence = outline.sentences[index]
        let number = text.figures[figure]
        // A table at the end of a report stands under its last heading, but its years tell what it is about.
        let isDated = cells[figure]?.date.map { ($0.to.year ?? 0) <= year ?? 0 } ?? false
        if sentence.isPlan, !isDated { return .plan }
        if isChange(number, region, frame) || isIncrement(number, frame) { return .change }
        var planEnd = number.start
        while let plan = lastToken([.plan, .nextYear], sentence.start, planEnd) {
            planEnd = plan.start
            if !isInside(plan, frame), !isOver(plan, before: number.start, sentence), !isDisposal(plan, region) {
                return .plan
            }
        }
        let own = region.clause
        if let goal = lastToken(.goal, own, number.start), !isInside(goal, frame) { return .plan }
        if let goal = openingGoal(sentence), goal.end <= number.start, !isInside(goal, frame),
            !isOver(goal, before: number.start, sentence)
        {
            return .plan
        }
        if vicinity.isDated, let date = lastDate(sentence.start, number.start), let year, (date.to.year ?? 0) > year {
            return .future
        }
        if isOfAGoal(region) { return .plan }
        if let reason = demand(figure, region, frame, from: own, sentence) { return reason }
        if !number.numeral.isShare, measureLabel(of: figure, region)?.isShare != true,
            let share = lastToken(.share, region.left, number.start),
            text.content(share.end, number.start) == 0, !isInside(share, frame),
            // 全程网办的占到607项: what is counted stands before it.
            !Scalars.startsWith(text.bytes, at: share.start - 3, "的")
        {
            return .part
        }
        if let concern = lastToken(.concerning, region.left, number.start),
            text.content(concern.end, number.start) == 0, frame.start >= concern.start, !isInside(concern, frame),
            // 涉及《民法典》的176件文件: the documents are counted, not what they touch.
            !Scalars.startsWith(text.bytes, at: number.start - 3, "的")
        {
            return .part
        }
        // 个别县败诉率超过30%: of whom is not said.
        if let some = lastToken(.some, own, number.start), !isInside(some, frame) { return .part }
        // 受理最多的是公安领域，共120件: a part of the matter; 败诉率最高的乡镇为28.6% is of a part of the place, and what is named behind
        // 最多的 is counted (数量最多的是行政处罚，共1768项).
        if let extreme = lastToken(.extreme, region.left, number.start), !isInside(extreme, frame),
            frame.end ?? 0 <= extreme.start,
            !isOfOneBody(extreme, before: number.start)
        {
            return .part
        }
        if let each = lastToken(.each, own, number.start), !isInside(each, frame) { return .each }
        if isPart(figure, region, frame, sentence) || isShareOfCount(figure, frame, sentence)
            || isAmong(number, region, frame) || isRest(figure, frame, sentence) || isOfSomeBodies(figure, sentence)
            || countsBodies(number, frame) || namesOneOfSeveral(number, frame)
        {
            return .part
        }
        return nil
    }

    /// 计划制定…；完成…；把…提高到99%: what opens the sentence governs all its clauses.
    private func openingGoal(_ sentence: Sentence) -> Token? {
        if vicinity.lacks(.goal, sentence.start, sentence.end) { return nil }
        let start = Scalars.skipBlanks(text.bytes, from: sentence.start)
        return text.tokens[text.firstToken(from: start)...].prefix { $0.start == start }.first {
            $0.classes.contains(.goal)
        }
    }

    /// 55%的目标, 90%的要求: what was set, not what was reached.
    private func isOfAGoal(_ region: Region) -> Bool {
        guard Scalars.startsWith(text.bytes, at: region.figureEnd, "的") else { return false }
        return Self.goals.contains { Scalars.startsWith(text.bytes, at: region.figureEnd + 3, $0) }
    }

    private static let goals: [StaticString] = ["目标", "任务目标", "年度目标", "考核目标", "要求", "指标要求", "底线"]

    func isInside(_ token: Token, _ frame: Frame) -> Bool {
        frame.words.contains { $0.lowerBound <= token.start && token.end <= $0.upperBound }
    }

    /// Whether what is planned ends before the number: a later clause speaks of this year again. 全年 behind 明年 is the next one's.
    private func isOver(_ plan: Token, before offset: Int, _ sentence: Sentence) -> Bool {
        guard let now = lastToken(.thisYear, plan.end, offset) else { return false }
        if plan.classes.contains(.nextYear),
            Self.anyYears.contains(where: { Scalars.startsWith(text.bytes, at: now.start, $0) })
        {
            return false
        }
        return text.breaks[sentence.breaks].contains {
            $0.start >= plan.end && $0.end <= now.start && ($0.kind == .comma || $0.kind == .semicolon)
        }
    }

    /// 将 is a plan only behind a subject (我局将, 2025年将, 还将); else it moves an object before its verb (将1875件事项纳入目录).
    private func isDisposal(_ plan: Token, _ region: Region) -> Bool {
        guard plan.end - plan.start == 3, Scalars.startsWith(text.bytes, at: plan.start, "将") else { return false }
        if text.content(plan.end, region.figureStart) == 0, plan.end >= region.left { return true }
        let verbs: [StaticString] = ["整合为", "纳入", "列入", "移送", "转为", "合并为", "归并为"]
        var position = plan.end
        while position < region.right {
            if verbs.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        var start = plan.start
        while let before = Scalars.before(text.bytes, start) {
            guard Scalars.isBlank(Scalars.read(text.bytes, at: before).value) else { break }
            start = before
        }
        return !Self.subjects.contains { Scalars.startsWith(text.bytes, at: start - $0.utf8CodeUnitCount, $0) }
    }

    private static let anyYears: [StaticString] = ["全年", "年内", "年度内", "当年", "该年"]

    private static let subjects: [StaticString] = [
        "我们", "局", "府", "委", "区", "市", "县", "省", "旗", "州", "盟", "镇", "乡", "街道", "会", "院", "办", "年", "处", "厅", "还", "也",
        "仍", "又", "都", "步", "期", "后", "来", "并", "公安", "机关", "部门", "单位", "各级", "度",
    ]

    /// A demand or a condition in the clause of the number, or one that closes an earlier clause: 省厅要求，….
    ///
    /// - Parameter own: where the clause of the number begins.
    private func demand(
        _ figure: Int, _ region: Region, _ frame: Frame, from own: Int, _ sentence: Sentence
    ) -> Mention.Rejection? {
        let number = text.figures[figure]
        if let token = lastToken([.demand, .condition], own, number.start), !isInside(token, frame),
            !isOfNoun(token)
        {
            return token.classes.contains(.demand) ? .demand : .condition
        }
        if Scalars.startsWith(text.bytes, at: region.figureEnd, "的"),
            Self.owners.contains(where: { Scalars.startsWith(text.bytes, at: region.figureEnd + 3, $0) })
        {
            return .condition
        }
        var end = own
        while let token = lastToken(.demand, sentence.start, end) {
            end = token.start
            let after = Scalars.skipBlanks(text.bytes, from: token.end)
            guard
                text.breaks[sentence.breaks].contains(where: {
                    $0.start == after && ($0.kind == .comma || $0.kind == .colon)
                })
            else { continue }
            let clause = leftBound(from: token.start, before: figure, in: sentence)
            if isFollowed(clause, token.start) || !isAuthority(clause, token.start) { continue }
            if hasClass(.thisYear, token.end, number.start) { continue }
            return .demand
        }
        return nil
    }

    private static let owners: [StaticString] = ["单位", "部门", "地区", "乡镇"]

    /// 不适应改革要求的文件: the word describes a thing.
    private func isOfNoun(_ token: Token) -> Bool { Scalars.startsWith(text.bytes, at: token.end, "的") }

    /// 省厅要求，考核办法规定，《规则》提出，: somebody above, or a document, demands.
    private func isAuthority(_ start: Int, _ end: Int) -> Bool {
        let words: [StaticString] = [
            "省", "市", "厅", "国务院", "中央", "上级", "办法", "方案", "规则", "条例", "意见", "通知", "规划", "纲要", "》",
        ]
        var position = start
        while position < end {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }

    /// 按照…要求，: what is demanded was done.
    private func isFollowed(_ start: Int, _ end: Int) -> Bool {
        let words: [StaticString] = [
            "对照", "按照", "根据", "围绕", "落实", "按", "贯彻", "依据", "遵照", "对标", "结合", "适应", "坚持", "违反", "符合", "达到",
        ]
        var position = start
        while position < end {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: position, $0) }) { return true }
            position += Scalars.length(text.bytes[position])
        }
        return false
    }

    private func lastDate(_ start: Int, _ end: Int) -> DateExpression? {
        text.dates(start, end).last { $0.to.year != nil }
    }
}
