import Documents
import Observations
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
                document.placeName ?? style.say("未确定", "undecided"), level(document),
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

    /// The last part of the first source, and how many more there are.
    private func file(_ document: DocumentRecord) -> String {
        guard let source = document.sources.first else { return document.facts.document.short }
        let parts = source.split(separator: "/")
        let name = parts.suffix(2).joined(separator: "/")
        let others = document.sources.count - 1
        return others > 0 ? name + style.say("（另\(others)处）", " (+\(others))") : name
    }

    private func note(_ document: DocumentRecord) -> String {
        guard let reason = document.reason?.text(in: style.language) else { return "" }
        if document.facts.findings == nil { return style.say("无法读取：", "not read: ") + reason }
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
