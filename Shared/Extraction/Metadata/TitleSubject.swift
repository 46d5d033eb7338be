/// Whom a title speaks of: 2020年[武汉东湖新技术开发区]法治政府建设情况工作报告.
struct TitleSubject {
    private static let openings = PhraseSet("关于 ： : （ ( 、 ， 的 — ― – － - ─ · ●")
    private static let stops = PhraseSet("关于 法治 依法 推进 全面 贯彻 党政 工作 落实 年度 开展 履行 深入 持续 《 加强 召开 举行 举办 印发 部署 扎实 积极 着力 多措并举")
    private static let blanks = PhraseSet("　 \u{A0}")

    /// The words of a title that name the body or the place; empty when there are none.
    ///
    /// Of two bodies side by side (中共某市委 某市人民政府) it is the last one.
    static func subject(of title: TitleFinder.Title) -> ArraySlice<UInt8> {
        let years = title.years
        var rest = title.bytes[...]
        while true {
            if let year = years.first(where: { $0.range.lowerBound == rest.startIndex }) {
                rest = title.bytes[year.range.upperBound...]
            } else {
                let opening = max(openings.prefix(of: rest), rest.first.map { $0 <= 0x20 } == true ? 1 : 0)
                guard opening > 0 else { break }
                rest = rest.dropFirst(opening)
            }
        }
        var end = stops.first(in: rest)?.lowerBound ?? rest.endIndex
        if let year = years.first(where: { $0.range.lowerBound >= rest.startIndex }) {
            end = min(end, year.range.lowerBound)
        }
        let subject = TextLine(rest[..<end]).bytes
        guard let gap = subject.lastIndex(where: { $0 == 0x20 }) else { return subject }
        return TextLine(subject[(gap + 1)...]).bytes
    }
}
