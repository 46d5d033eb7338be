import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

/// The columns that follow those every reader wants: counties at any depth, what the sum is made of, zones, what competes.
extension Table where Record == CellRecord {
    static let counties: [Column<CellRecord>] = [
        Column(
            "counties_expected", "应报县数", .integer, zh: "其下县级行政区数（不论隔几级）。",
            en: "Counties under the place, at whatever depth.", required: true
        ) {
            .integer($0.cell.coverage.counties.expected)
        },
        Column(
            "counties_reporting", "已报县数", .integer, zh: "已读出报告的县数。", en: "Of these, with a report that was read.",
            required: true
        ) {
            .integer($0.cell.coverage.counties.reporting)
        },
        Column(
            "counties_stating", "载明县数", .integer, zh: "载明该数的县数。", en: "Of these, stating the figure.", required: true
        ) {
            .integer($0.cell.coverage.counties.stating)
        },
        Column("counties_zero", "载明为零县数", .integer, zh: "载明为零的县数。", en: "Of these, stating zero.", required: true) {
            .integer($0.cell.coverage.counties.zero)
        },
        Column(
            "counties_unreadable", "无法读取县数", .integer, zh: "报告无法读取的县数。",
            en: "Of these, whose document could not be read.", required: true
        ) {
            .integer($0.cell.coverage.counties.unreadable)
        },
        Column(
            "counties_ambiguous", "数字并存县数", .integer, zh: "有多个数字无法取舍的县数。",
            en: "Of these, with several figures that nothing decides between.", required: true
        ) {
            .integer($0.cell.coverage.counties.ambiguous)
        },
        Column(
            "counties_stated_later", "后年载明县数", .integer, zh: "仅由以后年度报告回述的县数。",
            en: "Of those stating, whose figure only a later report states, looking back.", required: true
        ) {
            .integer($0.cell.coverage.counties.statedLater)
        },
        Column(
            "counties_in_process", "在办县数", .integer, zh: "已收到文件、尚未读出的县数。",
            en: "Counties of which a document arrived and none is read yet.", required: true
        ) {
            .integer($0.cell.coverage.countiesInProcess)
        },
        Column(
            "counties_undecided", "地区未定县数", .integer, zh: "仅有地区未定、可能属于该县的文件的县数。",
            en: "Counties of which only a document arrived that may be another place's.", required: true
        ) {
            .integer($0.cell.coverage.countiesUndecided)
        },
    ]

