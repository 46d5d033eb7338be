import Extraction
import Foundation
import Observations
import Quantities
import Testing

/// What a page puts around a report is left out of the reading and kept in the document.
struct FurnitureTests {
    @Test(arguments: [
        "浏览次数：1280次", "当前位置：首页 > 法治政府建设 > 受理行政复议案件62件", "点击量 3021 打印本页 关闭窗口",
        "湘公网安备 43062102000012号 网站标识码：4306210001", "联系电话：0730-7666012",
    ])
    func line_whenItBelongsToThePage_statesNothing(line: String) throws {
        for text in ["\(line)\n全年受理行政复议案件17件。", "全年受理行政复议案件17件。\n\(line)", "一、行政复议\n\(line)\n受理行政复议案件17件。"] {
            let reading = try InventedReport.read(text)
            #expect(reading.observations.map { "\($0.indicator) \($0.value)" } == ["reconsideration.received 17"])
            let own = reading.mentions.filter { $0.surface != "17" && $0.kind == .quantity && $0.surface != "2023" }
            #expect(own.allSatisfy { $0.rejection == .furniture }, "\(own)")
        }
    }

    @Test(arguments: [
        "县政府网站点击量达62万次，全年受理行政复议案件17件。", "通过扫一扫可查询，受理行政复议案件17件。",
    ])
    func sentence_whenItOnlyNamesThePage_isRead(sentence: String) throws {
        #expect(try InventedReport.read(sentence).observations.map(\.value) == [17])
    }
}
