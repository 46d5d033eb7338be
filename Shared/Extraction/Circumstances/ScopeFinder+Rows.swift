import Observations
import Places
import Quantities

/// Rows of tables that are about one place or body each.
extension ScopeFinder {
    /// Whose the numbers of a row are, by its head: 天元区, 市本级, 市公安局, 合计.
    func finding(ofRow head: Range<Int>) -> Finding {
        if PhraseSet.sums.fills(text.bytes[head]) { return Finding(scope: .`self`) }
        let word = text.tokens(startingIn: head.lowerBound, head.upperBound).first { token in
            token.end <= head.upperBound && !token.classes.isDisjoint(with: .place)
        }
        if let word, let scope = reporter.scope(of: word.classes) {
            return Finding(scope: scope, name: head, classes: word.classes)
        }
        let index = LexedText.index(in: names, below: head.lowerBound) { $0.range.lowerBound }
        if index < names.count, names[index].range.upperBound <= head.upperBound, let finding = relation(of: index) {
            return finding
        }
        return Finding(scope: .part, name: head)
    }
}
