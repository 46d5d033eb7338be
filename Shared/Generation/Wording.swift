import Indicators

/// A sentence with slots for figures: one of the ways in which offices state an indicator.
struct Wording: Hashable, Sendable {
    /// A stretch of the sentence.
    enum Piece: Hashable, Sendable {
        case text(String)
        case slot(Slot)
    }

    /// The sentence, piece by piece.
    let pieces: [Piece]
    /// The indicators that it speaks of.
    let codes: Set<IndicatorCode>
    /// The indicators that it states for the year reported.
    let stated: Set<IndicatorCode>
    /// Whether only prefectures and provinces may say it, written `^` before it: counties make no regulations.
    let isOfUpperLevels: Bool

    init(_ line: Substring, code: (Substring) -> IndicatorCode) throws(PhraseError) {
        isOfUpperLevels = line.hasPrefix("^ ")
        var pieces: [Piece] = []
        var rest = isOfUpperLevels ? line.dropFirst(2) : line
        while let opening = rest.firstIndex(of: "{") {
            guard let closing = rest[opening...].firstIndex(of: "}") else {
                throw PhraseError(line, "a brace is not closed")
            }
            if opening > rest.startIndex { pieces.append(.text(String(rest[..<opening]))) }
            pieces.append(.slot(try Slot(rest[rest.index(after: opening)..<closing], line: line, code: code)))
            rest = rest[rest.index(after: closing)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
        var codes: Set<IndicatorCode> = []
        var stated: Set<IndicatorCode> = []
        for case .slot(let slot) in pieces {
            if let code = slot.code { codes.insert(code) }
            if case .figure(let code, _) = slot { stated.insert(code) }
        }
        self.codes = codes
        self.stated = stated
    }
}
