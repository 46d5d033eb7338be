import Indicators
import Observations
import Testing

/// Where the label of a number stands, and what it may leave out.
struct LabelTests {
    private static let received = "reconsideration.received"
    private static let concluded = "reconsideration.concluded"

    @Test(arguments: [
        "全年受理行政复议案件62件，审结54件。", "行政复议案件受理62件、审结54件。", "62件行政复议申请得到受理，其中54件已经审结。",
        "行政复议：受理62件；审结54件。", "行政复议方面，受理62起，审结54起。", "受理行政复议案件62宗，审结54宗。",
        "受理行政复议案件 62 件，审结 54 件。", "受理行政复议案件６２件，审结５４件。", "受理行政复议案件六十二件，审结五十四件。",
        "行政复议受理案件数（件）：62\n行政复议审结案件数（件）：54", "行政复议受理数、审结数依次为62件、54件。",
        "（一）行政复议。受理62件，审结54件。", "|受理行政复议案件|62件|\n|审结行政复议案件|54件|",
        "指标\n数值\n行政复议案件受理数（件）\n62\n行政复议案件审结数（件）\n54", "行政复议案件受理数\n62\n审结数\n54",
    ])
    func label_whereverItStands_isFound(body: String) throws {
        #expect(try InventedReport.figures(body) == ["\(Self.received) 62", "\(Self.concluded) 54"])
    }

    @Test(arguments: [
        (
            "行政复议方面，收到申请70件，受理62件，审结54件，纠错5件。",
            ["reconsideration.applications 70", received + " 62", concluded + " 54", "reconsideration.corrected 5"]
        ),
        ("制定行政规范性文件6件，备案6件，废止2件。", ["norms.issued 6", "norms.filed 6", "norms.repealed 2"]),
        ("全年办理行政应诉案件38起，败诉3起。", ["litigation.cases 38", "litigation.lost 3"]),
        ("受理行政复议案件62件，新建文化广场12处，审结54件。", [received + " 62", concluded + " 54"]),
    ])
    func label_whenLaterClausesLeaveTheMatterOut_isCarried(body: String, expected: [String]) throws {
        #expect(try InventedReport.figures(body) == expected)
    }

    @Test(arguments: [
        ("制定、修改、废止规范性文件分别为6件、2件、3件。", ["norms.issued 6", "norms.amended 2", "norms.repealed 3"]),
        ("行政复议受理、审结分别为62件和54件。", [received + " 62", concluded + " 54"]),
        ("行政复议受理数、审结数依次是62件、54件。", [received + " 62", concluded + " 54"]),
    ])
    func row_whenLabelsComeFirst_givesEachItsValue(body: String, expected: [String]) throws {
        #expect(try InventedReport.figures(body) == expected)
    }

    @Test(arguments: [
        ("受理行政复议案件62件，其中涉及公安领域的20件、土地领域的12件。", [received + " 62"]),
        ("受理行政复议案件62件（其中公安类20件），审结54件。", [received + " 62", concluded + " 54"]),
        ("办理行政应诉案件38起，其中败诉3起。", ["litigation.cases 38", "litigation.lost 3"]),
        (
            "审结行政复议案件54件，其中维持34件、调解20件。",
            [concluded + " 54", "reconsideration.mediated 20"]
        ),
    ])
    func part_whenItFollowsItsWhole_isNotTheWholeAgain(body: String, expected: [String]) throws {
        #expect(try InventedReport.figures(body) == expected)
    }

    @Test(arguments: [
        "受理行政复议案件X件。", "实现行政诉讼零败诉。", "无一起行政复议案件被撤销。", "平均每件行政复议案件办理20天。", "行政复议工作位居全市第2名。",
        "举办行政复议专题会第57次。", "行政复议热线为12348。", "《行政复议法（2023年修订）》施行。", "湘府复〔2023〕62号行政复议决定书。",
    ])
    func number_whenItCountsNothing_isNoFigure(body: String) throws {
        #expect(try InventedReport.figures(body).isEmpty)
    }

    @Test func number_whenABlankStandsInside_isNoFigureRatherThanAWrongOne() throws {
        let figures = try InventedReport.figures("受理行政复议案件62件，办理行政应诉案件1 5起。")
        #expect(figures == [Self.received + " 62"])
    }
}
