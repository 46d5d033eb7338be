import Documents
import Extraction
import Indicators
import Observations
import Places

/// Invented sentences under the title of an invented report, as the reader reads them.
enum InventedReport {
    /// Whose report it is.
    enum Issuer: String, CaseIterable, Sendable {
        /// A county of 岳阳市 in 湖南省.
        case county = "岳阳县"
        /// The city that holds the county.
        case city = "岳阳市"
    }

    /// The reader with everything that the product brings along, made once.
    static let reader = Result {
        Reader(catalogue: try Catalogue.bundled(), gazetteer: try bundledGazetteer.get())
    }

    /// The text of a report for 2023 that holds `body`.
    static func text(_ body: String, of issuer: Issuer = .county) -> String {
        "\(issuer.rawValue)2023年度法治政府建设情况报告\n\n"
            + "2023年，\(issuer.rawValue)人民政府推进法治政府建设，现将有关情况报告如下。\n\n\(body)\n"
    }

    /// What is read of any text.
    static func reading(of text: String) throws -> Reading {
        try reader.get().read(text, document: DocumentID(hashing: text.utf8))
    }

    /// What is read of a report for 2023 that holds `body`.
    static func read(_ body: String, of issuer: Issuer = .county) throws -> Reading {
        try reading(of: text(body, of: issuer))
    }

    /// The figures in the order of the text, each as `code value`, with more said of each by `also`.
    static func figures(
        _ body: String, of issuer: Issuer = .county, also: (Observation) -> String = { _ in "" }
    ) throws -> [String] {
        try read(body, of: issuer).observations.filter { $0.worded == nil }.map {
            "\($0.indicator) \($0.value)\(also($0))"
        }
    }
}
