import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

/// A reading as a clerk wants to see it: place and year, the figures with their sentences, the checks, the rest.
struct ReadingPage {
    let reading: Reading
    let catalogue: Catalogue
    let file: String
    let language: ReadingLanguage

    /// The whole page, ending with an empty line.
    var text: String { ([head] + figures + checks + rest).joined(separator: "\n") + "\n\n" }

    private var head: String {
        let metadata = reading.metadata
        let place = metadata.placeName ?? language("地方未定", "place undecided")
        let year = metadata.year.map { language("\($0)年", "\($0)") } ?? language("年份未定", "year undecided")
        var lines = ["== \(file)", "\(place)  \(year)"]
        if let level = metadata.level { lines[1] += "  \(level.rawValue)" }
        if let code = metadata.place { lines[1] += "  \(code)" }
        if let department = metadata.department { lines[1] += "  \(department)" }
        if !metadata.candidates.isEmpty {
            let codes = metadata.candidates.map(\.rawValue).joined(separator: ", ")
            lines.append(language("可能是：", "candidates: ") + codes)
        }
        return lines.joined(separator: "\n")
    }

    private var figures: [String] {
        guard !reading.observations.isEmpty else { return ["", language("没有读到指标。", "No indicator was found.")] }
        var lines = ["", language("指标：", "Figures:")]
        for observation in reading.observations {
            let entry = catalogue[observation.indicator]
            let name = language(
                entry?.zh ?? observation.indicator.rawValue, entry?.en ?? observation.indicator.rawValue)
            var line = "  \(name)  \(observation.value)\(observation.unit)\(mark(observation.qualifier))"
            if observation.scope != .self { line += "  [\(scope(observation))]" }
            if observation.period.year != reading.metadata.year || !observation.period.isWholeYear {
                line += "  (\(observation.period.from) — \(observation.period.to))"
            }
            lines.append(line)
            lines.append("      “\(oneLine(observation.sentence))”")
        }
        return lines
    }

    private var checks: [String] {
        guard !reading.checks.isEmpty else { return [] }
        var lines = ["", language("验算：", "Checks:")]
        for check in reading.checks {
            let verdict = check.holds ? language("相符", "holds") : language("待核实", "to be verified")
            let numbers =
                language("载明", "stated") + " \(check.stated), " + language("算得", "computed") + " \(check.expected)"
            lines.append("  \(verdict)  \(numbers)  “\(oneLine(check.sentence))”")
        }
        return lines
    }

    private var rest: [String] {
        let known = Set(reading.observations.map(\.span))
        let open = reading.mentions.filter { mention in
            mention.kind == .quantity && !known.contains { $0.overlaps(mention.span) }
        }
        guard !open.isEmpty else { return [] }
        let scalars = Array(reading.text.unicodeScalars)
        var lines = ["", language("未归入指标的数量：", "Quantities outside the catalogue:")]
        for mention in open {
            let from = max(0, mention.span.start - 16)
            let to = min(scalars.count, mention.span.end + 8)
            var around = ""
            around.unicodeScalars.append(contentsOf: scalars[from..<to])
            lines.append("  \(mention.surface)  …\(oneLine(around))…")
        }
        return lines
    }

    private func mark(_ qualifier: Qualifier) -> String {
        switch qualifier {
        case .exact: ""
        case .about: language("（约）", " (about)")
        case .atLeast: language("（以上）", " (at least)")
        case .atMost: language("（以内）", " (at most)")
        }
    }

    private func scope(_ observation: Observation) -> String {
        let name = observation.aboutPlace.map { " " + $0.name } ?? ""
        switch observation.scope {
        case .self: return language("本地", "self")
        case .part: return language("所辖部分", "part") + name
        case .parent: return language("上级", "parent") + name
        case .other: return language("其他", "other") + name
        }
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
