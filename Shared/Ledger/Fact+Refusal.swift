import Documents
import Foundation
import Observations
import Quantities

extension Fact {
    /// Why no ledger can keep the fact, in a sentence; `nil` when one can.
    var refusal: String? {
        switch self {
        case .reading(let reading, _):
            reading.fieldThatIsNoNumber.map {
                "Document \(document) states \($0) that is not a number. Read it again."
            }
        case .retraction(let document, let retraction):
            (1...Retraction.highestCounter).contains(retraction.counter)
                ? nil
                : "The retraction of document \(document) has the counter \(retraction.counter). "
                    + "Count from 1 to \(Retraction.highestCounter)."
        case .adjudication(let adjudication): adjudication.refusal
        case .claim, .burial: nil
        }
    }
}

extension Adjudication {
    fileprivate var refusal: String? {
        guard (1...Retraction.highestCounter).contains(counter) else {
            return
                "A decision about \(indicator) has the counter \(counter). Count from 1 to \(Retraction.highestCounter)."
        }
        var numbers = basis.map(\.value) + basis.map(\.bounds.lower) + basis.compactMap(\.bounds.upper)
        if case .value(let value) = decision { numbers.append(value) }
        return numbers.contains(where: \.isNaN)
            ? "A decision about \(indicator) holds a value that is not a number. Decide again." : nil
    }
}

extension Reading {
    /// The first decimal without a value. JSON has no form for it, so it must not get into a row.
    fileprivate var fieldThatIsNoNumber: String? {
        func isBroken(_ value: Decimal?) -> Bool { value?.isNaN ?? false }
        for observation in observations {
            let bounds = observation.bounds
            if isBroken(observation.value) || isBroken(bounds.lower) || isBroken(bounds.upper) {
                return "a value of \(observation.indicator)"
            }
        }
        return checks.contains { isBroken($0.stated) || isBroken($0.expected) } ? "a check" : nil
    }
}
