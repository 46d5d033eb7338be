import Generation
import Indicators

/// Sentences that the reader is known to misread. The cells of their indicator and year are held against no truth: trees are about
/// what is done with figures, and a fault of the reader would be found again in one seed of ten. A test of the reader
/// (`amendments_behindRegulations_areOfTheDocumentsCleanedUp`) tells when it is mended and this may go.
enum Misreading {
    /// Whether a figure of a report is one. 制定政府规章5件。规范性文件清理结果为保留87件，修改10件: 修改 may be of the 规章 of the sentence
    /// before, and is of neither.
    static func concerns(_ statement: SampleReport.Statement, in report: SampleReport) -> Bool {
        let code = statement.code.rawValue
        return (code == "norms.amended" || code == "norms.repealed")
            && report.statements.contains { $0.code.rawValue == "norms.regulations" }
    }
}
