import Documents
import Indicators
import Observations
import Quantities

/// Makes accounts of what a traced reading weighed.
struct AccountWriter {
    let writer: ReadingWriter
    let vocabulary: Vocabulary
    let observations: StatedObservations

    /// One account for each mention.
    func accounts() -> [Explanation.Account] {
        let frames = writer.frames
        let text = writer.text
        var traces: [Int: Trace.Account] = [:]
        for account in frames.trace?.accounts ?? [] { traces[account.figure] = account }
        var mentions = writer.mentions(observations).makeIterator()
        var found: [Explanation.Account] = []
        for sentence in writer.outline.sentences {
            for figure in sentence.figures
            where text.figures[figure].isArabic || frames.statementOf[figure] >= 0 {
                guard let mention = mentions.next() else { return found }
                let statement = frames.statementOf[figure]
                var account = Explanation.Account(
                    mention: mention, sentence: span(sentence.start..<sentence.end),
                    observation: statement >= 0
                        ? observations.place(of: statement).map { observations.list[$0] } : nil)
                if let trace = traces[figure] { add(trace, to: &account) }
                found.append(account)
            }
        }
        return found
    }

    private func add(_ trace: Trace.Account, to account: inout Explanation.Account) {
        account.clause = span(trace.region.left..<max(trace.region.left, trace.region.right))
        account.chosen = trace.frame.map(construction)
        account.rivals = trace.candidates.filter { candidate in
            candidate.pattern != trace.frame?.pattern || trace.frame == nil
        }
        .sorted { $0.score > $1.score }.map(construction)
        account.failures = failures(trace)
    }

    private func construction(_ frame: Frame) -> Explanation.Construction {
        Explanation.Construction(
            code: writer.catalogue.indicators[frame.indicator].code,
            pattern: frame.pattern >= 0 ? number(frame.pattern) : nil, words: frame.words.map(span),
            score: frame.score)
    }

    /// The failure of each entry that came nearest: too far before ruled out before incomplete before another measure.
    private func failures(_ trace: Trace.Account) -> [Explanation.Failure] {
        let known = Set(trace.candidates.map(\.indicator))
        var best: [Int: (rank: Int, pattern: Int, failure: Trace.Failure)] = [:]
        for (pattern, failure) in trace.failures {
            let indicator = Int(vocabulary.patterns[pattern].indicator)
            guard !known.contains(indicator) else { continue }
            let rank = rank(failure)
            if rank < best[indicator]?.rank ?? Int.max { best[indicator] = (rank, pattern, failure) }
        }
        return best.sorted { ($0.value.rank, $0.key) < ($1.value.rank, $1.key) }.map { indicator, found in
            Explanation.Failure(
                code: writer.catalogue.indicators[indicator].code, pattern: number(found.pattern),
                reason: reason(found.failure, found.pattern))
        }
    }

    private func rank(_ failure: Trace.Failure) -> Int {
        switch failure {
        case .distant: 0
        case .excluded: 1
        case .outside: 2
        case .missing: 3
        case .measure: 4
        }
    }

    private func reason(_ failure: Trace.Failure, _ pattern: Int) -> Explanation.Failure.Reason {
        switch failure {
        case .measure: .measure(allowed: entryPattern(pattern).units)
        case .missing(let group): .missing(words(of: group, pattern))
        case .excluded(let range): .excluded(span(range))
        case .outside: .outside
        case .distant(let count): .distant(count)
        }
    }

    /// The words of a group, found again in the pattern of the catalogue that has it.
    private func words(of group: Int32, _ pattern: Int) -> [String] {
        let compiled = vocabulary.patterns[pattern]
        let written = entryPattern(pattern)
        if compiled.topic == group { return written.topic?.words ?? [] }
        let place = compiled.said.firstIndex { vocabulary.saidGroups[Int($0)] == group }
        guard let place else { return [] }
        return written.said[compiled.said.distance(from: compiled.said.startIndex, to: place)].words
    }

    private func entryPattern(_ pattern: Int) -> IndicatorPattern {
        let indicator = Int(vocabulary.patterns[pattern].indicator)
        return writer.catalogue.patterns[indicator][number(pattern) - 1]
    }

    /// Which of its entry's patterns a pattern is, counted from 1.
    private func number(_ pattern: Int) -> Int {
        let indicator = vocabulary.patterns[pattern].indicator
        var first = pattern
        while first > 0, vocabulary.patterns[first - 1].indicator == indicator { first -= 1 }
        return pattern - first + 1
    }

    private func span(_ range: Range<Int>) -> TextSpan { writer.source.span(range) }
}
