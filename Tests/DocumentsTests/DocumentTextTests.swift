import Documents
import Seeds
import Testing

/// Positions in scalars, quotations, and the way back. The texts are invented.
struct DocumentTextTests {
    /// Scalars of one, two, three and four bytes.
    private static let letters: [Unicode.Scalar] = ["7", "\n", "·", "é", "上", "计", "。", "　", "𠮷", "😀"]

    /// Texts of all lengths around the blocks of 64 bytes of the index.
    private func texts() -> [String] {
        var generator = SeededGenerator(seed: 64)
        return (0..<140).map { length in
            var text = String.UnicodeScalarView()
            for _ in 0..<length { text.append(Self.letters.randomElement(using: &generator) ?? "上") }
            return String(text)
        }
    }

    /// The UTF-8 offset of each scalar, and of the end.
    private func offsets(_ text: String) -> [Int] {
        var offsets = [0]
        for scalar in text.unicodeScalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return offsets
    }

    @Test func scalarOffset_ofEachScalar_isItsNumber() {
        for text in texts() {
            let document = DocumentText(text)
            for (scalar, offset) in offsets(text).enumerated() {
                #expect(document.scalarOffset(offset) == scalar)
                #expect(document.offset(ofScalar: scalar) == offset)
            }
        }
    }

    @Test func offset_behindTheLastScalar_isTheEnd() {
        for text in texts() {
            #expect(DocumentText(text).offset(ofScalar: text.unicodeScalars.count + 70) == text.utf8.count)
        }
    }

    @Test func quote_ofAnyScalars_isTheirText() {
        var generator = SeededGenerator(seed: 65)
        for text in texts() {
            let document = DocumentText(text)
            let offsets = offsets(text)
            let first = Int.random(in: 0..<offsets.count, using: &generator)
            let last = Int.random(in: first..<offsets.count, using: &generator)
            let scalars = Array(text.unicodeScalars)[first..<last]
            var expected = String.UnicodeScalarView()
            expected.append(contentsOf: scalars)
            #expect(document.quote(offsets[first]..<offsets[last]) == String(expected))
            #expect(document.span(offsets[first]..<offsets[last]) == TextSpan(start: first, end: last))
        }
    }

    @Test func quote_ofATraditionalText_isAsItWasDecoded() {
        let document = DocumentText(
            "審結12件", original: Array("審結12件".utf8), reading: Array("审结12件".utf8), isTraditional: true)
        #expect(document.quote(0..<6) == "審結")
        #expect(document.quote(6..<8) == "12")
    }
}
