import Documents
import Indicators
import Observations
import Rollups

/// Keeps of the documents behind each version of a cell those that have to do with it.
///
/// What is written with a change names all documents of the group because of which a place and year were folded, for all its cells at once. A
/// document whose figures are of other indicators, or that a department wrote, changed none of this cell's figures. Who has to do with it is
/// told from what is known of the documents now, when somebody asks: to write it down for each cell would make the history as long as
/// the facts.
struct CauseSieve {
    /// What is known of a document behind a version.
    enum Known {
        /// What was read in it, or why it could not be; and the indicators of which later editions told something else.
        case document(DocumentFacts, retold: Set<IndicatorCode>)
        /// It is the name under which a decision about a cell is kept.
        case decision(Adjudication)
    }

    /// How a document has to do with the cell.
    private enum Tie {
        /// It states the figure, or a part of the rate, or a person decided about that.
        case figure
        /// It is the report of a place below: it changes how many report.
        case coverage
        /// Not at all.
        case none
    }

    private let fold: Fold
    private let key: Cell.Key
    private let codes: Set<IndicatorCode>

    init(of key: Cell.Key, fold: Fold) {
        self.fold = fold
        self.key = key
        let indicator = fold.catalogue[key.indicator]
        codes = Set([key.indicator] + [indicator?.numerator, indicator?.denominator].compactMap(\.self))
    }

    /// The versions, each with the documents that have to do with it: those that state the figure; where the number of places that report
    /// changed, or no such document is there, also the reports of places below. Where nothing tells, all stay.
    ///
    /// - Parameters:
    ///   - versions: all of the cell, oldest first.
    ///   - known: what is known of a document; `nil` where its rows are damaged.
    func sifted(_ versions: [CellVersion], known: (DocumentID) throws -> Known?) rethrows -> [CellVersion] {
        var ties: [DocumentID: Tie] = [:]
        var sifted: [CellVersion] = []
        for var version in versions {
            for document in version.causes where ties[document] == nil {
                ties[document] = try known(document).map(tie) ?? .figure
            }
            let before = sifted.last?.brief
            let counts = version.brief.map { [$0.expected, $0.reporting, $0.unreadable] }
            let isOtherCoverage = before.map { [$0.expected, $0.reporting, $0.unreadable] != counts } ?? false
            let stating = version.causes.filter { ties[$0] == .figure }
            let kept = version.causes.filter {
                ties[$0] == .figure || ties[$0] == .coverage && (isOtherCoverage || stating.isEmpty)
            }
            if !kept.isEmpty { version.causes = kept }
            sifted.append(version)
        }
        return sifted
    }

    private func tie(_ known: Known) -> Tie {
        switch known {
        case .decision(let decision):
            guard case .cell(_, _, let code) = decision.subject else { return .figure }
            return codes.contains(code) ? .figure : .none
        case .document(let facts, let retold):
            if !retold.isDisjoint(with: codes) { return .figure }
            if facts.adjudications?.contains(where: { codes.contains($0.indicator) }) ?? false { return .figure }
            let attribution = fold.attribution(of: facts)
            guard attribution.bar == nil || attribution.bar == .retracted else { return .none }
            let isStated = (facts.findings?.observations ?? []).contains { stated in
                codes.contains(stated.indicator) && attribution.year(of: stated) == key.year && fold.mayEnter(stated)
            }
            if isStated { return .figure }
            return attribution.year == key.year && attribution.place != key.place ? .coverage : .none
        }
    }
}
