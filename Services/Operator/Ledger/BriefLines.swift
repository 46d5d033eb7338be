import Documents
import Observations
import Quantities
import Rollups

/// What a history or a freeze keeps of a cell, for scripts.
enum BriefLines {
    /// Its figures with their bounds, of a rate the parts, and the documents that state the own figure.
    static func fill(_ line: inout JSONLine, _ brief: CellBrief?) {
        line.number("own", brief?.ownValue)
        line.bounds("own_", brief?.ownBounds)
        line.raw(
            "sources",
            JSONLine.list(Set((brief?.sources ?? []).map(\.document)).sorted().map { JSONLine.quoted($0.description) }))
        line.number("value", brief?.value)
        line.bounds("", brief?.bounds)
        line.number("numerator", brief?.numerator)
        line.number("denominator", brief?.denominator)
        line.number("handed_up", brief?.handedUp)
        line.bounds("handed_up_", brief?.handedUpBounds)
        line.string("handed_up_by", brief?.handedUpBy.rawValue)
        line.raw("ambiguous", brief.map { $0.isAmbiguous ? "true" : "false" } ?? "null")
        line.string("verdict", brief?.verdict.rawValue)
        line.integer("expected", brief?.expected)
        line.integer("stating", brief?.stating)
        line.integer("reporting", brief?.reporting)
        line.raw("decisions", JSONLine.list((brief?.decisions ?? []).map(DecisionLines.json)))
    }
}

extension JSONLine {
    /// `lower`, `upper` and `upper_excluded` of a figure, each behind a prefix; null where nothing bounds it.
    mutating func bounds(_ prefix: String, _ bounds: Bounds?) {
        number(prefix + "lower", bounds?.lower)
        number(prefix + "upper", bounds?.upper)
        raw(prefix + "upper_excluded", bounds.map { $0.excludesUpper ? "true" : "false" } ?? "null")
    }
}
