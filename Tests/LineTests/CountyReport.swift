import FaultLine
import Foundation

/// A short report of a county, as an office would begin it, with invented figures.
enum CountyReport {
    /// - Parameter received: how many cases of 行政复议 were received; four fewer are said to be concluded.
    static func text(_ county: String, _ year: Int = 2023, received: Int = 41) -> String {
        "\(county)\(year)年度法治政府建设情况报告（数字均为虚构）\n\n全年受理行政复议案件\(received)件，审结\(received - 4)件。\n"
    }
}

extension TestNode {
    /// Writes reports of one county for several years, from 2010 on, into a folder of the node, whose path is returned.
    func writeReports(_ count: Int) throws -> String {
        for number in 0..<count {
            try write(
                CountyReport.text("岳阳县", 2010 + number, received: 40 + number), to: "reports/\(number).txt")
        }
        return folder.appending(path: "reports").path
    }
}
