import Quantities

/// The letters of a vocabulary: each scalar that stands in a word has a number of its own, all others share a few by what
/// they can begin.
///
/// A text has some thousand different scalars, scattered over the plane; the tables that are indexed by letters are small
/// enough to stay close to the processor.
struct Alphabet: Sendable {
    /// The number of a scalar.
    typealias Letter = UInt16

    /// A letter and what it can begin.
    struct Entry: Sendable {
        let letter: Letter
        let openings: Openings
    }

    /// The entry of each scalar of the basic plane.
    private let entries: FixedTable<Entry>
    /// How many letters there are.
    let count: Int
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
        count = openings.count
        entries = FixedTable(letters.map { Entry(letter: $0, openings: openings[Int($0)]) })
    }

    /// Frees the table: the owner's last act.
    func deallocate() { entries.deallocate() }

    /// The letter of a scalar.
    @inline(__always)
    subscript(scalar: UInt32) -> Letter { entry(scalar).letter }

    /// The letter of a scalar and what it can begin.
    @inline(__always)
    func entry(_ scalar: UInt32) -> Entry {
        scalar < 0x10000 ? entries[proven: Int(scalar)] : Entry(letter: Self.plain, openings: [])
    }
}
