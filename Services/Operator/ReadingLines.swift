import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

/// A reading as JSON lines: the document, its mentions, observations and checks.
struct ReadingLines {
    private let reading: Reading

    /// Takes the reading to print.
    init(_ reading: Reading) { self.reading = reading }

    /// All lines, one after the other, each with its line end.
    func joined() -> String {
        var text = document()
        for mention in reading.mentions { text += line(mention) }
        // Zeros in words are shown to people, not to scripts that add figures.
        for observation in reading.observations where observation.worded != true { text += line(observation) }
        for check in reading.checks { text += line(check) }
        return text
    }

    private func document() -> String {
        let metadata = reading.metadata
        var line = JSONLine()
        line.string("type", "document")
        line.string("id", reading.document.description)
        line.string("edition", reading.edition.description)
        line.string("kind", metadata.kind.rawValue)
        line.string("jurisdiction", metadata.placeName)
        line.string("adcode", metadata.adcode?.rawValue)
        line.string("parent", metadata.parent?.rawValue)
        line.string("level", metadata.level?.rawValue)
        line.boolean("functional_zone", metadata.isFunctionalZone)
        line.integer("year", metadata.year)
        line.raw("period", metadata.period.map(period) ?? "null")
        line.string("issuer", metadata.issuer)
        line.string("published", metadata.published?.description)
        line.string("script", metadata.script.rawValue)
        if let place = metadata.place { line.string("place", place.rawValue) }
        if !metadata.candidates.isEmpty {
            line.raw("candidates", JSONLine.list(metadata.candidates.map { JSONLine.quoted($0.rawValue) }))
        }
        return line.text
    }

    private func line(_ mention: Mention) -> String {
        var line = JSONLine()
        line.string("type", "mention")
        line.integer("start", mention.span.start)
        line.integer("end", mention.span.end)
        line.string("surface", mention.surface)
        line.string("kind", mention.kind.rawValue)
        if let rejection = mention.rejection { line.string("rejection", rejection.rawValue) }
        if let label = mention.label { line.string("label", label) }
        if let unit = mention.unit { line.string("unit", unit) }
        return line.text
    }

    private func line(_ observation: Observation) -> String {
        var line = JSONLine()
        line.string("type", "observation")
        line.string("code", observation.indicator.rawValue)
        line.integer("start", observation.span.start)
        line.integer("end", observation.span.end)
        line.string("surface", observation.surface)
        line.number("value", observation.value)
        line.number("lower", observation.bounds.lower)
        line.number("upper", observation.bounds.upper)
        line.string("unit", observation.unit)
        line.string("qualifier", observation.qualifier.rawValue)
        line.string("place", observation.scope.rawValue)
        line.string("ambit", observation.ambit.rawValue)
        line.boolean("ambit_assumed", observation.ambitAssumed)
        if let about = observation.aboutPlace {
            line.string("about", about.name)
            line.string("about_code", about.code?.rawValue)
        }
        if observation.joint { line.boolean("joint", true) }
        line.raw("period", period(observation.period))
        line.string("quote", observation.sentence)
        return line.text
    }

    private func line(_ check: Check) -> String {
        var line = JSONLine()
        line.string("type", "check")
        line.string("rule", check.rule.rawValue)
        line.raw("result", span(check.result))
        line.raw("inputs", JSONLine.list(check.inputs.map(span)))
        line.boolean("holds", check.holds)
        line.string("code", check.indicator?.rawValue)
        line.number("stated", check.stated)
        line.number("expected", check.expected)
        line.string("quote", check.sentence)
        return line.text
    }

    private func span(_ span: TextSpan) -> String { "[\(span.start),\(span.end)]" }

    private func period(_ period: Period) -> String {
        var object = JSONLine()
        object.string("from", period.from.description)
        object.string("to", period.to.description)
        return object.object
    }
}
