import Generation
import Indicators

/// Sentences that the reader is known to misread. The cells of their indicator and year are held against no truth: trees are about
/// what is done with figures, and a fault of the reader would be found again in one seed of ten. Each goes when its fault is mended.
enum Misreading: String, CaseIterable {
    /// 制定政府规章5件。规范性文件清理结果为保留87件，修改10件: 修改 may be of the 规章 of the sentence before, and is of neither.
    case regulations

    /// Which of them a figure of a report is, if any.
    init?(_ statement: SampleReport.Statement, in report: SampleReport) {
        let code = statement.code.rawValue
        guard code == "norms.amended" || code == "norms.repealed",
            report.statements.contains(where: { $0.code.rawValue == "norms.regulations" })
        else { return nil }
        self = .regulations
    }
}
