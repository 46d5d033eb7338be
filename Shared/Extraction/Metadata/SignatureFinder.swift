import Places
import Quantities

/// Finds who signed a report, and when, among the lines below its text.
struct SignatureFinder {
    /// A signature.
    struct Signature {
        /// The body's name as it stands in the reading text, from its first line to its last; `nil` when only a day stands.
        var range: Range<Int>?
        /// The name without line ends.
        var name: [UInt8] = []
        /// The body taken apart.
        var organ: Organ?
        /// The day under it.
        var day: CalendarDay?
    }

    private static let trailing = PhraseSet("主管 主办 （盖章） (盖章) （公章） （印）")
    private static let furniture = PhraseSet(
        "： : 版权 主办 承办 备案 标识码 浏览 打印 关闭 扫一扫 上一篇 下一篇 > | ｜ 首页 电话 地址 今天")
    private static let days = PhraseSet("（ ） ( )")

    /// Reads the lines below the text.
    ///
    /// The last line that is a day with a body above it is the signature; without a day, the last line that is a body and
    /// nothing else.
    static func signature(in tail: ArraySlice<TextLine>, resolver: PlaceResolver) -> Signature? {
        var dayOnly: Signature?
        for index in tail.indices.reversed() {
            guard let day = day(tail[index].bytes) else { continue }
            if var signed = body(in: tail, above: index, resolver: resolver) {
                signed.day = day
                return signed
            }
            if dayOnly == nil { dayOnly = Signature(day: day) }
        }
        for index in tail.indices.reversed() {
            if let signed = name(in: tail, lines: index..<index + 1, resolver: resolver, mustNamePlace: true) {
                var signed = signed
                signed.day = dayOnly?.day
                return signed
            }
        }
        return dayOnly
    }

    /// Reads the line in brackets under a title that says who issued the report, and when: （甲县人民政府　2024年3月1日）.
    static func signature(underTitle head: ArraySlice<TextLine>, resolver: PlaceResolver) -> Signature? {
        for line in head where line.bytes.count <= 160 {
            let opening = days.prefix(of: line.bytes)
            guard opening > 0, days.suffix(of: line.bytes) > 0,
                let date = PrintedDate.all(in: line.bytes).last, !date.hasTime
            else { continue }
            let body = TextLine(line.bytes.dropFirst(opening)[..<date.range.lowerBound])
            guard
                var signed = name(in: [body], lines: 0..<1, resolver: resolver, mustNamePlace: true)
            else { continue }
            signed.day = date.day
            return signed
        }
        return nil
    }

    /// Reads the signature of a notice that passes a document on: it stands above the document.
    static func signature(
        ofNotice title: TitleFinder.Title?, in layout: DocumentLayout, resolver: PlaceResolver
    ) -> Signature? {
        guard let title, notices.suffix(of: title.bytes[...]) > 0 else { return nil }
        let lines = layout.bodyLines.prefix(12)
        for index in lines.indices {
            guard let day = day(lines[index].bytes),
                var signed = body(in: lines, above: index, resolver: resolver)
            else { continue }
            signed.day = day
            return signed
        }
        return nil
    }

    private static let notices = PhraseSet("通知")

    /// The day that a line consists of.
    private static func day(_ line: ArraySlice<UInt8>) -> CalendarDay? {
        guard line.count <= 60, let date = PrintedDate.all(in: line).first, !date.hasTime else { return nil }
        var rest = line[..<date.range.lowerBound] + line[date.range.upperBound...]
        rest = TextLine(rest).bytes
        rest = rest.dropFirst(days.prefix(of: rest))
        rest = rest.dropLast(days.suffix(of: rest))
        return rest.isEmpty ? date.day : nil
    }

    /// The body over the line of a day: one line, or up to three that only together name it.
    private static func body(in tail: ArraySlice<TextLine>, above index: Int, resolver: PlaceResolver) -> Signature? {
        for count in 1...3 where index - count >= tail.startIndex {
            let lines = index - count..<index
            if let signed = name(in: tail, lines: lines, resolver: resolver, mustNamePlace: true) { return signed }
        }
        guard index > tail.startIndex else { return nil }
        return name(in: tail, lines: index - 1..<index, resolver: resolver, mustNamePlace: false)
    }

    private static func name(
        in tail: ArraySlice<TextLine>, lines: Range<Int>, resolver: PlaceResolver, mustNamePlace: Bool
    ) -> Signature? {
        var bytes: [UInt8] = []
        var last: TextLine?
        for line in tail[lines] {
            guard line.bytes.count <= 120, !furniture.occurs(in: line.bytes) else { return nil }
            bytes += line.bytes
            last = line
        }
        guard let first = tail[lines].first, let last else { return nil }
        let cut = trailing.suffix(of: bytes[...])
        bytes.removeLast(cut)
        guard Organ.mayBe(bytes[...]) else { return nil }
        let organ = Organ(bytes[...], resolver: resolver, year: nil)
        switch organ.kind {
        case .none, .place: return nil
        default: break
        }
        guard organ.evidence != nil || !mustNamePlace else { return nil }
        let range = first.range.lowerBound..<last.range.upperBound - cut
        return Signature(range: range, name: bytes, organ: organ, day: nil)
    }
}
