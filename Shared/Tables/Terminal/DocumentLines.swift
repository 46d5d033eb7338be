import Documents
import Observations
import Phrases
import Places
import Rollups

/// One line a document: place, level, year, figures, checks failed, or the reason for a dead letter.
public struct DocumentLines {
    private let style: TerminalStyle

    /// Makes lines in a style.
    public init(style: TerminalStyle) { self.style = style }

    /// The table of documents, ordered by place and year; those without a place after them, dead letters last.
    public func lines(_ documents: [DocumentRecord]) -> [String] {
        var grid = TerminalGrid(
            [
                (style.say("地区", "Place"), .left), (style.say("级别", "Level"), .left), (style.say("年度", "Year"), .right),
                (style.say("数字", "Figures"), .right), (style.say("不符", "Failed checks"), .right),
                (style.say("文件", "File"), .left), (style.say("说明", "Note"), .left),
            ], style: style)
        for document in documents.sorted(by: Self.precedes) {
            let isRead = document.facts.findings != nil
            grid.add([
                name(document), level(document),
                document.year.map { "\($0)" } ?? "–",
                isRead ? "\(document.facts.findings?.observations.count ?? 0)" : "–",
                document.checksFailed > 0 ? style.alarming("\(document.checksFailed)") : isRead ? "0" : "–",
                file(document),
                note(document),
            ])
        }
        return grid.lines()
    }

    private func level(_ document: DocumentRecord) -> String {
        guard let level = document.metadata?.level else { return "–" }
        return Vocabulary.phrase(level.rawValue, Vocabulary.bodyLevel).text(in: style.language)
    }

    /// A department by its own name; a county or township with what contains it, since many share a name.
    private func name(_ document: DocumentRecord) -> String {
        if let department = document.metadata?.department { return department }
        guard let name = document.placeName else { return style.say("未确定", "undecided") }
        guard let place = document.place, place.kind == .division, place.level == .county || place.level == .township,
            let container = document.names.place(place.parent, in: document.year)
        else { return name }
        return container.name + name
    }

    /// The file, and in how many other places it was found.
    private func file(_ document: DocumentRecord) -> String {
        let others = document.sources.count - 1
        let name = document.shortSource
        return others > 0 ? name + style.say("（另\(others)处）", " (+\(others))") : name
    }

    private func note(_ document: DocumentRecord) -> String {
        guard let reason = document.reason?.text(in: style.language) else { return "" }
        if document.facts.findings == nil, !document.facts.isRetracted {
            return style.say("无法读取：", "not read: ") + reason
        }
        let candidates = document.candidates
        return candidates.isEmpty ? reason : reason + style.say("：", ": ") + candidates.joined(separator: "; ")
    }

    private static func precedes(_ left: DocumentRecord, _ right: DocumentRecord) -> Bool {
        func rank(_ record: DocumentRecord) -> (Int, String, Int, String) {
            let place = record.placeCode?.rawValue
            let order = record.facts.findings == nil ? 2 : place == nil ? 1 : 0
            return (order, place ?? "", record.year ?? 0, record.sources.first ?? record.facts.document.description)
        }
        return rank(left) < rank(right)
    }
}
