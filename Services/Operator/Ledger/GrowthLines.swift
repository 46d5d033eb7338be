import Places
import Quantities
import Rollups

/// The growth of a cell for scripts.
enum GrowthLines {
    /// An object, or `null`.
    static func json(_ growth: Growth?) -> String {
        guard let growth else { return "null" }
        var line = JSONLine()
        line.number("percent", growth.percent)
        line.number("lower", growth.bounds?.lower)
        line.number("upper", growth.bounds?.upper)
        line.integer("places", growth.places)
        line.number("now", growth.now)
        line.number("before", growth.before)
        line.raw(
            "excluded",
            JSONLine.objects(growth.excluded) { line, exclusion in
                line.string("place", exclusion.place.rawValue)
                line.string("reason", exclusion.reason.rawValue)
                if let into = exclusion.into {
                    line.raw("into", JSONLine.list(into.map { JSONLine.quoted($0.rawValue) }))
                }
            })
        return line.object
    }
}
