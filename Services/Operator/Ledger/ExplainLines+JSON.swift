import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Tables

/// What a figure is made of, for scripts.
extension ExplainLines {
    /// One object.
    var json: String { Self.json(walk) }

    private static func json(_ walk: CellWalk) -> String {
        let (cell, coverage) = (walk.cell, walk.cell.coverage)
        var line = JSONLine()
        line.string("place", cell.place.rawValue)
        line.string("name", walk.name)
        line.string("rule", walk.asChild?.rule.rawValue)
        line.integer("year", cell.year)
        line.string("indicator", cell.indicator.rawValue)
        line.string("unit", cell.unit)
        line.number("handed_up", cell.handedUp)
        line.bounds("handed_up_", cell.handedUpBounds)
        line.string("handed_up_by", cell.handedUpBy.rawValue)
        line.number("value", cell.value)
        line.bounds("", cell.bounds)
        line.integer("inexact_figures", cell.makeup.inexact)
        line.number("exact_sum", cell.method == .sum && cell.value != nil ? cell.makeup.exactSum : nil)
        line.number("numerator", cell.numerator)
        line.number("denominator", cell.denominator)
        line.integer("stated_count", cell.distribution?.count)
        line.number("stated_minimum", cell.distribution?.minimum)
        line.number("stated_median", cell.distribution?.median)
        line.number("stated_maximum", cell.distribution?.maximum)
        line.raw("ratio_excluded", JSONLine.list(cell.ratioExcluded.map(JSONLine.quoted)))
        line.number("own", cell.ownValue)
        line.bounds("own_", cell.ownBounds)
        line.string("own_ambit", cell.ownAmbit?.rawValue)
        line.boolean("ambiguous", cell.isAmbiguous)
        line.raw("decisions", JSONLine.list((cell.decisions ?? []).map(DecisionLines.json)))
        line.string("verdict", cell.verdict.rawValue)
        line.string("verdict_reason", cell.verdictReason.code.rawValue)
        line.number("difference", cell.difference)
        line.integer("expected", coverage.expected)
        line.raw("editions", JSONLine.list((cell.editions ?? []).map { JSONLine.quoted($0.description) }))
        line.integer("stating", coverage.stating)
        line.integer("reporting", coverage.reporting)
        line.integer("in_process", coverage.inProcess)
        line.integer("place_undecided", coverage.undecided)
        line.integer("unreadable", coverage.unreadable)
        line.integer("counties_in_process", coverage.countiesInProcess)
        line.integer("counties_place_undecided", coverage.countiesUndecided)
        line.raw("missing", JSONLine.list(coverage.missingNames.map(JSONLine.quoted)))
        line.raw("figures", JSONLine.objects(walk.inputs?.figures ?? [], fill))
        line.raw("in_process_documents", JSONLine.objects(walk.inputs?.inProcess ?? [], fill))
        line.raw("unreadable_documents", JSONLine.objects(walk.inputs?.unreadable ?? [], fill))
        line.raw("children", JSONLine.objects(walk.inputs?.children ?? [], fill))
        line.raw("growth", GrowthLines.json(walk.growth))
        line.raw("territory", TerritoryLines.json(walk.notes))
        line.raw("below", JSONLine.list(walk.below.map(json)))
        return line.object
    }

    private static func fill(_ line: inout JSONLine, _ figure: CellInputs.Figure) {
        line.string("document", figure.document.description)
        line.integer("figure", figure.index)
        line.string("source", figure.source)
        line.string("surface", figure.observation.surface)
        line.number("value", figure.observation.value)
        line.bounds("", figure.observation.bounds)
        line.string("ambit", figure.observation.ambit.rawValue)
        line.boolean("ambit_assumed", figure.observation.ambitAssumed)
        line.string("sentence", figure.observation.sentence)
        line.string("why_not", figure.whyNot?.rawValue)
        line.string("indicator", figure.observation.indicator.rawValue)
        line.string("origin", figure.origin.rawValue)
        line.string("kind", figure.kind.rawValue)
        line.string("department", figure.department)
        line.integer("report_year", figure.reportYear)
        line.string("published", figure.published?.description)
    }

    private static func fill(_ line: inout JSONLine, _ document: Fulfilment.Evidence) {
        line.string("document", document.document.description)
        line.string("source", document.source)
        line.string("reason", document.reason)
    }

    private static func fill(_ line: inout JSONLine, _ child: CellInputs.Child) {
        line.string("place", child.place.rawValue)
        line.string("name", child.name)
        line.boolean("zone", child.isZone)
        line.string("rule", child.rule.rawValue)
        line.number("value", child.value)
        line.bounds("", child.bounds)
        line.raw("heirs", JSONLine.list(child.heirs.map(JSONLine.quoted)))
    }
}