    static let details: [Column<CellRecord>] = [
        Column(
            "complete", "全覆盖", .boolean, zh: "下级是否全部进入合计；否则只能称已载明合计。",
            en: "Whether every expected child entered the value; if not, it is a sum of what is stated so far.",
            required: true
        ) {
            .flag($0.cell.isComplete)
        },
        Column(
            "children_ambiguous", "数字并存下级", .integer, zh: "有多个数字无法取舍的下级数。",
            en: "Children with several figures that nothing decides between.", required: true
        ) {
            .integer($0.cell.coverage.ambiguous)
        },
        Column(
            "children_stated_later", "后年载明下级", .integer, zh: "仅由以后年度报告回述的下级数。",
            en: "Children whose figure only a later report states, looking back.", required: true
        ) {
            .integer($0.cell.coverage.statedLater)
        },
        Column(
            "children_in_process", "在办下级", .integer, zh: "已收到文件、尚未读出的下级数。",
            en: "Children of which a document arrived and none is read yet.", required: true
        ) {
            .integer($0.cell.coverage.inProcess)
        },
        Column(
            "children_undecided", "地区未定下级", .integer, zh: "仅有地区未定、可能属于该地区的文件的下级数。",
            en: "Children of which only a document arrived that may be another place's.", required: true
        ) {
            .integer($0.cell.coverage.undecided)
        },
        Column(
            "partial_names", "不完整地区", zh: "经由下级载明但不完整的下级。",
            en: "Children that state the figure through places below them, not completely."
        ) {
            .list($0.cell.coverage.partialNames)
        },
        Column(
            "figures", "数字个数", .integer, zh: "合计由几个地区的数组成。", en: "How many places' figures went into the value.",
            required: true
        ) {
            .integer($0.cell.makeup.figures)
        },
        Column("inexact_figures", "约数个数", .integer, zh: "其中不精确的个数。", en: "Of these, not exact.", required: true) {
            .integer($0.cell.makeup.inexact)
        },
        Column("exact_sum", "准确数之和", .number, zh: "其中准确数之和。", en: "The sum of the exact ones.") {
            $0.cell.method == .sum && $0.cell.value != nil ? .number($0.cell.makeup.exactSum) : .empty
        },
        Column("own_lower", "本地区下限", .number, zh: "本地区数的下限。", en: "The lower bound of the own figure.") {
            .number($0.cell.ownBounds?.lower)
        },
        Column(
            "own_upper", "本地区上限", .number, zh: "本地区数的上限。",
            en: "The upper bound of the own figure; empty when nothing bounds it."
        ) {
            .number($0.cell.ownBounds?.upper)
        },
        Column(
            "ambiguous", "数字并存", .boolean, zh: "本地区有多个数字无法取舍。",
            en: "Whether the place states several figures that nothing decides between.", required: true
        ) {
            .flag($0.cell.isAmbiguous)
        },
        Column(
            "own_figures", "本地区数字", zh: "本地区数字的由来，或并存的各数：数值@文件#序号。",
            en: "The figures behind the own value, or all that compete: value@document#position."
        ) {
            .list($0.cell.ownFigures.map(Self.reference))
        },
        Column(
            "restatements", "后年回述", zh: "以后年度报告回述的不同数。", en: "What later reports say, looking back, where it differs."
        ) {
            .list($0.cell.restatements.map(Self.reference))
        },
        Column(
            "editions", "读取版本", zh: "读出本行各数的版本（引擎.目录.地名表）；多于一个表示各数所依目录不同。",
            en:
                "The editions (engine.catalogue.gazetteer) that read the figures behind the row; more than one: by different catalogues."
        ) {
            .list(($0.cell.editions ?? []).map(\.description))
        },
        Column(
            "growth_percent", "较上年增减", .number, zh: "较上年增减百分比，按两年均载明该数的地区计算。",
            en: "The growth since the year before in per cent, over the places that state both years."
        ) {
            .number($0.growth?.percent)
        },
        Column("growth_places", "增减所计地区数", .integer, zh: "两年均载明的地区数。", en: "Over how many places.") {
            .integer($0.growth?.places)
        },
        Column("growth_now", "所计本年数", .number, zh: "这些地区本年数之和。", en: "Their figures of this year.") {
            .number($0.growth?.now)
        },
        Column("growth_before", "所计上年数", .number, zh: "这些地区上年数之和。", en: "Their figures of the year before.") {
            .number($0.growth?.before)
        },
        Column(
            "growth_excluded", "增减未计地区", zh: "未计入增减的地区及原因。",
            en:
                "The places that are left out: code and reason (not_before, not_now, territory, period, ambit); of one that was merged or divided the codes into which, too."
        ) {
            .list(
                ($0.growth?.excluded ?? []).map { exclusion in
                    let into = (exclusion.into ?? []).map(\.rawValue).joined(separator: "+")
                    return "\(exclusion.place) \(exclusion.reason.rawValue)" + (into.isEmpty ? "" : " \(into)")
                })
        },
        Column(
            "divisions_as_of", "区划年度", .integer, zh: "按哪一年的区划汇总；空表示按数字当年的区划。",
            en: "The year of the divisions, where it is another than that of the figures."
        ) {
            .integer($0.asOf)
        },
        Column(
            "territory", "区划变动", zh: "区划变动对本行的影响：合并、分设、范围有变、去向不明。",
            en: "What changes of divisions did to the row: merged, split, other territory, lost."
        ) {
            .list(
                $0.notes.map { note in
                    let others = note.others.isEmpty ? "" : ": " + note.others.joined(separator: "+")
                    return "\(note.kind.rawValue) \(note.name)\(others)"
                })
        },
        Column("zones", "功能区", zh: "其下功能区的数及其归属。", en: "What zones under the place hand up, and whether it is counted.")
        { record in
            .list(
                record.cell.zones.map {
                    "\($0.place) \($0.name) \($0.value.map { "\($0)" } ?? "") \($0.standing.rawValue)"
                })
        },
        Column(
            "stated_minimum", "最小", .number, zh: "下级载明数的最小值（不相加的指标）。",
            en: "The smallest of the children's figures, where they are not added."
        ) {
            .number($0.cell.distribution?.minimum)
        },
        Column("stated_median", "中位", .number, zh: "中位数。", en: "The middle one.") {
            .number($0.cell.distribution?.median)
        },
        Column("stated_maximum", "最大", .number, zh: "最大值。", en: "The largest.") {
            .number($0.cell.distribution?.maximum)
        },
        Column("stated_count", "个数", .integer, zh: "个数。", en: "How many children state it.") {
            .integer($0.cell.distribution?.count)
        },
        Column(
            "ratio_excluded", "比率未计入地区", zh: "分子分母与所载比率不符，或分子分母仅为本级的下级。",
            en: "Children whose parts do not give the rate that they state, or cover their own organs alone."
        ) {
            .list($0.cell.ratioExcluded)
        },
        Column(
            "reason_code", "说明代码", zh: "比较说明的稳定代码。", en: "The stable code of the verdict's reason.",
            vocabulary: reasons, required: true
        ) {
            .code($0.cell.verdictReason.code.rawValue)
        },
    ]

    private static let reasons = VerdictReason.Code.allCases.map { code in
        let words = VerdictReason(code).words
        return Term(code.rawValue, words.zh, words.en)
    }

    private static func reference(_ figure: OwnFigure) -> String {
        "\(figure.value)@\(figure.document.short)#\(figure.index)"
    }
}
