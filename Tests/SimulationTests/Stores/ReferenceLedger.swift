import Documents
import Observations

/// A small ledger by the rules of the real one: facts join in any order, cells are folded again where facts changed.
///
/// A value type: a copy is a backup. Figures are the values that invented readings state in their text.
struct ReferenceLedger: Equatable {
    struct Entry: Equatable {
        var reading: Reading?
        var claims: [Claim.Identity: Claim] = [:]
        var burial: Failure?
        var retraction: Retraction?
    }

    private(set) var entries: [DocumentID: Entry] = [:]
    private(set) var parents = Divisions.parents
    /// What each place hands up: its own figures and those of the places under it.
    private(set) var cells: [String: Int] = [:]
    /// The documents whose reading or burial was stored, in that order: what is handed up. Two ledgers are alike whatever
    /// the order.
    private(set) var outbox: [DocumentID] = []
    /// What was stored, commit by commit: what the product's ledger is told, to compare.
    private(set) var committed: [[Fact]] = []
    /// Which life of the ledger the outbox belongs to; a ledger that was put back begins another.
    var stream = "1"

    static func == (one: Self, other: Self) -> Bool {
        one.entries == other.entries && one.parents == other.parents && one.cells == other.cells
    }

    /// Joins facts and folds again what they touch.
    ///
    /// - Returns: for each fact why it is refused, `nil` when it is stored.
    mutating func store(_ facts: [Fact], _ sabotage: Sabotage? = nil) -> [String?] {
        committed.append([])
        return facts.map { fact in
            if case .reading(let reading, _) = fact, reading.text.isEmpty { return "The reading says nothing." }
            committed[committed.count - 1].append(fact)
            let id = fact.document
            let before = figure(of: id)
            let known = entries[id]
            entries[id, default: Entry()].join(fact, sabotage)
            if entries[id]?.reading != known?.reading || entries[id]?.burial != known?.burial { outbox.append(id) }
            if sabotage == .cellsByDeltas, let figure = figure(of: id) {
                add(figure.value, to: figure.place)
            } else {
                refold([before, figure(of: id)])
            }
            return nil
        }
    }

    /// The operator leaves a document out of all sums, or takes it back.
    mutating func retract(_ id: DocumentID, _ isRetracted: Bool) {
        let counter = (entries[id]?.retraction?.counter ?? 0) + 1
        let retraction = Retraction(counter: counter, isRetracted: isRetracted, reason: "Told so.", time: 0)
        _ = store([.retraction(document: id, retraction: retraction)])
    }

    mutating func move(_ county: String, to prefecture: String) {
        let before = parents[county]
        parents[county] = prefecture
        for place in [before, prefecture] { fold(place) }
    }

    /// The same facts, folded from nothing.
    var recomputedCells: [String: Int] {
        var sums: [String: Int] = [:]
        for id in entries.keys {
            guard let figure = figure(of: id) else { continue }
            sums[figure.place, default: 0] += figure.value
            if let parent = parents[figure.place] { sums[parent, default: 0] += figure.value }
        }
        return sums
    }

    private typealias Figure = (place: String, value: Int)

    /// What a document adds, and where: where its text says, else where its first claim says.
    private func figure(of id: DocumentID) -> Figure? {
        guard let entry = entries[id], entry.retraction?.isRetracted != true, let reading = entry.reading else {
            return nil
        }
        let words = reading.text.split(separator: " ").map(String.init)
        guard words.count == 2, let value = Int(words[0]) else { return nil }
        let hint = entry.claims.values.filter { $0.placeHint != nil }.min()?.placeHint
        guard let place = words[1] == "-" ? hint : words[1] else { return nil }
        return (place, value)
    }

    private mutating func refold(_ touched: [Figure?]) {
        for place in Set(touched.compactMap { $0?.place }) {
            fold(place)
            fold(parents[place])
        }
    }

    private mutating func fold(_ place: String?) {
        guard let place else { return }
        let own = entries.keys.compactMap(figure).filter { $0.place == place }.reduce(0) { $0 + $1.value }
        let children = parents.filter { $0.value == place }.reduce(0) { $0 + (cells[$1.key] ?? 0) }
        cells[place] = own + children == 0 ? nil : own + children
    }

    private mutating func add(_ value: Int, to place: String) {
        cells[place, default: 0] += value
        if let parent = parents[place] { cells[parent, default: 0] += value }
    }
}

extension ReferenceLedger.Entry {
    fileprivate mutating func join(_ fact: Fact, _ sabotage: Sabotage?) {
        switch fact {
        case .reading(let new, let newClaims):
            if let old = reading, new.edition < old.edition, sabotage != .lastReadingWins {} else { reading = new }
            newClaims.forEach { join($0) }
        case .claim(_, let claim): join(claim)
        case .retraction(_, let new):
            retraction = [retraction, new].compactMap(\.self).max { $0.counter < $1.counter }
        // The simulated line carries none.
        case .adjudication: break
        case .burial(_, let failure): burial = [burial, failure].compactMap(\.self).max { $0.rank < $1.rank }
        }
    }

    /// Of equal claims the earliest is kept.
    private mutating func join(_ claim: Claim) {
        if let known = claims[claim.identity], known.time <= claim.time { return }
        claims[claim.identity] = claim
    }
}

extension Failure {
    fileprivate var rank: (Int, String, String) { (Stage.allCases.firstIndex(of: stage) ?? 0, code, reason) }
}
