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
    /// How far its figures reach, where it says so: 全县 and 各级 are the whole, 县政府 the government's own organs.
    let ambit: Ambit?

    /// Words besides `{全}` by which a sentence tells that it is about the whole place.
    private static let words = ["各级", "三级"]

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
        ambit = Self.ambit(of: pieces)
        self.codes = codes
        self.stated = stated
    }

    private static func ambit(of pieces: [Piece]) -> Ambit? {
        var isOfOrgans = false
        var isAfterRank = false
        for piece in pieces {
            switch piece {
            case .slot(.everywhere): return .whole
            case .text(let text) where words.contains(where: text.contains): return .whole
            case .text(let text): isOfOrgans = isOfOrgans || isAfterRank && text.hasPrefix("政府")
            case .slot: break
            }
            isAfterRank = piece == .slot(.rank)
        }
        return isOfOrgans ? .organ : nil
    }
}
