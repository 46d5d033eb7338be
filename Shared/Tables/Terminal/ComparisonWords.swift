import Foundation
import Quantities
import Rollups

/// What the last column of a place's table says: the verdict on a sum, the spread of stated rates beside a ratio.
struct ComparisonWords {
    let style: TerminalStyle

    /// More names than these are counted, not named.
    private static let mostNames = 3

    func text(_ cell: Cell, _ figures: FigurePrinting) -> String {
        if cell.isAmbiguous { return style.alarming(style.say("数字并存", "several figures")) }
        if cell.method == .ratio { return spread(cell, figures) }
        let difference = cell.difference.map(figures.signed) ?? ""
        switch cell.verdict {
        case .equal:
            let equal = style.say("一致", "agrees")
            return cell.verdictReason.isWarning
                ? equal + missing(cell) + style.say("，请留意", ", look again") : equal
        case .incomplete:
            return cell.verdictReason.code == .organShare
                ? style.say("本级另有 \(difference)", "own share \(difference)")
                : style.say("下级不全 \(difference)", "incomplete \(difference)") + missing(cell)
        case .contradiction:
            return style.alarming(style.say("待核实 \(difference)", "verify \(difference)"))
        case .none:
            switch cell.verdictReason.code {
            case .periodsDiffer: return style.say("时段不同", "other days")
            case .ambitUnknown: return style.say("范围未说明", "reach unknown")
            case .organOnly: return style.say("本级另计", "organs apart")
            default: return "–"
            }
        }
    }

    private func missing(_ cell: Cell) -> String {
        let names = cell.verdictReason.names
        guard !names.isEmpty else { return "" }
        if names.count > Self.mostNames { return style.say("（缺\(names.count)个）", " (\(names.count) missing)") }
        return style.say("（缺\(names.joined(separator: "、"))）", " (without \(names.joined(separator: ", ")))")
    }

    private func spread(_ cell: Cell, _ figures: FigurePrinting) -> String {
        var texts: [String] = []
        if !cell.ratioExcluded.isEmpty {
            let names = cell.ratioExcluded.joined(separator: style.say("、", ", "))
            texts.append(
                style.alarming(
                    style.say(
                        "\(names)未计入（分子分母与比率不符，或仅为本级）",
                        "\(names) left out (parts do not give the rate, or organs' only)")))
        }
        if cell.childrenInValue < cell.coverage.expected {
            texts.append(style.say("按\(cell.childrenInValue)个算得", "of \(cell.childrenInValue)"))
        }
        if let spread = cell.distribution { texts.append(self.spread(spread, unit: cell.unit, figures)) }
        return texts.isEmpty ? "–" : texts.joined(separator: style.say("；", "; "))
    }

    /// How many state a figure, from the smallest to the largest.
    func spread(_ spread: Distribution, unit: String, _ figures: FigurePrinting) -> String {
        let numbers = [spread.minimum, spread.median, spread.maximum].map { figures.number($0, unit: unit) }
        return spread.minimum == spread.maximum
            ? style.say("\(spread.count)个载明 \(numbers[0])", "\(spread.count) state \(numbers[0])")
            : style.say(
                "\(spread.count)个载明 \(numbers[0])～\(numbers[2])，中位 \(numbers[1])",
                "\(spread.count) state \(numbers[0]) to \(numbers[2]), median \(numbers[1])")
    }
}
