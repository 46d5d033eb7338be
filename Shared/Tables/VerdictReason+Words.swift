import Phrases
import Rollups

extension VerdictReason {
    /// The reason as a sentence, naming the places that it is about.
    public var words: Phrase {
        let zh = names.isEmpty ? "部分下级" : names.joined(separator: "、")
        let en = names.isEmpty ? "some places below" : names.joined(separator: ", ")
        switch code {
        case .noChildren:
            return Phrase(zh: "没有下级报告可比。", en: "Nothing below this place reports.")
        case .noChildStates:
            return Phrase(zh: "下级均未载明该数。", en: "No place below states the figure.")
        case .noOwnFigure:
            return Phrase(zh: "本地区报告未载明该数。", en: "The place's own report does not state the figure.")
        case .ambiguous:
            return Phrase(
                zh: "本地区有多个数字并存，无法取舍。",
                en: "The place states several figures, and nothing decides between them.")
        case .notAdded:
            return Phrase(zh: "该类数字不相加。", en: "Figures of this kind are not added.")
        case .rateNotCompared:
            return Phrase(zh: "比率并列展示，不作比较。", en: "Rates stand beside each other and are not compared.")
        case .organOnly:
            return Phrase(
                zh: "本地区所载为本级数，不含下级。", en: "The own figure covers the government's own organs, not the places below.")
        case .ambitUnknown:
            return Phrase(
                zh: "本地区所载数未说明范围，且小于下级合计，不作全域数。",
                en:
                    "The own figure does not say how far it reaches and is below the sum; it is not taken for the whole."
            )
        case .periodsDiffer:
            return Phrase(
                zh: "与\(zh)的统计时段不同，不作比较。", en: "The figures refer to other days than those of \(en).")
        case .agrees:
            return Phrase(zh: "与下级合计相符。", en: "It agrees with the sum of the places below.")
        case .agreesWithRoom:
            return Phrase(
                zh: "与已载明合计相容；\(zh)尚未完整载明。", en: "It is compatible with the sum so far; not complete: \(en).")
        case .agreesWithoutRoom:
            return Phrase(
                zh: "与已载明合计相等，未给尚未完整载明的\(zh)留出余地，请留意。",
                en: "It equals the sum so far and leaves no room for those not complete: \(en). Look again.")
        case .childrenMissing:
            return Phrase(
                zh: "大于已载明合计；\(zh)未载明或不完整。", en: "It is above the sum so far; missing or not complete: \(en).")
        case .organShare:
            return Phrase(
                zh: "下级均已载明，差额可能为本级所办。",
                en: "It is above the sum though all below state theirs; the rest may be the government's own share.")
        case .belowSum:
            return Phrase(zh: "小于下级合计，待核实。", en: "It is below the sum of the places below; to be verified.")
        }
    }
}
