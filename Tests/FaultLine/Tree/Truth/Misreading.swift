import Generation
import Indicators

/// Sentences that the reader is known to misread. The cells of their indicator and year are held against no truth: trees are about
/// what is done with figures, and a fault of the reader would be found again in one seed of ten. Each goes when its fault is mended.
enum Misreading: String, CaseIterable {
    /// 创建省级民主法治示范村44个: 省级 is the grade of the title, and is read as the organs that state the figure.
    case grade
    /// 自治区政府法律顾问44名，公职律师259名: that the government states it is forgotten behind the comma, and not behind 省政府.
    case autonomousRegion
    /// 制定政府规章5件。规范性文件清理结果为保留87件，修改10件: 修改 may be of the 规章 of the sentence before, and is of neither.
    case regulations

    /// Which of them a figure of a report is, if any.
    init?(_ statement: SampleReport.Statement, in report: SampleReport) {
        let code = statement.code.rawValue
        if code == "publicity.model_villages", statement.sentence.contains("省级") {
            self = .grade
        } else if statement.ambit == .organ, statement.sentence.hasPrefix("自治区政府") {
            self = .autonomousRegion
        } else if code == "norms.amended" || code == "norms.repealed",
            report.statements.contains(where: { $0.code.rawValue == "norms.regulations" })
        {
            self = .regulations
        } else {
            return nil
        }
    }
}
