import Quantities

/// The words before a number that say how exact it is.
extension Lexer {
    /// Finds the qualifier before a number: 近, 超过, 不少于. The words before it must have been kept.
    func qualify(_ figure: inout Figure) {
        var start = figure.numeral.range.lowerBound
        while let before = Scalars.before(bytes, start), Scalars.isBlank(Scalars.read(bytes, at: before).value) {
            start = before
        }
        var next = tokens.count
        while next > 0 {
            next -= 1
            let token = tokens[next]
            if token.start >= start { continue }
            guard token.end >= start - 12 else { break }
            guard token.end == start, let qualifier = Self.qualifier(of: token.classes) else { continue }
            figure.qualifier = qualifier
            figure.isNear = qualifier == .about && Scalars.startsWith(bytes, at: token.start, "近")
            figure.start = token.start
            break
        }
        if figure.numeral.isOpen, figure.qualifier == .exact { figure.qualifier = .about }
    }

    private static func qualifier(of classes: WordClasses) -> Qualifier? {
        if classes.contains(.about) { return .about }
        if classes.contains(.atLeast) { return .atLeast }
        return classes.contains(.atMost) ? .atMost : nil
    }
}
