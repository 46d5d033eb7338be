import Documents
import Indicators
import Observations
import Places
import Quantities

/// What the documents of one place say for one year: the state of its report, its own figures, and the fate of each.
struct OwnFigures {
    private(set) var state: PlaceResult.ReportState
    private(set) var cells: [IndicatorCode: OwnCell] = [:]
    private var fates: [Candidate.Key: WhyNot?] = [:]
    private let key: PlaceYear

    /// The fates of all figures, in the order of documents and positions.
    var uses: [PlaceResult.FigureUse] {
        fates.sorted { $0.key < $1.key }.map {
            PlaceResult.FigureUse(document: $0.key.document, index: $0.key.index, whyNot: $0.value)
        }
    }

    /// Sifts the documents, in any order and with any repetition.
    init(of key: PlaceYear, documents: [DocumentFacts], catalogue: Catalogue, gazetteer: Gazetteer) {
        self.key = key
        var candidates: [IndicatorCode: [Candidate]] = [:]
        var decisions: [IndicatorCode: [CellDecision]] = [:]
        state = .noReport
        for facts in Self.once(documents) {
            let attribution = Attribution(of: facts, in: gazetteer)
            let isReport = attribution.bar == nil && attribution.year.flatMap(attribution.key(in:)) == key
            guard let findings = facts.findings else {
                if isReport && state == .noReport && !facts.isWithheld { state = .unreadable }
                continue
            }
            if isReport { state = .reported }
            var rulings = Rulings(facts)
            for (index, stated) in findings.observations.enumerated()
            where attribution.key(of: stated) == key {
                let figure = Candidate.Key(document: facts.document, index: index)
                if let why = attribution.bar ?? Self.bar(of: stated, catalogue[stated.indicator]) {
                    fates[figure] = .some(why)
                    rulings.pass(stated)
                    continue
                }
                guard let observation = rulings.apply(to: stated) else {
                    fates[figure] = .some(.adjudicated)
                    continue
                }
                fates[figure] = .some(nil)
                let candidate = Candidate(
                    key: figure, observation: observation, kind: findings.metadata.kind,
                    reportYear: attribution.year ?? key.year, published: findings.metadata.published,
                    checks: findings.checks, edition: findings.edition)
                candidates[observation.indicator, default: []].append(candidate)
            }
            for decision in rulings.told(in: key, attribution) {
                decisions[decision.adjudication.indicator, default: []].append(decision)
            }
        }
        for (code, figures) in candidates {
            var precedence = Precedence(figures, of: catalogue[code], in: key.year)
            let statements = precedence.settle()
            for (figure, why) in precedence.fates { fates[figure] = .some(why) }
            cells[code] = Self.cell(statements, restatements: precedence.restatements)
        }
        for (code, decisions) in decisions { cells[code, default: .nothing].decisions = decisions }
    }

    /// Lets what persons decided about cells go before what was read.
    mutating func decide(by decisions: [Adjudication], _ catalogue: Catalogue) {
        for decision in Dictionary(grouping: decisions, by: \.subject).values.compactMap({ $0.max() }) {
            guard case .cell(key.place, key.year, let code) = decision.subject, decision.decision != .withdrawn else {
                continue
            }
            let read = cells[code] ?? .nothing
            let isApplied = decision.isAbout(read.figures.map(\.decided))
            var cell = isApplied ? read.ruled(by: decision, in: key, catalogue[code]) : read
            cell.decisions.append(CellDecision(decision, isApplied: isApplied))
            cells[code] = cell
            guard isApplied else { continue }
            for figure in read.figures where decision.decision != .value(figure.value) || !figure.bounds.isExact {
                fates[Candidate.Key(document: figure.document, index: figure.index)] = .some(.adjudicated)
            }
            for figure in read.figures where decision.decision == .value(figure.value) && figure.bounds.isExact {
                fates[Candidate.Key(document: figure.document, index: figure.index)] = .some(nil)
            }
        }
    }

    /// Each document once; of two with one name the one of the higher edition, as the ledger keeps it.
    private static func once(_ documents: [DocumentFacts]) -> [DocumentFacts] {
        var byName: [DocumentID: DocumentFacts] = [:]
        for facts in documents {
            guard let known = byName[facts.document] else {
                byName[facts.document] = facts
                continue
            }
            if let edition = facts.findings?.edition, known.findings.map({ $0.edition < edition }) ?? true {
                byName[facts.document] = facts
            }
        }
        return byName.values.sorted { $0.document < $1.document }
    }

    /// Why a figure is not the place's own for one year, by itself.
    static func bar(of observation: Observation, _ indicator: Indicator?) -> WhyNot? {
        switch observation.scope {
        case .part: return .part
        case .parent: return .parent
        case .other: return .other
        case .self: break
        }
        if observation.period.year == nil { return .severalYears }
        if observation.joint { return .joint }
        if observation.worded == true { return .worded }
        if let indicator, indicator.unit != observation.unit { return .unitDiffers }
        return nil
    }

    private static func cell(_ statements: [Statement], restatements: [Candidate]) -> OwnCell {
        let decided = statements.count == 1 ? statements.first : nil
        let differing = restatements.filter { later in
            decided?.value != later.observation.value || decided?.bounds != later.observation.bounds
        }
        return OwnCell(
            statement: decided, competing: decided == nil ? statements : [],
            restatements: differing.map(\.figure),
            editions: Set((statements.flatMap(\.parts) + differing).compactMap(\.edition)))
    }
}
