import Documents
import Indicators
import Observations
import Places
import Quantities

/// Decides whose figure it is: the reporter's, a part's, the parent's, another place's.
///
/// An object, because a structure of this size would be copied from one of its methods to the next. One thread works with
/// it.
final class ScopeFinder {
    let text: LexedText
    let outline: Outline
    let reporter: Reporter
    let gazetteer: Gazetteer
    /// Every place name of the text, in order.
    let names: [PlaceNameMatch]
    /// Whoever the sentence at hand names: found once for all its statements.
    @exclusivity(unchecked) var cast = Cast()

    init(
        text: LexedText, outline: Outline, reporter: Reporter, gazetteer: Gazetteer, names: [PlaceNameMatch]
    ) {
        self.text = text
        self.outline = outline
        self.reporter = reporter
        self.gazetteer = gazetteer
        self.names = names
    }

    /// What a scope was read from.
    struct Finding {
        var scope: Scope
        /// The name as printed, when a place is named.
        var name: Range<Int>?
        /// The class of the word, for the ambit.
        var classes: WordClasses = []
        /// The name of another place than the reporter, as an index; -1 for none.
        var match = -1
    }

    /// The place that a finding names; `nil` when it names none.
    func place(of finding: Finding) -> PlaceCode? { finding.match < 0 ? nil : names[finding.match].place?.code }

    /// The scope of a statement, and what says so; silence is the reporter's own. Statements are asked for in the order of
    /// the text.
    func finding(of statement: Statement, frames: FrameReader) -> Finding {
        if let name = statement.branch { return Finding(scope: .part, name: name) }
        if !frames.cells.isEmpty, let row = frames.cells[statement.figure]?.row { return finding(ofRow: row) }
        if cast.sentence != statement.sentence || cast.end < statement.region.figureStart {
            enter(statement, frames.vicinity.classes(of: statement.sentence))
        }
        if let extreme = frames.extreme(of: statement) {
            return Finding(scope: .part, name: extreme.start..<extreme.end)
        }
        if cast.isEmpty { return Finding(scope: .`self`) }
        let sentence = outline.sentences[statement.sentence]
        let start = window(of: statement, frames, sentence)
        // 岳阳县、平江县分别…62件、45件: the other places of the row are those of other numbers.
        let others = frames.excluded(from: statement.region)
        let end = statement.region.figureStart
        if let near = nearest(start, end, sentence, subjectsOnly: false, without: others) { return near }
        if cast.mayNameBodies, let town = town(endingAt: end, from: start) { return Finding(scope: .part, name: town) }
        if let earlier = nearest(sentence.start, start, sentence, subjectsOnly: true) { return earlier }
        return Finding(scope: .`self`)
    }

    private func window(of statement: Statement, _ frames: FrameReader, _ sentence: Sentence) -> Int {
        let region = statement.region
        let mark = frames.lastBreak(endingBefore: region.left, in: sentence)
        if mark >= sentence.breaks.lowerBound, text.breaks[mark].kind == .open, text.breaks[mark].end == region.left {
            return frames.leftBound(from: text.breaks[mark].start, before: statement.figure, in: sentence)
        }
        return max(region.left, sentence.start)
    }

    private func nearest(
        _ start: Int, _ end: Int, _ sentence: Sentence, subjectsOnly: Bool, without others: [Range<Int>] = []
    ) -> Finding? {
        var best: (start: Int, finding: Finding)?
        for word in cast.words where word.start >= start {
            guard word.start < end else { break }
            guard word.end <= end, !subjectsOnly || word.opens && word.scope != .parent else { continue }
            if word.scope == .parent, !word.opens, !isMeasured(word, before: end) { continue }
            best = (word.start, Finding(scope: word.scope, name: word.start..<word.end, classes: word.classes))
        }
        if let body = body(start, end, sentence), body.start >= best?.start ?? -1 {
            best = (body.start, Finding(scope: .part, name: body.start..<body.end))
        }
        for index in cast.names {
            let range = names[index].range
            guard range.upperBound <= end else { break }
            guard range.lowerBound >= start, range.lowerBound >= best?.start ?? -1, !isBracketed(range),
                !others.contains(range)
            else { continue }
            let opens = opensClause(range.lowerBound, sentence)
            guard opens || (!subjectsOnly && isListed(range.lowerBound)), !isAddressed(range.lowerBound),
                let finding = relation(of: index)
            else { continue }
            if subjectsOnly, finding.scope == .parent || finding.scope == .other { continue }
            best = (range.lowerBound, finding)
        }
        return best?.finding
    }

