import Seeds
import Testing

@testable import Extraction

@Suite("Marked scalars")
struct ScalarMarksTests {
    private func positions(_ marks: ScalarMarks, _ text: String) -> [Int] {
        var found: [Int] = []
        Array(text.utf8).withUnsafeBytes { bytes in
            marks.forEach(in: bytes) { index in
                found.append(index)
                return true
            }
        }
        return found
    }

    @Test func forEach_whenTextMixesLengths_findsWhatAPlainSearchFinds() throws {
        var marks = ScalarMarks()
        let wanted: [Unicode.Scalar] = ["甲", "丁", "ﾊ", "一"]
        for scalar in wanted { marks.insert(UInt16(scalar.value)) }
        let alphabet = ["甲", "乙", "丙", "丁", "一", "ﾊ", "7", "2024", "é", "😀", " "]
        var random = SeededGenerator(seed: 11)
        for length in 0..<300 {
            let text = (0..<length % 40).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }
                .joined()
            let expected = text.unicodeScalars.indices.filter { wanted.contains(text.unicodeScalars[$0]) }
                .map { text.utf8.distance(from: text.startIndex, to: $0) }
            #expect(positions(marks, text) == expected, "\(text)")
            Array(text.utf8).withUnsafeBytes { #expect(marks.occurs(in: $0) == !expected.isEmpty) }
        }
    }
}
