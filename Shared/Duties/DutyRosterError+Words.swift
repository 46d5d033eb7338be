import Phrases

extension DutyRosterError {
    /// The sentence for people.
    public var words: Phrase { Phrase(zh: "\(file) 第 \(line) 行：\(chinese)", en: description) }

    private var chinese: String {
        switch cause {
        case .notUTF8: "文本不是 UTF-8 编码；请在电子表格中另存为“CSV UTF-8 (逗号分隔)”"
        case .noHeading(let missing, let known):
            "首行没有“\(missing)”一列；列名应为：\(known.joined(separator: "、"))"
        case .unknownHeading(let heading, let known):
            "没有“\(heading)”这一列；可用的列：\(known.joined(separator: "、"))"
        case .openQuote: "引号没有配对；请补上或去掉"
        case .tooManyFields(let count, let expected):
            "有 \(count) 个字段，而列名只有 \(expected) 个；含逗号的文字请加引号"
        case .noPlace: "没有写明地区；请在第一列填行政区划代码，例如 330103"
        case .unknownPlace(let code):
            "地名表中没有代码为 \(code) 的地区；请填六位代码（电子表格会去掉开头的零，并改写过长的数字）"
        case .otherName(let code, let written, let known): "\(code) 是\(known)，不是\(written)；请更正代码或名称"
        case .years(let text): "“\(text)”不是年度；请填 2023 或 2021-2023，不填表示各年度"
        case .due(let text): "“\(text)”不是日期；请填 2024-03-15，或填 03-15 表示报告年度次年的这一天"
        case .dueOfSeveralYears(let text): "\(text) 是某一年的日期，而该行涉及多个年度；请只填月和日，或只填一个年度"
        case .standing(let text): "“\(text)”不是可填的情况；请填 应报、免报 或 涉密"
        case .repeated(let other): "第 \(other) 行已就同一报告和年度作了规定；两行请留一行"
        }
    }
}
