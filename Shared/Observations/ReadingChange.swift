import Documents
import Indicators
import Places

/// One figure that two readings of a document tell differently.
public struct ReadingChange: Hashable, Codable, Sendable {
    /// What became of the figure.
    public enum Difference: Hashable, Codable, Sendable {
        /// Only the later reading has it.
        case new(Observation)
        /// Only the earlier reading has it.
        case gone(Observation)
        /// Both have it, with another value, bounds, qualifier, scope, ambit, period, place or sentence.
        case changed(old: Observation, new: Observation)
    }

    /// The document.
    public var document: DocumentID
    /// The place that reports; `nil` when nothing decides.
    public var place: PlaceCode?
    /// What is counted.
    public var indicator: IndicatorCode
    /// The edition of the earlier reading; `nil` when the document had not been read.
    public var oldEdition: Edition?
    /// The edition of the later reading; `nil` when the document could no longer be read.
    public var newEdition: Edition?
    /// What became of the figure, with its sentences.
    public var difference: Difference

    /// Makes a change; see the properties.
    public init(
        document: DocumentID, place: PlaceCode?, indicator: IndicatorCode, oldEdition: Edition?, newEdition: Edition?,
        difference: Difference
    ) {
        self.document = document
        self.place = place
        self.indicator = indicator
        self.oldEdition = oldEdition
        self.newEdition = newEdition
        self.difference = difference
    }

    /// The figure as the earlier reading has it.
    public var old: Observation? {
        switch difference {
        case .new: nil
        case .gone(let old), .changed(let old, _): old
        }
    }

    /// The figure as the later reading has it.
    public var new: Observation? {
        switch difference {
        case .new(let new), .changed(_, let new): new
        case .gone: nil
        }
    }
}
