import Indicators
import Quantities

extension FrameReader {
    /// Whether a number counts other things together with what it states: 网民留言、市长热线、建议提案等1026件;
    /// 制定、修改、废止规范性文件9件.
    ///
    /// 婚姻、邻里等纠纷120件 is not joint: what stands before 等 are kinds of what stands behind it.
    func isJoint(_ figure: Int, _ frame: Frame, _ region: Region, in sentence: Int) -> Bool {
        guard frame.pattern >= 0, !text.figures[figure].numeral.isShare, rows.isEmpty || rows[figure] == nil,
            cells.isEmpty || cells[figure] == nil
        else { return false }
        return endsList(text.figures[figure].start, frame, region, outline.sentences[sentence])
            || sharesPredicate(frame) || sharesObject(frame, region)
    }

    /// 等 right before the number, behind a list that holds the words that matched.
    private func endsList(_ start: Int, _ frame: Frame, _ region: Region, _ sentence: Sentence) -> Bool {
        guard let word = lastToken(.joint, region.left, start), text.content(word.end, start) == 0,
            !frame.words.contains(where: { $0.lowerBound >= word.end && $0.upperBound <= start }),
            frame.words.contains(where: { $0.upperBound <= word.start })
        else { return false }
        return text.breaks[sentence.breaks].contains {
            $0.kind == .pause && $0.start >= region.left && $0.end <= word.start
        }
    }

    /// A word that matched stands right behind a word of another indicator, joined by 、 or 和.
    private func sharesPredicate(_ frame: Frame) -> Bool {
        frame.words.contains { word in
            guard let joint = Scalars.before(text.bytes, word.lowerBound),
                Self.joints.contains(where: { Scalars.startsWith(text.bytes, at: joint, $0) })
            else { return false }
            return drafts.hasOtherWord(than: frame, endingAt: joint)
        }
    }

    /// A word of another indicator of the same matter stands right behind a word that matched, joined by 、 or 和, and is
    /// not ruled out for want of anything else: 制定、修改、废止规范性文件9件.
    private func sharesObject(_ frame: Frame, _ region: Region) -> Bool {
        let matter = vocabulary.patterns[frame.pattern].topic
        guard matter >= 0 else { return false }
        return frame.words.contains { word in
            guard word.upperBound < region.figureStart,
                let joint = Self.joints.first(where: { Scalars.startsWith(text.bytes, at: word.upperBound, $0) })
            else { return false }
            let start = word.upperBound + joint.utf8CodeUnitCount
            return text.tokens(startingIn: start, start + 1).contains { token in
                token.hasGroups && token.end <= region.figureStart && states(token, of: matter, otherThan: frame)
            }
        }
    }

    private func states(_ token: Token, of matter: Int32, otherThan frame: Frame) -> Bool {
        var found = false
        vocabulary.forEachGroup(of: token.term) { group in
            vocabulary.forEachPattern(openedBy: group) { number in
                let pattern = vocabulary.patterns[Int(number)]
                if pattern.topic >= 0, Int(pattern.indicator) != frame.indicator,
                    catalogue.indicators[Int(pattern.indicator)].theme == catalogue.indicators[frame.indicator].theme,
                    evidence.holds(pattern.topic, vocabulary)
                {
                    found = true
                }
            }
        }
        return found
    }

    private static let joints: [StaticString] = ["、", "和", "及", "与", "或"]
}
