import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities

extension Scope: Packable {}
extension Check.Rule: Packable {}
extension DocumentMetadata.Kind: Packable {}
extension DocumentMetadata.Level: Packable {}
extension DocumentMetadata.Script: Packable {}

extension Edition: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(engine)
        packer.add(catalogue)
        packer.add(gazetteer)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            engine: try unpacker.value(), catalogue: try unpacker.value(), gazetteer: try unpacker.value())
    }
}

extension Observation.AboutPlace: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(name)
        packer.add(code)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(name: try unpacker.value(), code: try unpacker.value())
    }
}

extension Observation: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(indicator)
        packer.add(value)
        packer.add(bounds)
        packer.add(unit)
        packer.add(qualifier)
        packer.add(scope)
        packer.add(ambit)
        packer.add(ambitAssumed)
        packer.add(aboutPlace)
        packer.add(joint)
        packer.add(worded)
        packer.add(period)
        packer.add(surface)
        packer.add(span)
        packer.add(sentence)
        packer.add(sentenceSpan)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            indicator: try unpacker.value(), value: try unpacker.value(), bounds: try unpacker.value(),
            unit: try unpacker.value(), qualifier: try unpacker.value(), scope: try unpacker.value(),
            ambit: try unpacker.value(), ambitAssumed: try unpacker.value(), aboutPlace: try unpacker.value(),
            joint: try unpacker.value(), worded: try unpacker.value(), period: try unpacker.value(),
            surface: try unpacker.value(), span: try unpacker.value(), sentence: try unpacker.value(),
            sentenceSpan: try unpacker.value())
    }

    /// The fields in the order in which they are packed.
    private init(
        indicator: IndicatorCode, value: Decimal, bounds: Bounds, unit: String, qualifier: Qualifier, scope: Scope,
        ambit: Ambit, ambitAssumed: Bool, aboutPlace: AboutPlace?, joint: Bool, worded: Bool?, period: Period,
        surface: String, span: TextSpan, sentence: String, sentenceSpan: TextSpan
    ) {
        self.init(
            indicator: indicator, value: value, bounds: bounds, unit: unit, qualifier: qualifier, scope: scope,
            ambit: ambit, ambitAssumed: ambitAssumed, aboutPlace: aboutPlace, joint: joint, period: period,
            surface: surface, span: span, sentence: sentence, sentenceSpan: sentenceSpan)
        self.worded = worded
    }
}

extension Check: Packable {
    package func pack(into packer: inout Packer) {
        packer.add(rule)
        packer.add(indicator)
        packer.add(result)
        packer.add(inputs)
        packer.add(stated)
        packer.add(expected)
        packer.add(holds)
        packer.add(sentence)
    }

    package init(from unpacker: inout Unpacker) throws {
        self.init(
            rule: try unpacker.value(), indicator: try unpacker.value(), result: try unpacker.value(),
            inputs: try unpacker.value(), stated: try unpacker.value(), expected: try unpacker.value(),
            holds: try unpacker.value(), sentence: try unpacker.value())
    }
}
