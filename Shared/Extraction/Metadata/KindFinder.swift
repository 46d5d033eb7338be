import Observations

/// Says what kind of document it is, by its title and opening.
struct KindFinder {
    private static let inspection = PhraseSet("自查报告 自查情况 督察自查 自查")
    private static let inspected = PhraseSet("督察 督查")
    private static let plan = PhraseSet("工作要点 工作计划 实施方案 工作方案 工作安排 实施意见 任务清单")
    private static let report = PhraseSet("报告 情况 总结 汇报 年报")
    private static let news = PhraseSet("召开 举行 举办 开展 印发 部署 调研 推进会 动员会 培训班 走进 启动")
    private static let subject = PhraseSet("法治政府 依法行政 法治建设")
    private static let law = PhraseSet("法治 依法")

    /// The kind; `other` for what does not speak of law-based government at all.
    static func kind(title: TitleFinder.Title?, layout: DocumentLayout) -> DocumentMetadata.Kind {
        let opening = layout.opening.prefix(3).map { $0.bytes.prefix(1500) }
        // Sought in thousands of bytes, and asked for by reports alone.
        var isInspected: Bool { opening.contains { inspection.occurs(in: $0) && inspected.occurs(in: $0) } }
        if let title = title?.bytes[...] {
            if inspection.occurs(in: title) { return .inspectionSelfReport }
            // An account of all that a body did is a report on law-based government when it says so.
            guard law.occurs(in: title) || opening.contains(where: speaksOfLaw) else { return .other }
            if report.occurs(in: title) { return isInspected ? .inspectionSelfReport : .annualReport }
            if plan.occurs(in: title) { return .workPlan }
            return news.occurs(in: title) ? .news : .other
        }
        guard opening.contains(where: speaksOfLaw) else { return .other }
        return isInspected ? .inspectionSelfReport : .annualReport
    }

    private static func speaksOfLaw(_ words: ArraySlice<UInt8>) -> Bool { subject.occurs(in: words) }
}
