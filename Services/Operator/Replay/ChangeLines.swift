import Documents
import Foundation
import Indicators
import Messages
import Observations
import Places
import Quantities
import Tables

/// What a later edition told differently, by indicator and place, each figure with its sentences.
struct ChangeLines {
    let style: TerminalStyle
    let names: Names

    /// For a person.
    func lines(_ changes: [ReadingChange]) -> [String] {
        guard !changes.isEmpty else { return [style.say("没有差异。", "No difference.")] }
        var lines: [String] = []
        for (code, ofIndicator) in Dictionary(grouping: changes, by: \.indicator).sorted(by: { $0.key < $1.key }) {
            lines.append(style.bold("\(code)  \(names.indicator(code, in: style.language))"))
            for change in ofIndicator.sorted(by: Self.precedes) { lines += self.lines(change) }
        }
        return lines + ["", summary(changes)]
    }

    private func lines(_ change: ReadingChange) -> [String] {
        let figure = change.new ?? change.old
        let year = figure?.period.year
        let place = change.place.map { names.name(of: $0, in: year) } ?? style.say("地区未定", "no place")
        let code = change.place?.rawValue ?? "–"
        let head =
            "  \(code) \(place) \(year.map { "\($0)" } ?? "")  \(words(change))  \(change.document.description.prefix(12))"
        return [head] + sentences(change).map { "      " + $0 }
    }

    private func words(_ change: ReadingChange) -> String {
        switch change.difference {
        case .new(let new): style.say("新增 ", "new ") + value(new)
        case .gone(let old): style.alarming(style.say("消失 ", "gone ")) + value(old)
        case .changed(let old, let new): style.say("变更 ", "changed ") + "\(value(old)) → \(value(new))"
        }
    }

    private func value(_ observation: Observation) -> String { "\(observation.value)\(observation.unit)" }

    /// The sentence before, when it is another, and the one after.
    private func sentences(_ change: ReadingChange) -> [String] {
        let texts = [change.old?.sentence, change.new?.sentence].compactMap { $0.map { TextWidth.oneLine($0) } }
        return texts.first == texts.last ? Array(texts.prefix(1)) : texts
    }

    private func summary(_ changes: [ReadingChange]) -> String {
        var new = 0
        var gone = 0
        var changed = 0
        for change in changes {
            switch change.difference {
            case .new: new += 1
            case .gone: gone += 1
            case .changed: changed += 1
            }
        }
        let documents = Set(changes.map(\.document)).count
        return style.say(
            "新增 \(new)，消失 \(gone)，变更 \(changed)，涉及 \(documents) 份文件。",
            "\(new) new, \(gone) gone, \(changed) changed, in \(English.count(documents, "document")).")
    }

    private static func precedes(_ one: ReadingChange, _ other: ReadingChange) -> Bool {
        (one.place?.rawValue ?? "~", one.document.description, one.new?.span.start ?? one.old?.span.start ?? 0)
            < (
                other.place?.rawValue ?? "~", other.document.description,
                other.new?.span.start ?? other.old?.span.start ?? 0
            )
    }

    /// For scripts.
    static func json(_ change: ReadingChange) -> String {
        var line = JSONLine()
        line.string("document", change.document.description)
        line.string("place", change.place?.rawValue)
        line.string("indicator", change.indicator.rawValue)
        line.string("old_edition", change.oldEdition?.description)
        line.string("new_edition", change.newEdition?.description)
        line.number("old_value", change.old?.value)
        line.string("old_sentence", change.old?.sentence)
        line.number("new_value", change.new?.value)
        line.string("new_sentence", change.new?.sentence)
        line.integer("year", (change.new ?? change.old)?.period.year)
        return line.object
    }
}
