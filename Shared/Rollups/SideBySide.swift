import Documents
import Observations

/// Parts of one figure that a sentence states side by side: “127家党政机关和96家事业单位”. They join.
///
/// Two figures stand side by side when they are in one sentence, and what lies between names what the first one counts and
/// ends in a conjunction, with no comma, no “其中” and no new clause. “分别” before them says that they belong to
/// different things, so they do not join.
enum SideBySide {
    private static let conjunctions: Set<Unicode.Scalar> = ["和", "及", "与", "、"]
    private static let breaks: Set<Unicode.Scalar> = ["，", ",", "；", ";", "。", "：", ":", "\n"]
    /// What the first figure counts is named in two scalars at least, after a measure word.
    private static let shortestName = 3
    private static let longestGap = 30

    /// Whether `second` continues `first`, both of one document.
    static func stand(_ first: Observation, _ second: Observation) -> Bool {
        guard first.sentenceSpan == second.sentenceSpan, first.period == second.period,
            first.span.end <= second.span.start, second.span.start - first.span.end <= longestGap
        else { return false }
        let sentence = Array(first.sentence.unicodeScalars)
        let origin = first.sentenceSpan.start
        guard first.span.start >= origin, second.span.start - origin <= sentence.count else { return false }
        let between = sentence[(first.span.end - origin)..<(second.span.start - origin)]
        let before = sentence[..<(first.span.start - origin)]
        guard let last = between.last, conjunctions.contains(last), between.count > shortestName,
            !between.contains(where: breaks.contains), !contains("其中", in: between), !contains("分别", in: before)
        else { return false }
        return true
    }

    private static func contains(_ word: String, in scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).contains(word)
    }
}
