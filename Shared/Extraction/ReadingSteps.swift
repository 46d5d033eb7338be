/// The steps of a reading, in their order.
public enum ReadingStep: String, CaseIterable, Sendable {
    /// Traditional characters made simplified, the index of scalars.
    case normalisation
    /// Whose report, about which year, by whom.
    case metadata
    /// Every place name of the text.
    case places
    /// Words, numbers, dates and marks, in one pass.
    case lexis
    /// Sentences under headings.
    case outline
    /// The indicator that each number states.
    case frames
    /// Periods, scopes, bounds, quotations.
    case observations
    /// Every number with its kind.
    case mentions
    /// The arithmetic that the text allows.
    case checks
}

/// Somebody who is told when a step of a reading has ended: a benchmark.
public protocol ReadingSteps {
    /// The step has ended; the next one begins.
    mutating func ended(_ step: ReadingStep)
}

/// Nobody.
struct NoSteps: ReadingSteps {
    @inline(__always)
    mutating func ended(_ step: ReadingStep) {}
}
