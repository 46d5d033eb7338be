import Quantities

/// What stands around a date, and what that makes of it.
extension PeriodFinder {
    /// 自2021年6月起, 2012年以来, 2020年至今 tell since when something is done, not for which days it is counted.
    func isSince(_ date: Range<Int>) -> Bool {
        let end = Scalars.skipBlanks(text.bytes, from: date.upperBound)
        for word in ["起", "以来", "至今", "之前", "以前", "来"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: end, word) { return true }
        // 对2020年底前制发的文件清理: what is cleared up is older than the year.
        let isYear = Scalars.startsWith(text.bytes, at: date.upperBound - 3, "年")
        return isYear
            && (["底前", "底以前", "底之前", "末前", "前"] as [StaticString]).contains {
                Scalars.startsWith(text.bytes, at: end, $0)
            }
    }

    /// 去年前三季度, 上年1—10月: without a year of its own, behind a word for the one before. 较去年上半年增长 tells of this year's part.
    func isOfLastYear(_ date: DateExpression) -> Bool {
        guard date.from.year == nil, date.to.year == nil else { return false }
        let start = date.range.lowerBound
        return text.tokens(startingIn: start - 15, start).contains { token in
            let compares = (["比", "较", "同", "与"] as [StaticString]).contains {
                Scalars.startsWith(text.bytes, at: token.start, $0)
                    || Scalars.startsWith(text.bytes, at: token.start - 3, $0)
            }
            return token.end == start && token.classes.contains(.lastYear) && !compares
        }
    }

    /// 列入2018年度目录的, 2020年版: part of a name.
    func isAdjectival(_ date: Range<Int>) -> Bool {
        // 评查2022年办结的案卷48卷: the cases are of that year, the looking into them of this one.
        for word in ["评查", "抽查", "抽取", "抽评"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: date.lowerBound - word.utf8CodeUnitCount, word) { return true }

        for word in ["版", "届", "级"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: date.upperBound, word) { return true }
        return false
    }

    func opensClause(_ offset: Int, _ sentence: Sentence) -> Bool {
        var start = offset
        while let before = Scalars.before(text.bytes, start), start > sentence.start {
            let scalar = Scalars.read(text.bytes, at: before).value
            if Scalars.isBlank(scalar) {
                start = before
                continue
            }
            if isClauseMark(scalar) { return true }
            let opener = Self.openers.first { word in
                Scalars.startsWith(text.bytes, at: start - word.utf8CodeUnitCount, word)
            }
            guard let opener else { return false }
            start -= opener.utf8CodeUnitCount
        }
        return true
    }

    private static let openers: [StaticString] = [
        "截至", "截止", "截止到", "截至到", "今年", "从", "自", "本年", "年度", "全县", "其中", "到", "在", "去年",
        "上年",
    ]

    func isClauseMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x3002, 0xFF1A, 0x3A, 0x0A, 0x0D, 0xFF08, 0x28, 0x7C, 0xFF5C: true
        default: false
        }
    }

    func isUntil(_ date: DateExpression) -> Bool {
        for word in ["截至", "截止", "截止到", "截至到", "到"] as [StaticString]
        where Scalars.startsWith(text.bytes, at: date.range.lowerBound - word.utf8CodeUnitCount, word) { return true }
        return false
    }
}
