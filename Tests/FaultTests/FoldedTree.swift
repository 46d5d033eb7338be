import Documents
import Extraction
import FaultLine
import Generation
import Indicators
import Observations
import Places
import Rollups

/// The reports of a tree, read and folded without any process: the cells that nodes would have when all is well.
struct FoldedTree {
    /// Which places report.
    let plan: TreePlan
    /// What they report, and what the cells must say.
    let truth: TreeTruth
    /// The cells of all places and years.
    private(set) var cells: [Cell] = []

    /// Draws a tree, reads its reports, and folds all places that they touch, from below.
    /// - Parameter counties: how many under each prefecture; `nil` for all.
    init(seed: UInt64, prefectures: Int, counties: Int?, _ catalogue: Catalogue, _ gazetteer: Gazetteer) throws {
        plan = try TreePlan(gazetteer: gazetteer, seed: seed, prefectures: prefectures, counties: counties)
        truth = try TreeTruth(plan, catalogue: catalogue, gazetteer: gazetteer, bytes: 0)
        let reader = Reader(catalogue: catalogue, gazetteer: gazetteer)
        let fold = Fold(catalogue: catalogue, gazetteer: gazetteer)
        var touching: [PlaceYear: [DocumentFacts]] = [:]
        for report in truth.reports.values.joined() {
            let reading = reader.read(report.text, document: DocumentID(hashing: report.text.utf8))
            let facts = DocumentFacts(document: reading.document, claims: [], outcome: .read(.init(of: reading)))
            for key in fold.touched(by: facts) { touching[key, default: []].append(facts) }
        }
        var wanted = Set(touching.keys)
        for key in touching.keys {
            var next = fold.parent(of: key)
            while let above = next {
                wanted.insert(above)
                next = fold.parent(of: above)
            }
        }
        var results: [PlaceYear: PlaceResult] = [:]
        func roll(_ key: PlaceYear) -> PlaceResult {
            if let known = results[key] { return known }
            let below = fold.children(of: key).filter(wanted.contains).map(roll)
            let result = fold.result(of: key, documents: touching[key] ?? [], children: below)
            results[key] = result
            return result
        }
        for key in wanted.sorted() { _ = roll(key) }
        cells = results.values.flatMap(\.cells).sorted { $0.key < $1.key }
    }

    /// What the cells say otherwise than they must, after a change.
    func differences(_ change: (inout [Cell]) -> Void = { _ in }) -> [String] {
        var cells = cells
        change(&cells)
        return truth.differences(cells, under: plan.members[0].place.code)
    }
}
