import Quantities

/// What a scalar can begin besides a word of several scalars.
struct Openings: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    // Constants, not stored values: each stored one would be asked whether it is made yet at every use.
    /// The scalar is a word itself.
    static var word: Self { Self(rawValue: 1 << 0) }
    /// A Chinese numeral can begin.
    static var numeral: Self { Self(rawValue: 1 << 1) }
    /// 上半年, 第三季度 can begin.
    static var partOfYear: Self { Self(rawValue: 1 << 2) }
    /// A half-width or full-width digit.
    static var digit: Self { Self(rawValue: 1 << 3) }
    /// A mark that cuts the text; ``breakKind`` tells how.
    static var mark: Self { Self(rawValue: 1 << 4) }
    /// A sign that is neither content nor part of a word.
    static var void: Self { Self(rawValue: 1 << 5) }
    /// No content, though words may begin with it: blanks and quotes of the Chinese part of the plane.
    static var blank: Self { Self(rawValue: 1 << 6) }
    /// What is looked at before words are.
    static var sign: Self { [.digit, .mark, .void] }

    /// How a mark cuts the text: the kind stands above the other bits.
    @inline(__always)
    var breakKind: Break.Kind? { contains(.mark) ? Break.Kind(rawValue: UInt8(rawValue >> 8)) : nil }

    /// What a scalar of the basic plane can begin in every vocabulary.
    init(_ scalar: UInt32) {
        if (0x4E00...0x9FFF).contains(scalar) {
            self = []
            if NumeralReader.numeralDigit(scalar) != nil || scalar == 0x5341 || scalar == 0x767E { insert(.numeral) }
            switch scalar {
            case 0x4E0A, 0x4E0B, 0x7B2C, 0x524D, 0x4E00, 0x4E8C, 0x4E09, 0x56DB: insert(.partOfYear)  // 上下第前一二三四
            default: break
            }
            return
        }
        let isLetter = (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
        if Scalars.digit(scalar) != nil {
            self = .digit
        } else if let kind = Lexer.breakKind(scalar) {
            self = Self(rawValue: Self.mark.rawValue | UInt16(kind.rawValue) << 8)
        } else if scalar <= 0x2FFF, !isLetter {
            self = .void
        } else {
            self = scalar == 0x3000 || Lexer.isQuote(scalar) ? .blank : []
            if NumeralReader.numeralDigit(scalar) != nil { insert(.numeral) }
        }
    }

    /// Whether a part of a year may go on with a scalar of these openings behind the one that opens it: 上半年, 三季度, 第三季度.
    static func mayBePartOfYear(_ second: UInt32, _ openings: Openings) -> Bool {
        second == 0x534A || second == 0x5B63 || !openings.isDisjoint(with: [.numeral, .digit])  // 半 季
    }
}