    /// The last department or town that begins a clause of a stretch.
    private func body(_ start: Int, _ end: Int, _ sentence: Sentence) -> Body? {
        guard cast.mayNameBodies else { return nil }
        var first: Body?
        if start > sentence.start, opensClause(start, sentence) { first = body(at: start, end) }
        let from = first?.end ?? start
        return cast.bodies.last { $0.start >= from && $0.end <= end } ?? first
    }

    func nameEnds(at offset: Int) -> Bool {
        let index = LexedText.index(in: names, below: offset) { $0.range.upperBound }
        return index < names.count && names[index].range.upperBound == offset
    }

    /// What the place is to the reporter whose name ends at an offset; `nil` when none does.
    func relation(ofNameEndingAt offset: Int) -> Finding? {
        let index = LexedText.index(in: names, below: offset) { $0.range.upperBound }
        guard index < names.count, names[index].range.upperBound == offset else { return nil }
        return relation(of: index)
    }

    func relation(of match: Int) -> Finding? {
        guard let code = names[match].place?.code else { return nil }
        let range = names[match].range
        if code == reporter.code {
            // 咸宁市公安局 is a department of the reporter.
            if !reporter.isDepartment, bodyEnd(from: range.upperBound) != nil {
                return Finding(scope: .part, name: range, match: match)
            }
            return Finding(scope: .`self`, name: range)
        }
        if reporter.ancestors.contains(code) { return Finding(scope: .parent, name: range, match: match) }
        let isBelow = reporter.code.map { gazetteer.lies(code, under: $0) } ?? false
        return Finding(scope: isBelow ? .part : .other, name: range, match: match)
    }

    /// 全市平均水平81.2%: the word belongs to the number when nothing else of content stands between.
    private func isMeasured(_ word: Cast.Word, before end: Int) -> Bool {
        text.content(word.end, end) <= 6 && !word.classes.contains(.nation)
    }

    /// 向省政府, 报市政府, 在全省: somebody is told, or the place only frames a praise.
    func isAddressed(_ start: Int) -> Bool {
        guard let before = Scalars.before(text.bytes, start) else { return false }
        switch Scalars.read(text.bytes, at: before).value {
        case 0x5411, 0x62A5, 0x5728, 0x88AB, 0x5C45, 0x5217, 0x83B7: return true  // 向 报 在 被 居 列 获
        default: return false
        }
    }

    private func isListed(_ start: Int) -> Bool {
        guard let before = Scalars.before(text.bytes, start) else { return true }
        switch Scalars.read(text.bytes, at: before).value {
        case 0x3001, 0x548C, 0x4E2D, 0x800C, 0x6BD4, 0x4E8E, 0x5360, 0x5BF9, 0x770B, 0x5982: return true  // 、和中而比于占对看如
        default: return false
        }
    }

    func opensClause(_ start: Int, _ sentence: Sentence) -> Bool {
        if start <= sentence.start { return true }
        var position = start
        while let before = Scalars.before(text.bytes, position) {
            let scalar = Scalars.read(text.bytes, at: before).value
            if Scalars.isBlank(scalar) || scalar == 0x2014 {
                position = before
                if position <= sentence.start { return true }
                continue
            }
            switch scalar {
            case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x3002, 0xFF1A, 0x3A, 0x0A, 0x0D, 0xFF08, 0x28, 0xFF09, 0x29, 0x7C:
                return true
            default: break
            }
            // 目前全县, 2021年全县, 同期全市, 其中县住建局: a time or 其中 may stand before.
            if text.date(endingAt: position) != nil { return true }
            if position >= 6, Scalars.startsWith(text.bytes, at: position - 6, "同期") {
                position -= 6
                continue
            }
            let skippable: WordClasses = [.thisYear, .part, .comparison]
            let token = text.tokens(startingIn: position - 60, position).last {
                $0.end == position && !$0.classes.isDisjoint(with: skippable)
            }
            guard let token else { return false }
            position = token.start
            if position <= sentence.start { return true }
        }
        return true
    }

    /// 系统（安徽）: a name in brackets of its own belongs to the thing before it.
    private func isBracketed(_ range: Range<Int>) -> Bool {
        guard let before = Scalars.before(text.bytes, range.lowerBound) else { return false }
        let opens = Scalars.startsWith(text.bytes, at: before, "（") || Scalars.startsWith(text.bytes, at: before, "(")
        let after = range.upperBound
        return opens
            && (Scalars.startsWith(text.bytes, at: after, "）") || Scalars.startsWith(text.bytes, at: after, ")"))
    }
}
