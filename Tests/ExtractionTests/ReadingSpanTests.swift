import Documents
import Foundation
import Observations
import Quantities
import Seeds
import Testing

/// Whatever the text: every span leads to its surface, in order and without overlap, and a second reading is the same.
struct ReadingSpanTests {
    private static let pieces = [
        "全年受理行政复议案件62件，", "审结54件。", "\n", "（", "）", "《", "》", "其中", "分别为3件、4件", "全市", "平江县", "县住建局", "行政应诉案件38起",
        "败诉率7.9%", "占比", "上年", "2022年", "1-11月", "上半年", "近三年", "１２，３４５", "1 5起", "百分之九十五", "三十余万", "一", "零", "约", "余",
        "万",
        "以上", "，", "。", "、", "；", "：", "|", "\t", "　", " ", "项目\n2022年\n2023年\n受理行政复议案件\n58\n62\n", "一、", "（二）", "3.",
        "-", "—",
        "+", "%", "‰", "〔2023〕6号", "12345", "0730-7622345", "計劃受理行政復議案件", "😀", "e\u{301}", "\u{FEFF}", "\u{200B}",
        "\r\n", "\u{0}",
    ]

    /// Why a reading is unsound; `nil` when it is sound.
    private func fault(in text: String) throws -> String? {
        let reading = try InventedReport.reading(of: text)
        let scalars = Array(text.unicodeScalars)
        func leads(_ span: TextSpan, to surface: String) -> Bool {
            span.start < span.end && span.end <= scalars.count
                && scalars.quote(span).unicodeScalars.elementsEqual(surface.unicodeScalars)
        }
        var end = 0
        for mention in reading.mentions {
            guard leads(mention.span, to: mention.surface) else { return "mention \(mention)" }
            guard mention.span.start >= end else { return "mention \(mention) begins before \(end)" }
            end = mention.span.end
        }
        var start = 0
        for observation in reading.observations {
            guard leads(observation.span, to: observation.surface) else { return "observation \(observation)" }
            guard observation.span.start >= start else { return "observation \(observation) is out of order" }
            guard leads(observation.sentenceSpan, to: observation.sentence),
                observation.sentenceSpan.start <= observation.span.start,
                observation.span.end <= observation.sentenceSpan.end
            else { return "sentence of \(observation)" }
            guard reading.mentions.contains(where: { $0.span == observation.span && $0.kind == .quantity }) else {
                return "observation \(observation) is no mention"
            }
            guard observation.value.isFinite, observation.bounds.lower >= 0, observation.bounds.lower.isFinite,
                observation.bounds.upper.map({ $0.isFinite && $0 >= observation.bounds.lower }) ?? true
            else { return "bounds of \(observation)" }
            start = observation.span.start
        }
        for check in reading.checks {
            guard ([check.result] + check.inputs).allSatisfy({ $0.end <= scalars.count && $0.start < $0.end }) else {
                return "check \(check)"
            }
        }
        guard reading.text.unicodeScalars.elementsEqual(scalars) else { return "text" }
        guard try InventedReport.reading(of: text) == reading else { return "a second reading differs" }
        return nil
    }

    /// A mixture of sentences, digits, brackets and arbitrary scalars.
    private func mixture(_ generator: inout SeededGenerator) -> String {
        var text = Bool.random(using: &generator) ? InventedReport.text("") : ""
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            switch Int.random(in: 0...9, using: &generator) {
            case 0: text += String(Int.random(in: 0...999_999, using: &generator))
            case 1:
                let value = UInt32.random(in: 1...0x10FFFF, using: &generator)
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            default: text += Self.pieces.randomElement(using: &generator) ?? ""
            }
        }
        return text
    }

    @Test func read_whenTextIsAnyMixture_isSoundAndRepeatable() throws {
        var generator = SeededGenerator(seed: 2023)
        for _ in 0..<250 {
            let text = mixture(&generator)
            if let fault = try fault(in: text) {
                Issue.record("\(fault)\nin \(text.debugDescription)")
                return
            }
        }
    }

    @Test func read_whenTextIsCutAnywhere_isSound() throws {
        let body = Self.pieces.joined()
        let scalars = Array(InventedReport.text(body).unicodeScalars)
        for length in stride(from: 0, through: scalars.count, by: 5) {
            let text = scalars.quote(TextSpan(start: 0, end: length))
            if let fault = try fault(in: text) {
                Issue.record("\(fault)\nafter \(length) scalars")
                return
            }
        }
    }
}

extension Decimal {
    fileprivate var isFinite: Bool { !isNaN && !isInfinite }
}
