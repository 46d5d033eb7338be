import Observations
import Places
import Quantities

/// Whoever a sentence names, so that each of its statements need only choose.
extension ScopeFinder {
    struct Cast: Sendable {
        /// A word such as 全市 or 我局.
        struct Word: Sendable {
            var start: Int
            var end: Int
            var classes: WordClasses
            var scope: Scope
            /// Whether a clause begins with it.
            var opens: Bool
        }

        /// The sentence; -1 for none.
        var sentence = -1
        /// Where the last figure of the sentence begins, behind which it is not asked who is named.
        var end = 0
        var words: [Word] = []
        /// Whether the name of a department or a town may end in it.
        var mayNameBodies = false
        /// Departments and towns that clauses begin with.
        var bodies: [Body] = []
        /// The names of places in it, as indices.
        var names = 0..<0

        /// Whether nobody is named.
        var isEmpty: Bool { words.isEmpty && !mayNameBodies && names.isEmpty }
    }

    /// Whether a word for the place above stands in a sentence before an offset: 全省行政诉讼无一败诉.
    func namesParent(_ sentence: Int, before offset: Int) -> Bool {
        text.tokens(startingIn: outline.sentences[sentence].start, offset).contains {
            !$0.classes.isDisjoint(with: .place) && reporter.scope(of: $0.classes) == .parent
        }
    }

    /// Finds whoever the sentence of a statement names, given the duties of all its words. Complexity: linear in the
    /// sentence.
    func enter(_ statement: Statement, _ classes: WordClasses) {
        let sentence = outline.sentences[statement.sentence]
        let last = sentence.figures.last.map { text.figures[$0].start } ?? sentence.start
        cast.sentence = statement.sentence
        cast.end = max(last, statement.region.figureStart)
        cast.words.removeAll(keepingCapacity: true)
        if !classes.isDisjoint(with: .place) { addWords(of: sentence) }
        cast.bodies.removeAll(keepingCapacity: true)
        cast.mayNameBodies = mayNameBodies(sentence.start, cast.end)
        if cast.mayNameBodies { cast.bodies = bodies(sentence) }
        let first = LexedText.index(in: names, below: sentence.start) { $0.range.lowerBound }
        var end = first
        while end < names.count, names[end].range.upperBound <= sentence.end { end += 1 }
        cast.names = first..<end
    }

    /// 创建省级民主法治示范村44个: who awards it, not whose they are.
    private func isRank(_ token: Token) -> Bool {
        guard Scalars.startsWith(text.bytes, at: token.end - 3, "级") else { return false }
        return Self.ranked.prefix(of: text.bytes[token.end..<min(text.bytes.count, token.end + 12)]) > 0
    }

    private static let ranked = PhraseSet("民主法治 示范 先进 优秀 试点 文明 重点 以上 及以上")

    private func addWords(of sentence: Sentence) {
        var next = text.firstToken(from: sentence.start)
        while next < text.tokens.count, text.tokens[next].start < sentence.end {
            let token = text.tokens[next]
            next += 1
            guard !token.classes.isDisjoint(with: .place), let scope = reporter.scope(of: token.classes) else {
                continue
            }
            // 东兴市各级组织: all levels of the place that is named.
            if !token.classes.isDisjoint(with: [.allLevels, .organ, .reporter]), nameEnds(at: token.start) { continue }
            if isAddressed(token.start) || token.classes.contains(.organ) && isRank(token) { continue }
            // 江门全市: the place that is named, all of it.
            let named = relation(ofNameEndingAt: token.start)
            cast.words.append(
                Cast.Word(
                    start: token.start, end: token.end, classes: token.classes, scope: named?.scope ?? scope,
                    opens: opensClause(named?.name?.lowerBound ?? token.start, sentence)))
        }
    }
}
