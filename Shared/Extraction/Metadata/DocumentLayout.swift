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
    /// The first lines of the body.
    let opening: ArraySlice<TextLine>
    /// Lines below the last long line of the body.
    let tail: ArraySlice<TextLine>
    /// The whole text for reading.
    private let text: [UInt8]

    /// A paragraph has at least so many bytes, or clauses and half as many.
    private static let paragraph = 180
    /// Page furniture does not go on longer than this.
    private static let longestHead = 60
    private static let longestTail = 24
    /// So many lines of the body are what the opening words mean.
    private static let openingLines = 6

    private static let stops = PhraseSet("。 ；")
    /// Titles and labels have no clauses.
    private static let clauses = PhraseSet("。 ； ，")
    private static let headings = PhraseSet("一、 （一） (一) 第一， 第一、 【第一部分 第一部分 一是 1． 1. 1、 １．")
    /// Lines below the signature of an official letter; they may end like a sentence.
    private static let copies = PhraseSet("抄送 抄报 主送 报送：")
    private static let furniture = PhraseSet("首页 当前位置 您所在的位置 | ｜ 索引号 无障碍 网站标识码 版权所有 备案 主办 主题词")

    /// Finds where the body begins and ends. Complexity: the lines around it are looked at, and the first ones in it.
    init(_ text: DocumentText) {
        self.text = text.reading
        let bytes = text.reading[...]
        var lines: [TextLine] = []
        var first: Int?
        var next = 0
        while first.map({ lines.count < $0 + Self.openingLines }) ?? true,
            let line = TextLine.first(in: bytes, from: &next)
        {
            if first == nil, lines.count == Self.longestHead || Self.beginsBody(line) { first = lines.count }
            lines.append(line)
        }
        head = lines[..<(first ?? lines.count)]
        guard let first else {
            (opening, tail, body) = ([], [], 0..<0)
            return
        }
        let (last, tail) = Self.lastOfBody(bytes, from: lines[first])
        opening = lines[first...].prefix { $0.range.lowerBound <= last.range.lowerBound }
        self.tail = tail[...]
        body = lines[first].range.lowerBound..<last.range.upperBound
    }

    /// All lines of the body. Complexity: linear in its length; most documents are read without them.
    var bodyLines: [TextLine] { TextLine.lines(of: text[body]) }

    private static func beginsBody(_ line: TextLine) -> Bool {
        if headings.prefix(of: line.bytes) > 0 { return true }
        let count = line.bytes.count
        guard count >= paragraph / 2, !furniture.occurs(in: line.bytes) else { return false }
        return count >= paragraph || clauses.occurs(in: line.bytes)
    }

    /// The last line that is a paragraph or a whole sentence, the first one if there is no other, and the lines after it:
    /// signature and furniture.
    private static func lastOfBody(_ text: ArraySlice<UInt8>, from first: TextLine) -> (TextLine, tail: [TextLine]) {
        var tail: [TextLine] = []
        var end = text.endIndex
        while let line = TextLine.last(in: text, before: &end), line.range.lowerBound > first.range.lowerBound {
            if endsBody(line.bytes) { return (line, tail.reversed()) }
            if tail.count < longestTail { tail.append(line) }
        }
        return (first, tail.reversed())
    }

    private static func endsBody(_ line: ArraySlice<UInt8>) -> Bool {
        let isSentence = stops.suffix(of: line) > 0 && line.count >= paragraph / 3
        return (line.count >= paragraph || isSentence) && !furniture.occurs(in: line) && copies.prefix(of: line) == 0
    }
}
