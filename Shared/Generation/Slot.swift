import Indicators

/// A place in a wording that is filled for each report, written in braces.
enum Slot: Hashable, Sendable {
    /// `{全}`: 全县, 全市, 全区, 全省.
    case everywhere
    /// `{县}`: 县, 市, 区, 省, 自治区.
    case rank
    /// `{年}`: the year after the one reported.
    case nextYear
    /// A figure of the year reported, in a form: `{received}`, `{received:余}`.
    case figure(IndicatorCode, Form)
    /// `{received<}`: the figure of the year before.
    case before(IndicatorCode)
    /// `{received^}`: how the figure has changed since: 增长8.3%, 下降2.1%, 持平.
    case change(IndicatorCode)

    /// How a figure is printed.
    enum Form: String, Sendable, CaseIterable {
        /// 1263
        case plain = ""
        /// 1,263
        case grouped = ","
        /// 3.26万; a count below ten thousand is printed plainly.
        case tenThousands = "万"
        /// 3.26亿; what is less is printed in 万.
        case hundredMillions = "亿"
        /// 1260余
        case more = "余"
        /// 约1260
        case about = "约"
        /// 超过1260
        case above = "超"
        /// 八; from a hundred on in digits.
        case words = "中"
    }

    /// Reads what stands between the braces.
    init(_ text: Substring, line: Substring, code: (Substring) -> IndicatorCode) throws(PhraseError) {
        switch text {
        case "全": self = .everywhere
        case "县": self = .rank
        case "年": self = .nextYear
        default:
            if text.hasSuffix("<") {
                self = .before(code(text.dropLast()))
            } else if text.hasSuffix("^") {
                self = .change(code(text.dropLast()))
            } else {
                let parts = text.split(separator: ":", maxSplits: 1)
                guard let name = parts.first, let form = Form(rawValue: String(parts.dropFirst().first ?? "")) else {
                    throw PhraseError(line, "“{\(text)}” is no slot")
                }
                self = .figure(code(name), form)
            }
        }
    }

    /// The indicator that it speaks of.
    var code: IndicatorCode? {
        switch self {
        case .everywhere, .rank, .nextYear: nil
        case .figure(let code, _), .before(let code), .change(let code): code
        }
    }
}
