import Quantities

/// Finds the year that a report is about.
struct YearFinder {
    private static let announcing = PhraseSet("现将 现公布 现公开 现发布 汇报如下 报告如下 公告如下 公布如下 通报如下 总结如下")
    private static let plans = PhraseSet("打算 安排 计划 思路 举措 部署")
    private static let opening = 900

    /// The year in the title; else where the opening announces the report, the first year of the opening, the first year
    /// of a heading (the year before it where the heading is about plans); else what the days of signature or publication
    /// leave: a report signed before July is about the year before.
    static func year(title: TitleFinder.Title?, layout: DocumentLayout, signed: CalendarDay?, published: CalendarDay?)
        -> Int?
    {
        if let title, let year = title.years.first { return year.year }
        if let title, let year = quoted(title.bytes) { return year }
        return inOpening(layout) ?? inHeadings(layout)
            ?? (signed ?? published).map { $0.month < 7 ? $0.year - 1 : $0.year }
    }

    /// 关于印发《甲县2024年法治政府建设工作要点》的通知: the year of the document that a title passes on.
    private static func quoted(_ title: [UInt8]) -> Int? {
        guard let open = quotes.first(in: title[...]) else { return nil }
        let inner = title[open.upperBound...]
        guard let close = closingQuotes.first(in: inner), subject.occurs(in: inner[..<close.lowerBound]) else {
            return nil
        }
        return PrintedYear.all(in: inner[..<close.lowerBound]).first?.year
    }

    private static let quotes = PhraseSet("《")
    private static let closingQuotes = PhraseSet("》")
    private static let subject = PhraseSet("法治政府 依法行政 法治建设")

    private static func inOpening(_ layout: DocumentLayout) -> Int? {
        let paragraphs = layout.opening.prefix(3).filter { $0.bytes.count > 90 }
        for paragraph in paragraphs {
            guard let announcement = announcing.first(in: paragraph.bytes) else { continue }
            // 现将我区2021年度法治政府建设情况汇报如下: the year nearest before the end of the announcement.
            let sentence = paragraph.bytes[announcement.lowerBound...].prefix(240)
            if let year = PrintedYear.all(in: sentence).first { return year.year }
        }
        for paragraph in paragraphs {
            let start = paragraph.bytes.prefix(opening)
            if let year = PrintedYear.all(in: start.prefix(60)).first, year.range.lowerBound == start.startIndex {
                return year.year
            }
        }
        return nil
    }

    private static func inHeadings(_ layout: DocumentLayout) -> Int? {
        for line in layout.bodyLines where line.bytes.count <= 120 {
            guard let year = PrintedYear.all(in: line.bytes).first?.year else { continue }
            return plans.occurs(in: line.bytes) && !line.bytes.text.contains("成效") ? year - 1 : year
        }
        return nil
    }
}
