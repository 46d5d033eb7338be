import Decoding
import Documents
import Extraction
import Foundation
import Observations
import Quantities

/// What holds of every reading, whatever the text.
struct Soundness {
    let reader: Reader

    /// Why the reading of these bytes is unsound; `nil` when it is sound. Bytes that the decoder refuses are read with
    /// their faults replaced.
    func fault(in bytes: [UInt8]) -> String? {
        let text = (try? TextDecoding.decode(bytes)) ?? String(decoding: bytes, as: UTF8.self)
        let clock = ContinuousClock()
        let begin = clock.now
        let reading = reader.read(text, document: DocumentID(hashing: bytes))
        // A megabyte takes less than a second even unoptimised; more means that time does not grow as the text does.
        let limit = Duration.seconds(2 + bytes.count / 50_000)
        let time = begin.duration(to: clock.now)
        guard time < limit else { return "\(bytes.count) bytes took \(time)" }
        let scalars = Array(text.unicodeScalars)
        return fault(of: reading.mentions, in: scalars) ?? fault(of: reading.observations, in: scalars)
            ?? fault(of: reading.checks, in: scalars)
    }

    private func fault(of mentions: [Mention], in scalars: [Unicode.Scalar]) -> String? {
        var end = 0
        for mention in mentions {
            guard mention.span.start >= end else { return "a mention begins before \(end): \(mention)" }
            guard leads(mention.span, to: mention.surface, in: scalars) else { return "span of \(mention)" }
            end = mention.span.end
        }
        return nil
    }

    private func fault(of observations: [Observation], in scalars: [Unicode.Scalar]) -> String? {
        var start = 0
        for observation in observations {
            guard observation.span.start >= start else { return "out of order: \(observation)" }
            guard leads(observation.span, to: observation.surface, in: scalars) else { return "span of \(observation)" }
            guard leads(observation.sentenceSpan, to: observation.sentence, in: scalars),
                observation.sentenceSpan.start <= observation.span.start,
                observation.span.end <= observation.sentenceSpan.end
            else { return "sentence of \(observation)" }
            guard !observation.value.isNaN, observation.bounds.upper.map({ $0 >= observation.bounds.lower }) ?? true
            else { return "bounds of \(observation)" }
            start = observation.span.start
        }
        return nil
    }

    private func fault(of checks: [Check], in scalars: [Unicode.Scalar]) -> String? {
        for check in checks {
            for span in [check.result] + check.inputs where span.start >= span.end || span.end > scalars.count {
                return "span of \(check)"
            }
        }
        return nil
    }

    private func leads(_ span: TextSpan, to surface: String, in scalars: [Unicode.Scalar]) -> Bool {
        span.start >= 0 && span.start < span.end && span.end <= scalars.count
            && scalars[span.start..<span.end].elementsEqual(surface.unicodeScalars)
    }
}
