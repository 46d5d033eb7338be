import Foundation
import Indicators
import Phrases
import Places
import Quantities
import Rollups

extension Table where Record == CellRecord {
    /// One row for each indicator of a place in a year.
    public static let cells = Table(
        "cells", "汇总", zh: "每行一个地区、一个年度、一项指标的汇总结果。", en: "One row for each indicator of a place in a year, rolled up.",
        primaryKey: ["place_code", "year", "indicator"],
        columns: key + value + own + children + judgement + counties + details + decisions)

    private static let key: [Column<CellRecord>] = [
        Column(
            "place_code", "地区代码", zh: "地区代码；功能区为地名表的稳定编号。", en: "The place; for a zone the gazetteer's stable id.",
            required: true
        ) {
            .text($0.cell.place.rawValue)
        },
        Column("place_name", "地区", zh: "地区名称。", en: "Its name.") { .text($0.place?.name) },
        Column("level", "级别", zh: "地区级别。", en: "The level at which it governs.", vocabulary: Vocabulary.placeLevel) {
            .code($0.place?.level?.rawValue)
        },
        Column("year", "年度", .year, zh: "年度。", en: "The year.", required: true) { .integer($0.cell.year) },
        Column("indicator", "指标代码", zh: "指标代码。", en: "The indicator.", required: true) {
            .text($0.cell.indicator.rawValue)
        },
        Column("indicator_zh", "指标", zh: "指标名称。", en: "The Chinese name of the indicator.") {
            .text($0.names.indicator($0.cell.indicator, in: .zh))
        },
    ]

    private static let value: [Column<CellRecord>] = [
        Column(
            "method", "汇总方法", zh: "汇总方法。", en: "How the value came about.", vocabulary: Vocabulary.method,
            required: true
        ) { .code($0.cell.method.rawValue) },
        Column(
            "value", "下级合计", .number, zh: "下级已载明数之和或比率；不写出比上下限更细的位数。",
            en: "Over the children: the sum of what is stated, or the ratio; no digit finer than its bounds."
        ) { .number($0.cell.printedValue) },
        Column("lower", "下限", .number, zh: "下级合计的下限。", en: "The smallest possible value.") {
            .number($0.cell.bounds?.lower)
        },
        Column(
            "upper", "上限", .number, zh: "下级合计的上限；空表示无上限。",
            en: "The largest possible value; empty when nothing bounds it."
        ) {
            .number($0.cell.bounds?.upper)
        },
        Column("unit", "单位", zh: "基本单位。", en: "The base unit.") { .text($0.cell.unit) },
    ]

    private static let own: [Column<CellRecord>] = [
        Column("own_value", "本地区载明", .number, zh: "本地区报告载明的数。", en: "What the place's own report states.") {
            .number($0.cell.ownValue)
        },
        Column(
            "own_ambit", "本地区数的范围", zh: "本地区数的范围。", en: "How far the own figure reaches.", vocabulary: Vocabulary.ambit
        ) {
            .code($0.cell.ownAmbit?.rawValue)
        },
        Column("handed_up", "上报数", .number, zh: "进入上级合计的数。", en: "What enters the sum of the place above.") {
            .number($0.cell.printedHandedUp)
        },
        Column(
            "handed_up_by", "上报方式", zh: "上报数的由来。", en: "By which rule.", vocabulary: Vocabulary.handedUpBy,
            required: true
        ) { .code($0.cell.handedUpBy.rawValue) },
        Column("numerator", "分子", .number, zh: "比率的分子之和。", en: "Of a ratio: the summed numerators.") {
            .number($0.cell.numerator)
        },
        Column("denominator", "分母", .number, zh: "比率的分母之和。", en: "Of a ratio: the summed denominators.") {
            .number($0.cell.denominator)
        },
    ]

    private static let decisions: [Column<CellRecord>] = [
        Column(
            "decision", "人工核定", zh: "本地区数是否经人工核定；待复核表示核定所依据的数字已变，不再采用。",
            en: "Whether a person decided about the own figure; reopened when what was decided about has changed.",
            vocabulary: Vocabulary.decision
        ) { .code($0.cell.decisionCode) },
        Column("decision_reason", "核定理由", zh: "核定人和理由。", en: "Who decided, and why.") {
            .text($0.cell.decisions.map { $0.map(\.adjudication.signed).joined(separator: "; ") })
        },
    ]

    private static let children: [Column<CellRecord>] = [
        Column(
            "children_expected", "应报下级", .integer, zh: "当年存在的直接下级数（功能区另计）。",
            en: "Direct children in force that year; zones are counted apart.", required: true
        ) {
            .integer($0.cell.coverage.expected)
        },
        Column(
            "children_reporting", "已报下级", .integer, zh: "已读出报告的下级数。", en: "Of these, with a report that was read.",
            required: true
        ) {
            .integer($0.cell.coverage.reporting)
        },
        Column(
            "children_stating", "载明下级", .integer, zh: "载明该数的下级数（含零）。",
            en: "Of these, stating the figure, zero included.", required: true
        ) {
            .integer($0.cell.coverage.stating)
        },
        Column("children_zero", "载明为零", .integer, zh: "载明为零的下级数。", en: "Of these, stating zero.", required: true) {
            .integer($0.cell.coverage.zero)
        },
        Column(
            "children_unreadable", "无法读取", .integer, zh: "报告无法读取的下级数。",
            en: "Of these, whose document could not be read.", required: true
        ) {
            .integer($0.cell.coverage.unreadable)
        },
        Column("missing_names", "未载明地区", zh: "未载明该数的下级。", en: "The children that do not state the figure.") {
            .list($0.cell.coverage.missingNames)
        },
        Column(
            "partial_periods", "非全年个数", .integer, zh: "合计中不足全年的数字个数。",
            en: "How many figures of the value cover part of the year only.", required: true
        ) {
            .integer($0.cell.partialPeriods)
        },
    ]

    private static let judgement: [Column<CellRecord>] = [
        Column(
            "difference", "差额", .number, zh: "本地区载明减下级合计。", en: "Own figure minus the value, where both are comparable."
        ) {
            .number($0.cell.difference)
        },
        Column(
            "verdict", "比较", zh: "本地区载明与下级合计的比较。", en: "The comparison of own figure and value.",
            vocabulary: Vocabulary.verdict, required: true
        ) {
            .code($0.cell.verdict.rawValue)
        },
        Column("verdict_reason", "比较说明", zh: "比较结果的说明。", en: "Why the verdict is what it is.", required: true) {
            .phrase($0.cell.verdictReason.words)
        },
    ]
}
