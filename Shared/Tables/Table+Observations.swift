import Documents
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

extension Table where Record == ObservationRecord {
    /// One row for each figure of a document.
    public static let observations = Table(
        "observations", "数字", zh: "每行一个从原文读出的指标数字。", en: "One row for each figure that a document states.",
        primaryKey: ["document", "position"],
        foreignKeys: [.init(columns: ["document"], table: "documents", theirs: ["document"])],
        columns: origin + amount + reach + place + fate)

    private static let origin: [Column<ObservationRecord>] = [
        Column("document", "文件编号", zh: "文件。", en: "The document.", required: true) {
            .text($0.document.facts.document.description)
        },
        Column("place_code", "地区代码", zh: "报告地区。", en: "The reporting place.") {
            .text($0.document.placeCode?.rawValue)
        },
        Column("place_name", "地区", zh: "报告地区名称。", en: "The name of the reporting place.") {
            .text($0.document.placeName)
        },
        Column(
            "year", "年度", .year, zh: "数字所属年度（去年数归去年）。",
            en: "The year that the figure belongs to; last year's figure belongs to last year."
        ) { .integer($0.year) },
        Column("indicator", "指标代码", zh: "指标代码。", en: "The indicator.", required: true) {
            .text($0.observation?.indicator.rawValue)
        },
        Column("indicator_zh", "指标", zh: "指标名称。", en: "The Chinese name of the indicator.") { record in
            .text(record.observation.map { record.document.names.indicator($0.indicator, in: .zh) })
        },
    ]

    private static let amount: [Column<ObservationRecord>] = [
        Column("value", "数值", .number, zh: "按基本单位的数值。", en: "The value in the base unit.", required: true) {
            .number($0.observation?.value)
        },
        Column("lower", "下限", .number, zh: "真值的下限。", en: "The smallest possible true value.", required: true) {
            .number($0.observation?.bounds.lower)
        },
        Column(
            "upper", "上限", .number, zh: "真值的上限；空表示无上限。",
            en: "The largest possible true value; empty when nothing bounds it."
        ) {
            .number($0.observation?.bounds.upper)
        },
        Column("unit", "单位", zh: "基本单位。", en: "The base unit.", required: true) { .text($0.observation?.unit) },
        Column(
            "qualifier", "限定", zh: "原文对数字的限定。", en: "How the text qualifies the figure.",
            vocabulary: Vocabulary.qualifier, required: true
        ) { .code($0.observation?.qualifier.rawValue) },
    ]

    private static let reach: [Column<ObservationRecord>] = [
        Column("scope", "归属", zh: "是谁的数字。", en: "Whose figure it is.", vocabulary: Vocabulary.scope, required: true) {
            .code($0.observation?.scope.rawValue)
        },
        Column(
            "ambit", "范围", zh: "本地区数字的范围。", en: "How far a figure of the place itself reaches.",
            vocabulary: Vocabulary.ambit, required: true
        ) { .code($0.observation?.ambit.rawValue) },
        Column(
            "ambit_assumed", "范围系推定", .boolean, zh: "原文未说明，按指标通常范围推定。",
            en: "Whether the text is silent and the indicator's usual ambit was taken.", required: true
        ) { $0.observation.map { .flag($0.ambitAssumed) } ?? .empty },
        Column("about_place", "所指地区", zh: "所指的其他地区。", en: "The place it is about, when it is not the reporting one.") {
            .text($0.observation?.aboutPlace.map { about in (about.code.map { "\($0) " } ?? "") + about.name })
        },
        Column(
            "joint", "合并计数", .boolean, zh: "与其他事项合并计数，不参加汇总。",
            en: "Whether other things are counted together with it; such a figure is never added.", required: true
        ) { $0.observation.map { .flag($0.joint) } ?? .empty },
    ]

    private static let place: [Column<ObservationRecord>] = [
        Column("from", "自", .date, zh: "统计时段首日。", en: "The first day to which it refers.", required: true) {
            .day($0.observation?.period.from)
        },
        Column("to", "至", .date, zh: "统计时段末日。", en: "The last day to which it refers.", required: true) {
            .day($0.observation?.period.to)
        },
        Column("surface", "原文数字", zh: "原文所印的数字。", en: "The figure as printed.", required: true) {
            .text($0.observation?.surface)
        },
        Column(
            "start", "起", .integer, zh: "在原文中的起始位置（按字符计，从0起）。", en: "Where it starts, in code points from 0.",
            required: true
        ) {
            .integer($0.observation?.span.start)
        },
        Column("end", "止", .integer, zh: "在原文中的结束位置（不含）。", en: "One past its last code point.", required: true) {
            .integer($0.observation?.span.end)
        },
        Column("sentence", "原句", zh: "原句。", en: "The sentence, as printed.", required: true) {
            .text($0.observation?.sentence)
        },
    ]

    private static let fate: [Column<ObservationRecord>] = [
        Column(
            "used", "采用", .boolean, zh: "是否采用为该地区该年度的数。", en: "Whether it entered the cell of its place and year.",
            required: true
        ) {
            .flag($0.document.whyNot($0.index) == nil)
        },
        Column(
            "why_not", "未采用原因", zh: "未采用的原因。", en: "Why it did not enter.", vocabulary: Vocabulary.whyNot
        ) { .code($0.document.whyNot($0.index)?.rawValue) },
        Column(
            "position", "序号", .integer, zh: "在文件中的序号，从0起。", en: "Its number in the document, from 0.", required: true
        ) {
            .integer($0.index)
        },
        Column(
            "upper_excluded", "不含上限", .boolean, zh: "上限本身不可能。", en: "Whether the upper bound itself is ruled out.",
            required: true
        ) {
            $0.observation.map { .flag($0.bounds.excludesUpper) } ?? .empty
        },
        Column(
            "worded", "文字表述", .boolean, zh: "原文以文字表示为零（如“无一败诉”），不参加汇总。",
            en: "Whether the text says zero in words, without a figure; such a zero is never added.", required: true
        ) { $0.observation.map { .flag($0.worded == true) } ?? .empty },
    ]
}
