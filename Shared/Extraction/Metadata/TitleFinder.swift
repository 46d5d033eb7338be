/// Finds the title of a report among the lines above its text.
struct TitleFinder {
    /// A title, over one line or several.
    struct Title {
        /// From its first line to its last.
        let range: Range<Int>
        /// Its words in simplified characters, without the line ends.
        let bytes: [UInt8]
        /// The years that it names.
        let years: [PrintedYear]

        init(range: Range<Int>, bytes: [UInt8]) {
            self.range = range
            self.bytes = bytes
            years = PrintedYear.all(in: bytes[...])
        }
    }

    private static let subjects = PhraseSet("法治政府 依法行政 法治建设 依法治市 依法治县 依法治区 法治工作")
    private static let endings = PhraseSet(
        "报告 情况 总结 要点 计划 方案 安排 汇报 公告 通报 自查 年报 打算 通知 意见 报告（全文） 报告(全文) 报告（摘要） 报告(摘要)")
    private static let accounts = PhraseSet("报告 总结 汇报 工作情况 年报")
    private static let labels = PhraseSet("名称： 名称: 标题： 标题: 题： 题: 称： 称: 文件名称： 信息名称： 信息标题：")
    private static let furniture = PhraseSet("首页 当前位置 您所在 上一篇 下一篇 > 〉 》》 | ｜ / 浏览 字号 。")
    private static let openings = PhraseSet("关于 年度 20 二〇 二○ 法治 依法 2 （20 (20")
    private static let bodies = PhraseSet("政府 委员会 管委会 办事处 局 厅 办公室 委 街道 镇 乡 市 县 区 州 旗 盟 省")
    private static let longest = 240

    /// The title among these lines; `nil` when none of them speaks of law-based government as titles do.
    ///
    /// A page repeats its title in breadcrumb and metadata; the plainest line that names a year or a body wins, the lowest
    /// one among equals.
    static func title(in head: ArraySlice<TextLine>) -> Title? {
        var best: (score: Int, title: Title)?
        for index in head.indices {
            guard let candidate = candidate(in: head, at: index) else { continue }
            if candidate.score >= best?.score ?? 0 { best = candidate }
        }
        return best?.title ?? headline(in: head) ?? account(in: head)
    }

    /// The line that calls itself the account of a body and a time without a word of law: 某区司法局2024年上半年工作总结.
    private static func account(in head: ArraySlice<TextLine>) -> Title? {
        let line = head.last { line in
            guard line.bytes.count <= 150, accounts.suffix(of: line.bytes) > 0, !furniture.occurs(in: line.bytes),
                let year = PrintedYear.all(in: line.bytes).first
            else { return false }
            return bodies.suffix(of: line.bytes[..<year.range.lowerBound]) > 0
        }
        return line.map { Title(range: $0.range, bytes: Array($0.bytes)) }
    }

    /// The line that speaks of law-based government without being called a report: the headline of a news item.
    private static func headline(in head: ArraySlice<TextLine>) -> Title? {
        let line = head.last {
            $0.bytes.count <= 150 && subjects.occurs(in: $0.bytes) && !furniture.occurs(in: $0.bytes)
        }
        guard let line, line.bytes.count > 36 else { return nil }
        return Title(range: line.range, bytes: Array(line.bytes))
    }

    private static func candidate(in head: ArraySlice<TextLine>, at index: Int) -> (score: Int, title: Title)? {
        let line = head[index].bytes
        guard line.count <= longest, !furniture.occurs(in: line) else { return nil }
        let (plain, isLabelled) = withoutLabel(line)
        guard subjects.occurs(in: plain) else { return nil }
        var parts = [plain]
        if endings.suffix(of: plain) == 0 {
            guard index + 1 < head.endIndex, head[index + 1].bytes.count <= 60,
                endings.suffix(of: head[index + 1].bytes) > 0
            else { return nil }
            parts.append(head[index + 1].bytes)
        }
        if openings.prefix(of: plain) > 0, index > head.startIndex {
            let before = head[index - 1].bytes
            if before.count <= 90, bodies.suffix(of: before) > 0, !furniture.occurs(in: before) {
                parts.insert(before, at: 0)
            }
        }
        var bytes: [UInt8] = []
        for part in parts { bytes += part }
        let range = (parts.first?.startIndex ?? 0)..<(parts.last?.endIndex ?? 0)
        let title = Title(range: range, bytes: bytes)
        let hasYear = !title.years.isEmpty
        let score = (hasYear ? 4 : 0) + (openings.prefix(of: bytes[...]) == 0 ? 2 : 0) + (isLabelled ? 0 : 1) + 1
        return (score, title)
    }

    /// 名　　称：… has blanks inside its label.
    private static func withoutLabel(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Bool) {
        let opening = line.prefix(30)
        guard let label = labels.first(in: opening) else { return (line, false) }
        return (TextLine(line[label.upperBound...]).bytes, true)
    }
}
