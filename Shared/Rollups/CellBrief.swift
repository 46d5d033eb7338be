import Documents
import Foundation
import Quantities

/// What a history keeps of a cell: its figures, its verdict, its coverage in numbers, and the way to the sentences.
/// A fifth of a whole cell.
public struct CellBrief: Hashable, Codable, Sendable {
    /// A figure of a document.
    public struct Source: Hashable, Codable, Sendable {
        /// The document that states it.
        public var document: DocumentID
        /// The position of the observation in the document's findings, as they were then.
        public var index: Int

        /// Names a figure.
        public init(document: DocumentID, index: Int) {
            self.document = document
            self.index = index
        }
    }

    /// The base unit.
    public var unit: String
    /// The value over the children; see ``Cell/value``.
    public var value: Decimal?
    /// The bounds of ``value``.
    public var bounds: Bounds?
    /// For a ratio: the summed numerators.
    public var numerator: Decimal?
    /// For a ratio: the summed denominators.
    public var denominator: Decimal?
    /// The place's own figure.
    public var ownValue: Decimal?
    /// The bounds of the own figure.
    public var ownBounds: Bounds?
    /// Where the own figure stands, or all that compete when the cell is ambiguous.
    public var sources: [Source] = []
    /// Whether several own figures stand and nothing decides between them.
    public var isAmbiguous = false
    /// What is handed up to the parent.
    public var handedUp: Decimal?
    /// The bounds of what is handed up.
    public var handedUpBounds: Bounds?
    /// By which rule.
    public var handedUpBy = Cell.HandedUpBy.nothing
    /// The comparison of own figure and value.
    public var verdict = Cell.Verdict.none
    /// Direct children that are expected.
    public var expected = 0
    /// Of these, with a report that was read.
    public var reporting = 0
    /// Of these, stating the figure.
    public var stating = 0
    /// Of these, whose document could not be read.
    public var unreadable = 0
    /// Of these, with several figures that nothing decides between.
    public var ambiguous = 0
    /// Whether every expected child entered the value; see ``Cell/isComplete``.
    public var isComplete = false
    /// What persons decided; see ``Cell/decisions``.
    public var decisions: [CellDecision]?

    /// A brief that says nothing.
    public init(unit: String) { self.unit = unit }

    /// What a history keeps of a cell.
    public init(of cell: Cell) {
        unit = cell.unit
        value = cell.value
        bounds = cell.bounds
        numerator = cell.numerator
        denominator = cell.denominator
        ownValue = cell.ownValue
        ownBounds = cell.ownBounds
        sources = cell.ownFigures.map { Source(document: $0.document, index: $0.index) }
        isAmbiguous = cell.isAmbiguous
        handedUp = cell.handedUp
        handedUpBounds = cell.handedUpBounds
        handedUpBy = cell.handedUpBy
        verdict = cell.verdict
        expected = cell.coverage.expected
        reporting = cell.coverage.reporting
        stating = cell.coverage.stating
        unreadable = cell.coverage.unreadable
        ambiguous = cell.coverage.ambiguous
        isComplete = cell.isComplete
        decisions = cell.decisions
    }
}
