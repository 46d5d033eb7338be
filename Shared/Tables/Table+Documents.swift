import Documents
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

extension Table where Record == DocumentRecord {
    /// One row for each document.
    public static let documents = Table(
        "documents", "报告", zh: "每行一份收到的文件。", en: "One row for each document that was taken in.",
        primaryKey: ["document"],
        columns: [
            Column("document", "文件编号", zh: "文件内容的 SHA-256。", en: "The SHA-256 of the bytes.", required: true) {
                .text($0.facts.document.description)
            },
            Column(
                "path", "来源", zh: "文件从何而来；多处来源以分号分隔。",
                en: "Where the bytes came from; several are separated by semicolons."
            ) {
                .list($0.sources)
            },
            Column(
                "status", "状态", zh: "是否读出。", en: "Whether it was read.", vocabulary: Vocabulary.status, required: true
            ) { .code($0.status) },
            Column("kind", "文件类型", zh: "文件类型。", en: "What kind of document it is.", vocabulary: Vocabulary.documentKind)
            {
                .code($0.metadata?.kind.rawValue)
            },
            Column(
                "place_code", "地区代码", zh: "报告地区：国标代码六位，乡镇九位，功能区为地名表的稳定编号；未确定时为空。",
                en:
                    "The reporting place: six digits of GB/T 2260, nine for townships, the gazetteer's stable id for zones; empty when undecided."
            ) { .text($0.placeCode?.rawValue) },
            Column("place_name", "地区", zh: "报告地区名称。", en: "The name of the reporting place.") { .text($0.placeName) },
            Column(
                "level", "级别", zh: "报告主体的级别。", en: "The level of the body that reports.",
                vocabulary: Vocabulary.bodyLevel
            ) { .code($0.metadata?.level?.rawValue) },
            Column("parent_code", "上级代码", zh: "上级地区代码。", en: "The division that contains the place.") {
                .text(($0.metadata?.parent ?? $0.place?.parent)?.rawValue)
            },
            Column("year", "年度", .year, zh: "报告所述年度。", en: "The year reported.") { .integer($0.year) },
            Column("issuer", "发布单位", zh: "原文所印的发布单位。", en: "Who signed or published it, as printed.") {
                .text($0.metadata?.issuer)
            },
            Column("published", "发布日期", .date, zh: "发布日期或落款日期。", en: "The day of publication, else of the signature.") {
                .day($0.metadata?.published)
            },
            Column(
                "observations", "数字个数", .integer, zh: "读出的指标数字个数。", en: "How many figures were found.", required: true
            ) { .integer($0.facts.findings?.observations.count ?? 0) },
            Column(
                "checks_failed", "不符校验数", .integer, zh: "文内校验不符的个数。",
                en: "How many checks of the document's own arithmetic failed.", required: true
            ) { .integer($0.checksFailed) },
            Column(
                "candidates", "候选地区", zh: "地区未确定时的候选。", en: "The places that come into question when nothing decides."
            ) { .list($0.candidates) },
            Column(
                "reason", "原因", zh: "无法读取或不参加汇总的原因。",
                en: "Why it could not be read, or why its figures are not added up."
            ) { $0.reason.map { .phrase($0) } ?? .empty },
            Column("title", "标题", zh: "文件标题。", en: "The title, in simplified characters.") {
                .text($0.metadata?.title)
            },
            Column("department", "部门", zh: "报告部门。", en: "The department that reports, as printed.") {
                .text($0.metadata?.department)
            },
            Column("functional_zone", "功能区", .boolean, zh: "是否功能区。", en: "Whether the place is a functional zone.") {
                $0.metadata.map { .flag($0.isFunctionalZone) } ?? .empty
            },
            Column("failure", "失败代码", zh: "无法读取时的稳定代码。", en: "The stable word for why it could not be read.") {
                if case .buried(let failure) = $0.facts.outcome { .text(failure.code) } else { .empty }
            },
        ])
}

extension Table where Record == CheckRecord {
    /// One row for each arithmetic that a document allows.
    public static let checks = Table(
        "checks", "校验", zh: "每行一项文内自身可验算的关系。", en: "One row for each arithmetic that a document itself allows.",
        primaryKey: ["document", "position"],
        foreignKeys: [.init(columns: ["document"], table: "documents", theirs: ["document"])],
        columns: [
            Column("document", "文件编号", zh: "文件。", en: "The document.", required: true) {
                .text($0.document.facts.document.description)
            },
            Column("place_code", "地区代码", zh: "报告地区。", en: "The reporting place.") {
                .text($0.document.placeCode?.rawValue)
            },
            Column("year", "年度", .year, zh: "报告所述年度。", en: "The year reported.") { .integer($0.document.year) },
            Column(
                "rule", "校验", zh: "校验规则。", en: "What is compared.", vocabulary: Vocabulary.rule, required: true
            ) { .code($0.check.rule.rawValue) },
            Column("indicator", "指标代码", zh: "被校验的指标。", en: "The indicator of the checked figure.") {
                .text($0.check.indicator?.rawValue)
            },
            Column("stated", "载明", .number, zh: "原文载明的数。", en: "What the text states.", required: true) {
                .number($0.check.stated)
            },
            Column("expected", "应为", .number, zh: "由所列数算得。", en: "What its parts give.", required: true) {
                .number($0.check.expected)
            },
            Column("holds", "相符", .boolean, zh: "是否相符。", en: "Whether the two agree.", required: true) {
                .flag($0.check.holds)
            },
            Column("sentence", "原句", zh: "原句。", en: "The sentence, as printed.", required: true) {
                .text($0.check.sentence)
            },
            Column("place_name", "地区", zh: "报告地区名称。", en: "The name of the reporting place.") {
                .text($0.document.placeName)
            },
            Column("indicator_zh", "指标", zh: "指标名称。", en: "The Chinese name of the indicator.") { record in
                .text(record.check.indicator.map { record.document.names.indicator($0, in: .zh) })
            },
            Column(
                "position", "序号", .integer, zh: "在文件中的序号，从0起。", en: "Its number in the document, from 0.",
                required: true
            ) {
                .integer($0.index)
            },
            Column(
                "start", "起", .integer, zh: "被校验数字的起始位置（按字符计，从0起）。",
                en: "Where the checked figure starts, in code points from 0."
            ) {
                .integer($0.check.result.start)
            },
            Column("end", "止", .integer, zh: "被校验数字的结束位置（不含）。", en: "One past its last code point.") {
                .integer($0.check.result.end)
            },
        ])
}
