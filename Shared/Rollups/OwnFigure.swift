import Documents
import Foundation
import Indicators
import Quantities

/// A figure that a place states about itself, as a cell keeps it: enough to compare, and the way to its sentence.
public struct OwnFigure: Hashable, Codable, Sendable {
    /// The document that states it.
    public var document: DocumentID
    /// The position of the observation in the document's findings.
    public var index: Int
    /// The figure as printed.
    public var surface: String
    /// The value in the base unit.
    public var value: Decimal
    /// The interval in which the true value lies.
    public var bounds: Bounds
    /// How far it reaches.
    public var ambit: Ambit
    /// The days that the text names.
    public var period: Period
    /// The year of the report that states it; not the year of the cell when a later report looks back.
    public var reportYear: Int

    /// Makes a figure; see the properties.
    public init(
        document: DocumentID, index: Int, surface: String, value: Decimal, bounds: Bounds, ambit: Ambit, period: Period,
        reportYear: Int
    ) {
        self.document = document
        self.index = index
        self.surface = surface
        self.value = value
        self.bounds = bounds
        self.ambit = ambit
        self.period = period
        self.reportYear = reportYear
    }
}
