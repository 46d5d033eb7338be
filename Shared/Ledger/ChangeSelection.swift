import Documents
import Indicators
import Observations
import Places

/// Which recorded changes of readings are meant. Every condition that is set must hold; none set means all.
public struct ChangeSelection: Hashable, Codable, Sendable {
    /// Only what was recorded at this time or later, in milliseconds since 1970 (UTC).
    public var since: Int64?
    /// Only changes of this document.
    public var document: DocumentID?
    /// Only changes at this place.
    public var place: PlaceCode?
    /// Only changes of this indicator.
    public var indicator: IndicatorCode?

    /// All changes.
    public static let all = ChangeSelection()

    /// Makes a selection; see the properties.
    public init(
        since: Int64? = nil, document: DocumentID? = nil, place: PlaceCode? = nil, indicator: IndicatorCode? = nil
    ) {
        self.since = since
        self.document = document
        self.place = place
        self.indicator = indicator
    }

    /// Whether a change is among them.
    public func contains(_ recorded: RecordedChange) -> Bool {
        let change = recorded.change
        return since.map { $0 <= recorded.time } ?? true && document.map { $0 == change.document } ?? true
            && place.map { $0 == change.place } ?? true && indicator.map { $0 == change.indicator } ?? true
    }
}
