import Foundation
import Indicators
import Observations
import Quantities

extension CheckFinder {
    /// Every total with its parts.
    func sums() -> [Check] {
        var found: [Check] = []
        for paragraph in paragraphs() {
            for (place, total) in paragraph.enumerated() {
                if let check = forward(total, Array(paragraph[(place + 1)...].prefix(12))) {
                    found.append(check)
                } else if let check = backward(total, Array(paragraph[..<place].suffix(10))) {
                    found.append(check)
                }
            }
        }
        found += tableSums()
        return found
    }

    /// The counts of each paragraph that is not about work to come.
    private func paragraphs() -> [[Int]] {
        var found: [[Int]] = []
        var last = -1
        for sentence in outline.sentences where !sentence.isNoise && !sentence.isPlan {
            let counts = sentence.figures.filter { isUsable($0) && isCount($0) && frames.cells[$0] == nil }
            if sentence.paragraph == last, !found.isEmpty {
                found[found.count - 1] += counts
            } else {
                found.append(counts)
            }
            last = sentence.paragraph
        }
        return found
    }

    /// 审结140件：维持78件，驳回17件，…: the parts follow their total.
    private func forward(_ total: Int, _ later: [Int]) -> Check? {
        let whole = value(total)
        guard whole > 1, text.figures[total].qualifier == .exact, measure(total) >= 0 else { return nil }
        let same = later.filter { measure($0) == measure(total) }
        for start in same.indices.prefix(3) {
            let isIntroduced = introduces(total, same[start])
            guard start == 0 || whole >= 20 else { break }
            var sum = Decimal(0)
            var parts: [Int] = []
            for part in same[start...] {
                guard text.figures[part].qualifier == .exact, value(part) < whole, isPossible(part, of: total),
                    isNear(part, total, start)
                else { break }
                sum += value(part)
                parts.append(part)
                if sum == whole, parts.count >= 2 {
                    guard whole >= 20 || isIntroduced else { break }
                    return check(total, parts, sum, holds: true)
                }
                if isRest(part), parts.count >= 3, start == 0, isIntroduced, !sharesRest(parts) {
                    return check(total, parts, sum, holds: false)
                }
                if sum > whole { break }
            }
        }
        return nil
    }

    /// Parts of one matter and of one year; what the catalogue does not know may be a part of anything.
    private func isPossible(_ part: Int, of total: Int) -> Bool {
        guard let one = observations[part], let other = observations[total] else { return true }
        guard one.period.from.year == other.period.from.year else { return false }
        return isOfOneTheme(part, total) || introduces(total, part)
    }

    /// In the sentence of the total; in the next one only right behind it.
    private func isNear(_ part: Int, _ total: Int, _ start: Int) -> Bool {
        let end = sentenceRange(of: total)?.end ?? 0
        return text.figures[part].start < end || start == 0
    }

    /// 处罚1942项，检查52项，…，共计2156项: the total follows its parts.
    private func backward(_ total: Int, _ earlier: [Int]) -> Check? {
        let whole = value(total)
        guard whole >= 20, measure(total) >= 0, saysTotal(total) else { return nil }
        var sum = Decimal(0)
        var parts: [Int] = []
        for part in earlier.reversed() {
            guard measure(part) == measure(total), value(part) < whole else { break }
            sum += value(part)
            parts.insert(part, at: 0)
            if sum == whole, parts.count >= 2 { return check(total, parts, sum, holds: true) }
            if sum > whole { break }
        }
        return nil
    }

    /// Whether 其中, 包括, a colon or a bracket stands between a total and its first part.
    private func introduces(_ total: Int, _ part: Int) -> Bool {
        let start = text.figures[total].end
        let end = text.figures[part].start
        guard end > start, end - start < 400 else { return false }
        if frames.hasClass(.part, start, end) { return true }
        return text.breaks(start, end).contains { $0.kind == .colon || $0.kind == .open }
    }

    private static let rest: [StaticString] = ["其他", "其余", "余下", "另外", "余为", "其它"]

    /// 其他纠纷5,249件: with the rest named the parts are complete.
    private func isRest(_ part: Int) -> Bool { says(Self.rest, before: part, within: 36) }

    private func sharesRest(_ parts: [Int]) -> Bool { parts.dropLast().contains(where: isRest) }

    private func saysTotal(_ figure: Int) -> Bool {
        says(["共计", "合计", "总计", "总共", "共"], before: figure, within: 9)
    }

    private func says(_ words: [StaticString], before figure: Int, within bytes: Int) -> Bool {
        let end = text.figures[figure].start
        var position = end
        while let before = Scalars.before(text.bytes, position), end - before <= bytes {
            if words.contains(where: { Scalars.startsWith(text.bytes, at: before, $0) }) { return true }
            switch Scalars.read(text.bytes, at: before).value {
            case 0x3001, 0xFF0C, 0x2C, 0x3002, 0xFF1B, 0x3B, 0xFF1A: return false
            default: position = before
            }
        }
        return false
    }

    func check(_ total: Int, _ parts: [Int], _ sum: Decimal, holds: Bool) -> Check {
        Check(
            rule: .sum, indicator: observations[total]?.indicator, result: span(total), inputs: parts.map(span),
            stated: value(total), expected: sum, holds: holds, sentence: sentence(of: total))
    }
}
