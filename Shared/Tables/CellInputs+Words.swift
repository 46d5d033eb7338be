import Observations
import Phrases
import Rollups

extension CellInputs.Rule {
    /// By which rule a place below came in or stayed out, for people.
    public var words: Phrase {
        switch self {
        case .entered: Phrase(zh: "计入合计", en: "enters the value")
        case .compared: Phrase(zh: "该类数字不相加，仅并列", en: "stands beside the others, which are not added")
        case .insideZone: Phrase(zh: "功能区，含在县区内，不另计", en: "a zone inside a county, not counted again")
        case .unknownZone: Phrase(zh: "功能区，归属未定，只放宽上限", en: "a zone of unknown standing, widens the upper bound")
        case .partsDisagree: Phrase(zh: "比率与分子分母不符，不计入", en: "its parts do not give its rate, left out")
        case .organParts:
            Phrase(zh: "分子分母仅为本级，不计入", en: "its parts cover its own organs alone, left out")
        case .partsMissing: Phrase(zh: "未同时载明分子和分母，不计入", en: "does not state both parts of its rate, left out")
        case .ambiguous: Phrase(zh: "多个数字并存，未能取舍", en: "states several figures, and nothing decides")
        case .notHandedUp: Phrase(zh: "载明而不上报", en: "states it and hands nothing up")
        case .stoodDown: Phrase(zh: "当年撤销，由继承地区的报告取代", en: "ended in the year, stands down for the report of")
        case .notStated: Phrase(zh: "已报，未载明", en: "reports and does not state it")
        case .unreadable: Phrase(zh: "报告无法读取", en: "its report could not be read")
        case .inProcess: Phrase(zh: "在办（已收到，尚未读出）", en: "in process: a document arrived and is not read yet")
        case .undecided: Phrase(zh: "仅有地区未定的文件", en: "perhaps of it: a document whose place is undecided")
        case .noOwnReport:
            Phrase(zh: "无自身报告，其下已报而无数可报", en: "no own report, and those below it that report give no figure")
        case .noReport: Phrase(zh: "未收到报告", en: "nothing arrived")
        }
    }
}

extension CellInputs.Origin {
    /// Whose document states a figure, for people; empty for the place's own.
    public var words: Phrase {
        switch self {
        case .own: Phrase(zh: "", en: "")
        case .above: Phrase(zh: "上级载明", en: "stated by the place above")
        case .undecided: Phrase(zh: "地区未定的文件", en: "a document of an undecided place")
        }
    }
}

extension DocumentMetadata.Kind {
    /// The kind of a document, for people.
    public var words: Phrase { Vocabulary.phrase(rawValue, Vocabulary.documentKind) }
}
