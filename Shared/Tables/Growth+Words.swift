import Foundation
import Places
import Quantities
import Rollups

extension Growth.Reason {
    /// Why a place is left out, in a few words.
    public var words: (zh: String, en: String) {
        switch self {
        case .notBefore: ("上年未载明", "not stated the year before")
        case .notNow: ("本年未载明", "not stated this year")
        case .territory: ("区划范围有变", "another territory")
        case .period: ("非全年数", "part of a year")
        case .ambit: ("口径不同", "another reach")
        }
    }
}

/// The growth of a cell in a sentence.
public struct GrowthWords {
    private let style: TerminalStyle
    private let names: (PlaceCode) -> String

    /// - Parameter names: tells what a place is called.
    public init(style: TerminalStyle, names: @escaping (PlaceCode) -> String) {
        self.style = style
        self.names = names
    }

    /// By how much, over whom, and who is left out.
    public func sentence(_ growth: Growth, unit: String) -> String {
        let rate = growth.percent.map { "\($0 > 0 ? "+" : "")\($0)%" } ?? style.say("上年为零", "nothing the year before")
        var text = style.say(
            "较上年 \(rate)：两年均载明的 \(growth.places) 个地区，\(growth.before)→\(growth.now)\(unit)",
            "since the year before \(rate): over \(growth.places) that state both years, \(growth.before) → \(growth.now) \(unit)"
        )
        if let bounds = growth.bounds, let upper = bounds.upper, bounds.lower != upper {
            text += style.say("（\(bounds.lower)% 至 \(upper)%）", " (between \(bounds.lower)% and \(upper)%)")
        }
        guard !growth.excluded.isEmpty else { return text }
        let left = growth.excluded.prefix(12).map { exclusion in
            let why = reason(exclusion)
            return style.say("\(names(exclusion.place))（\(why.zh)）", "\(names(exclusion.place)) (\(why.en))")
        }
        let more =
            growth.excluded.count > 12
            ? style.say(" 等 \(growth.excluded.count) 个", ", \(growth.excluded.count) in all") : ""
        return text + style.say("；未计：", "; left out: ") + left.joined(separator: style.say("、", ", ")) + more
    }

    private func reason(_ exclusion: Growth.Exclusion) -> (zh: String, en: String) {
        guard let into = exclusion.into?.map(names), let first = into.first else { return exclusion.reason.words }
        return into.count == 1
            ? ("并入\(first)", "merged into \(first)")
            : ("分属\(into.joined(separator: "、"))", "divided among \(into.joined(separator: ", "))")
    }
}
