import Quantities

/// Finds the day on which a page was published.
struct PublicationFinder {
    private static let published = PhraseSet(
        "发布日期 发布时间 发布 公布日期 公布时间 公开日期 公开时间 上网日期 上网时间 上传时间 发稿时间 发表时间 发表日期 刊登日期 录入时间 信息时间 网上公开时间")
    private static let plain = PhraseSet("时间 日期 更新时间 更新日期 最后更新")
    private static let issued = PhraseSet("发文日期 发文时间 生成日期 印发日期 印发时间")
    private static let written = PhraseSet("成文日期 成文时间")
    /// What stands beside the hour under a headline.
    private static let byline = PhraseSet("来源 作者 点击 浏览 阅读 字号 编辑 分享 打印 记者 通讯员")
    /// What only a page has, and no report.
    private static let tools = PhraseSet("字号 打印 浏览 点击 分享 阅读次数")
    private static let clock = PhraseSet("今天 星期 现在 欢迎 当前时间")

    /// The day stated for the page, by the strength of the statement: a label of publication, a bare 时间, a day with the
    /// hour among the furniture, a label of issue; then the day under the signature, the day under the title, a label of
    /// writing. The header's clock is none of them.
    static func day(in layout: DocumentLayout, signed: CalendarDay?) -> CalendarDay? {
        let lines = Array(layout.head) + layout.tail
        let fields = lines.indices.filter { index in
            lines[index].bytes.count <= 600 && LabelledField.mayStand(in: lines[index].bytes)
        }
        let labelled = { Self.labelled($0, lines, fields) }
        return labelled(published) ?? labelled(plain)
            ?? unlabelled(layout.head, below: layout.title, inBrackets: false) ?? labelled(issued) ?? signed
            ?? unlabelled(layout.head, below: layout.title, inBrackets: true) ?? labelled(written)
    }

    private static func labelled(_ labels: PhraseSet, _ lines: [TextLine], _ fields: [Int]) -> CalendarDay? {
        for index in fields {
            guard let value = LabelledField.value(of: labels, in: lines[index].bytes) else { continue }
            if let date = PrintedDate.all(in: value.prefix(60)).first { return date.day }
            // The value may stand on the next line when a table was flattened.
            if value.isEmpty, index + 1 < lines.count, lines[index + 1].bytes.count <= 40,
                let date = PrintedDate.all(in: lines[index + 1].bytes).first
            {
                return date.day
            }
        }
        return nil
    }

    /// A line that begins with a day, or holds one with the hour beside the source; or a day alone in brackets under the
    /// title.
    private static func unlabelled(
        _ lines: ArraySlice<TextLine>, below title: Range<Int>?, inBrackets: Bool
    ) -> CalendarDay? {
        for line in lines where line.bytes.count <= 240 {
            guard let date = PrintedDate.all(in: line.bytes).first, !clock.occurs(in: line.bytes) else { continue }
            let before = date.range.lowerBound - line.range.lowerBound
            if !inBrackets, before == 0 { return date.day }
            // Above the title stands the clock of the page.
            let isBelow = title.map { line.range.lowerBound >= $0.upperBound } ?? false
            let isByline = date.hasTime ? byline.occurs(in: line.bytes) : tools.occurs(in: line.bytes)
            if !inBrackets, isBelow, isByline { return date.day }
            let opening = line.bytes.first == UInt8(ascii: "(") || line.bytes.starts(with: "（".utf8)
            if inBrackets, opening, before <= 3 { return date.day }
        }
        return nil
    }
}
