import Documents

/// Where the parts of a document stand: what a page puts around a report, its title, its text, its signature.
public struct DocumentLayout: Sendable {
    /// The title, over all of its lines; `nil` when there is none.
    public var title: Range<Int>?
    /// The text of the report: from the first line after title and page furniture to the signature.
    public var body: Range<Int>
    /// Who signed, over all of the lines; `nil` when nobody did.
    public var signature: Range<Int>?

    /// Lines above the body, title included.
    let head: ArraySlice<TextLine>
    /// Lines of the body.
    let bodyLines: ArraySlice<TextLine>
    /// Lines below the last long line of the body.
    let tail: ArraySlice<TextLine>

    /// A paragraph has at least so many bytes, or clauses and half as many.
    private static let paragraph = 180
    /// Page furniture does not go on longer than this.
    private static let longestHead = 60
    private static let longestTail = 24

    private static let stops = PhraseSet("。 ；")
    /// Titles and labels have no clauses.
    private static let clauses = PhraseSet("。 ； ，")
    private static let headings = PhraseSet("一、 （一） (一) 第一， 第一、 【第一部分 第一部分 一是 1． 1. 1、 １．")
    /// Lines below the signature of an official letter; they may end like a sentence.
    private static let copies = PhraseSet("抄送 抄报 主送 报送：")
    private static let furniture = PhraseSet("首页 当前位置 您所在的位置 | ｜ 索引号 无障碍 网站标识码 版权所有 备案 主办 主题词")

    /// Takes a text apart into lines and finds where the body begins and ends.
    init(_ text: DocumentText) {
        let lines = TextLine.lines(of: text.reading)
        let first = Self.firstOfBody(lines)
        let last = Self.lastOfBody(lines, from: first)
        head = lines[..<first]
        bodyLines = first <= last ? lines[first...last] : lines[first..<first]
        tail = lines[min(last + 1, lines.count)...].suffix(Self.longestTail)
        let start = bodyLines.first?.range.lowerBound ?? 0
        body = start..<(bodyLines.last?.range.upperBound ?? start)
    }

    private static func firstOfBody(_ lines: [TextLine]) -> Int {
        for (index, line) in lines.enumerated().prefix(longestHead) {
            if headings.prefix(of: line.bytes) > 0 { return index }
            let count = line.bytes.count
            guard count >= paragraph / 2, !furniture.occurs(in: line.bytes) else { continue }
            if count >= paragraph || clauses.occurs(in: line.bytes) { return index }
        }
        return min(lines.count, longestHead)
    }

    /// The last line that is a paragraph or a whole sentence; what follows is signature and furniture.
    private static func lastOfBody(_ lines: [TextLine], from first: Int) -> Int {
        var index = lines.count - 1
        while index > first {
            let line = lines[index].bytes
            let isSentence = stops.suffix(of: line) > 0 && line.count >= paragraph / 3
            if (line.count >= paragraph || isSentence) && !furniture.occurs(in: line)
                && copies.prefix(of: line) == 0
            {
                break
            }
            index -= 1
        }
        return index
    }
}
