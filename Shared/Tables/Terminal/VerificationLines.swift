import Phrases
import Rollups

/// The points that a person should look at, as a terminal shows them at the end of a run.
public struct VerificationLines {
    private let style: TerminalStyle
    private let names: Names

    /// Makes lines in a style.
    public init(style: TerminalStyle, names: Names) {
        self.style = style
        self.names = names
    }

    /// The points, numbered, under a heading for each kind; no line when there is nothing. Dead letters stand in the list of
    /// documents already.
    public func lines(documents: [DocumentRecord], cells: [Cell]) -> [String] {
        let points = VerificationPoints(documents: documents, cells: cells, names: names).all()
        var lines: [String] = []
        var number = 0
        for kind in VerificationPoint.Kind.allCases where kind != .unreadable {
            let points = points.filter { $0.kind == kind }
            guard !points.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(style.bold(kind.heading.text(in: style.language)))
            for point in points {
                number += 1
                lines += numbered(number, text(point))
            }
        }
        return lines
    }

    /// The words of a point; those of arithmetic with the sentence, without which nobody can follow it.
    private func text(_ point: VerificationPoint) -> String {
        let text = point.text.text(in: style.language)
        guard point.kind == .check, let sentence = point.quotations.first?.sentence else { return text }
        return text + "\n“\(TextWidth.cut(TextWidth.oneLine(sentence), to: 240))”"
    }

    private func numbered(_ number: Int, _ text: String) -> [String] {
        let lead = "  \(number). "
        let indent = String(repeating: " ", count: lead.count)
        let paragraphs = text.split(separator: "\n").flatMap { paragraph in
            style.width.map { TextWidth.wrapped(String(paragraph), to: max(20, $0 - lead.count)) } ?? [
                String(paragraph)
            ]
        }
        return paragraphs.enumerated().map { ($0.offset == 0 ? lead : indent) + $0.element }
    }
}
