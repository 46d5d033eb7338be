import Quantities

/// The letters of a vocabulary: each scalar that stands in a word has a number of its own, all others share a few by what
/// they can begin.
///
/// A text has some thousand different scalars, scattered over the plane; the tables that are indexed by letters are small
/// enough to stay close to the processor.
struct Alphabet: Sendable {
    /// The number of a scalar.
    typealias Letter = UInt16

    /// The letter of each scalar of the basic plane.
    private let letters: FixedTable<Letter>
    /// What each letter can begin.
    private let openings: FixedTable<Openings>
    /// How many letters there are.
    var count: Int { openings.count }
    /// A scalar that begins nothing and stands in no word.
    static let plain: Letter = 0

    /// Numbers the scalars of words and of measure words; of those beyond the basic plane nothing is known.
    ///
    /// A measure word of one scalar is none of the words by itself. Complexity: linear in the words.
    init(_ words: [String], _ measures: [String] = []) {
        var letters = [Letter](repeating: Self.plain, count: 1 << 16)
        var openings: [Openings] = [[]]
        var shared: [Openings: Letter] = [[]: Self.plain]
        // The words are gone through first: a scalar of theirs must not get a shared letter.
        var isOfWord = [Bool](repeating: false, count: 1 << 16)
        var isWord = isOfWord
        for scalars in (words + measures).map(\.unicodeScalars) {
            for scalar in scalars where scalar.value < 0x10000 { isOfWord[Int(scalar.value)] = true }
        }
        for scalars in words.map(\.unicodeScalars) where scalars.dropFirst().isEmpty {
            if let scalar = scalars.first, scalar.value < 0x10000 { isWord[Int(scalar.value)] = true }
        }
        for scalar in letters.indices {
            var opening = Openings(UInt32(scalar))
            if isWord[scalar] { opening.insert(.word) }
            if isOfWord[scalar] {
                letters[scalar] = Letter(openings.count)
                openings.append(opening)
            } else if let letter = shared[opening] {
                letters[scalar] = letter
            } else {
                shared[opening] = Letter(openings.count)
                letters[scalar] = Letter(openings.count)
                openings.append(opening)
            }
        }
        self.letters = FixedTable(letters)
        self.openings = FixedTable(openings)
    }

    /// Frees the tables: the owner's last act.
    func deallocate() {
        letters.deallocate()
        openings.deallocate()
    }

    /// The letter of a scalar.
    @inline(__always)
    subscript(scalar: UInt32) -> Letter { scalar < 0x10000 ? letters[proven: Int(scalar)] : Self.plain }

    /// What a letter can begin.
    @inline(__always)
    func openings(_ letter: Letter) -> Openings { openings[proven: Int(letter)] }
}
