import Documents
import Observations
import Quantities
import Testing

/// What each number of a text is: quantity, date, identifier or title.
struct MentionKindTests {
    /// The numbers of the body with the first letter of their kind: `2023i 6i 62q`.
    private func kinds(_ body: String) throws -> String {
        let start = InventedReport.text("").unicodeScalars.count - 1
        return try InventedReport.read(body).mentions.filter { $0.span.start >= start }
            .map { "\($0.surface)\($0.kind.rawValue.prefix(1))" }.joined(separator: " ")
    }

    @Test(arguments: [
        ("受理1,234件，占97.5％，约3.2万余人次，５场。", "1,234q 97.5％q 3.2万余q ５q"), ("压缩至3个工作日，同比增长17.4%。", "3q 17.4%q"),
        ("全市第3名，高出2.1个百分点。", "3q 2.1q"), ("合格率3‰，5百元，2亿元。", "3‰q 5百q 2亿q"),
    ])
    func number_whenItStatesSomething_isAQuantity(body: String, expected: String) throws {
        #expect(try kinds(body) == expected)
    }

    @Test(arguments: [
        ("2023年12月31日前，1-11月，上半年。", "2023d 12d 31d 1d 11d"), ("２０２３年，2021-2025年，2022年度。", "２０２３d 2021d 2025d 2022d"),
        ("10月31日17:42，2022-03-30 09:30:15。", "10d 31d 17d 42d 2022d 03d 30d 09d 30d 15d"),
        ("2022.3.30，4季度。", "2022d 3d 30d 4d"),
        ("国家宪法日（12·4）。", "12d 4d"),
    ])
    func number_whenItIsPartOfADate_isADate(body: String, expected: String) throws {
        #expect(try kinds(body) == expected)
    }

    @Test(arguments: [
        ("湘政发〔2023〕6号文件。", "2023i 6i"), ("办理12345热线工单，拨打12348电话。", "12345i 12348i"),
        ("推行“4+1”工作法，建设10+N平台，支持IPv6。", "4i 1i 10i 6i"), ("7×24小时服务，电话0730-7622345。", "7i 24i 0730i 7622345i"),
        ("“210”标准，721工作法。", "210i 721i"), ("索引号：430S00/2023-00012。", "430i 00i 2023i 00012i"),
        ("升级为2.0版，迈入3.0时代。", "2.0i 3.0i"),
        ("（3）强化监督。\n4.加强领导。", "3i 4i"),
    ])
    func number_whenItNamesSomething_isAnIdentifier(body: String, expected: String) throws {
        #expect(try kinds(body) == expected)
    }

    @Test(arguments: [("《法治政府建设实施纲要（2021—2025年）》举办12场。", "2021t 2025t 12q"), ("《第62号令》《“4+1”方案》", "62t 4t 1t")])
    func number_whenItStandsInATitle_isATitle(body: String, expected: String) throws {
        #expect(try kinds(body) == expected)
    }

    @Test(arguments: [
        ("受理行政复议案件六十二件，败诉率百分之五。", "六十二q 百分之五q"), ("一件事一次办，三百余棵树，七方面工作。", ""), ("二〇二三年十二月。", ""),
    ])
    func chineseNumeral_whenItStatesNoIndicator_isNoMention(body: String, expected: String) throws {
        #expect(try kinds(body) == expected)
    }
}
