import Quantities

extension FrameReader {
    /// Whether a number counts other things together with what it states: 网民留言、市长热线、建议提案等1026件;
    /// 制定、修改、废止规范性文件9件.
    ///
    /// 婚姻、邻里等纠纷120件 is not joint: what stands before 等 are kinds of what stands behind it.
    func isJoint(_ figure: Int, _ frame: Frame, _ region: Region, in sentence: Int) -> Bool {
        guard frame.pattern >= 0, !text.figures[figure].numeral.isShare, rows[figure] == nil, cells[figure] == nil
        else { return false }
        return endsList(text.figures[figure].start, frame, region, outline.sentences[sentence])
            || sharesPredicate(frame)
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

    private static let joints: [StaticString] = ["、", "和", "及", "与", "或"]
}
