/// What was weighed for each number, for those who write catalogues and settle disputes.
struct Trace: Sendable {
    /// Why a pattern that a word near the number opens does not state it.
    enum Failure: Sendable {
        /// The measure word is none of the pattern's.
        case measure
        /// No word of this group stands in the clause or where it may be carried over from.
        case missing(Int32)
        /// A word of `unless` stands there.
        case excluded(Range<Int>)
        /// A word of `outside` stands before the number.
        case outside
        /// More content than allowed stands between the words and the number.
        case distant(Int)
    }

    /// What was weighed for one number.
    struct Account: Sendable {
        var figure: Int
        var region: Region
        /// What fitted, in the order of trial.
        var candidates: [Frame] = []
        /// What did not, by pattern.
        var failures: [(pattern: Int, failure: Failure)] = []
        /// What the number was taken for, a veto notwithstanding.
        var frame: Frame?
    }

    /// One for each number that was looked at, in the order of the text.
    private(set) var accounts: [Account] = []

    mutating func begin(_ figure: Int, _ region: Region) { accounts.append(Account(figure: figure, region: region)) }

    mutating func fail(_ pattern: Int, _ failure: Failure) {
        guard !accounts.isEmpty else { return }
        accounts[accounts.count - 1].failures.append((pattern, failure))
    }

    mutating func weigh(_ candidates: [Frame]) {
        guard !accounts.isEmpty else { return }
        accounts[accounts.count - 1].candidates = candidates
    }

    mutating func settle(_ figure: Int, _ frame: Frame) {
        guard let last = accounts.last, last.figure == figure else { return }
        accounts[accounts.count - 1].frame = frame
    }
}
