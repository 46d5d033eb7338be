/// The words near one number, and the nearest of them for each group that somebody asks for.
struct Evidence: ~Copyable {
    /// Where the nearest word of a group stands.
    struct Place: Sendable {
        var start: Int
        var end: Int
        var isRight: Bool
        var distance: Int
    }

    /// A word near the number that some pattern knows.
    struct Word: Sendable {
        var start: Int
        var end: Int
        var term: Int32
        var isRight: Bool
    }

    /// Those before the number, then those behind it.
    private(set) var words = TableBuilder<Word>(capacity: 64)
    /// The content before the end of the left side, and before the right side.
    private var leftEdge = 0
    private var rightEdge = 0
    /// The groups of all words, in one row.
    private(set) var rows: GroupRows
    private let row: Int

    init(groups: Int) {
        rows = GroupRows(groups: groups)
        row = rows.addRow()
    }

    /// Begins with the next number: takes the words of its region in.
    mutating func gather(_ region: Region, _ text: LexedText, _ vocabulary: Vocabulary) {
        words.removeAll()
        rows.clear(row)
        leftEdge = text.content(before: region.leftEnd)
        rightEdge = text.content(before: region.figureEnd)
        collect(region.left, region.leftEnd, region, text, isRight: false)
        if region.right > region.figureEnd {
            collect(region.figureEnd, region.right, region, text, isRight: true)
        }
        rows.insert(words.indices, vocabulary.allGroups, into: row) { words[$0].term }
    }

    private mutating func collect(
        _ start: Int, _ end: Int, _ region: Region, _ text: LexedText, isRight: Bool
    ) {
        let tokens = text.tokens
        var index = text.firstToken(from: start)
        while index < tokens.count, tokens[index].start < end {
            let token = tokens[index]
            index += 1
            guard token.hasGroups, token.end <= end, !region.excludes(token) else { continue }
            words.append(Word(start: token.start, end: token.end, term: token.term, isRight: isRight))
        }
    }

    /// Whether a word of a group is near.
    @inline(__always)
    func holds(_ group: Int32) -> Bool { rows.holds(group, row) }

    /// The nearest word of a group, the longer one of two; `nil` when none is near.
    func nearest(_ group: Int32, _ text: LexedText, _ vocabulary: Vocabulary) -> Place? {
        guard holds(group) else { return nil }
        var nearest: Place?
        for index in words.indices where vocabulary.belongs(words[index].term, to: group) {
            let word = words[index]
            let distance =
                word.isRight
                ? text.content(before: word.start) - rightEdge + 1 : leftEdge - text.content(before: word.end)
            let place = Place(start: word.start, end: word.end, isRight: word.isRight, distance: max(0, distance))
            if let known = nearest,
                place.distance > known.distance
                    || (place.distance == known.distance && place.end - place.start <= known.end - known.start)
            {
                continue
            }
            nearest = place
        }
        return nearest
    }
}
