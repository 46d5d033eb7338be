import Documents
import Foundation
import Indicators
import Places
import Quantities

/// A person decided about a figure: what it is, or that it is not usable.
///
/// It outranks every reading, for as long as what it was about stays what it was: when the figures differ, or are gone, the decision
/// is shown as one to be looked at again (待复核) and no longer applied. Of several about one subject the one that is last in their
/// order holds: the highest counter decides, then the words, so that the order of arrival never does.
public struct Adjudication: Hashable, Codable, Sendable {
    /// What is decided about.
    public enum Subject: Hashable, Codable, Sendable {
        /// The own figure of a place for a year, whatever states it.
        case cell(place: PlaceCode, year: Int, indicator: IndicatorCode)
        /// One figure of a document, where it stands in the text.
        case observation(document: DocumentID, indicator: IndicatorCode, span: TextSpan)

        /// The document under which decisions are kept; see ``Adjudication/document``.
        public var document: DocumentID {
            switch self {
            case .cell(let place, let year, let indicator):
                DocumentID(hashing: "shangji: the decision about \(indicator) of \(place) in \(year)".utf8)
            case .observation(let document, _, _): document
            }
        }

        /// What is counted.
        public var indicator: IndicatorCode {
            switch self {
            case .cell(_, _, let indicator), .observation(_, let indicator, _): indicator
            }
        }
    }

    /// What is decided.
    public enum Decision: Hashable, Codable, Sendable {
        /// The value in the base unit of the indicator, exactly.
        case value(Decimal)
        /// No figure may be taken.
        case notUsable
        /// An earlier decision is taken back.
        case withdrawn
    }

    /// A figure that was decided about, as it stood then.
    public struct Figure: Hashable, Codable, Sendable {
        /// The document that states it.
        public var document: DocumentID
        /// The value in the base unit.
        public var value: Decimal
        /// The interval in which the true value lies.
        public var bounds: Bounds
        /// The days to which it refers.
        public var period: Period

        /// Makes a figure; see the properties.
        public init(document: DocumentID, value: Decimal, bounds: Bounds, period: Period) {
            self.document = document
            self.value = value
            self.bounds = bounds
            self.period = period
        }
    }

    /// What is decided about.
    public var subject: Subject
    /// Rises with every decision about one subject; see ``Retraction/counter(after:time:)``.
    public var counter: Int
    /// What is decided.
    public var decision: Decision
    /// The figures that stood when it was decided; empty when none did.
    public var basis: [Figure]
    /// Why, in a person's words.
    public var reason: String
    /// Who decided, when that is known.
    public var person: String?
    /// When, in milliseconds since 1970 (UTC). For people; between equal words it decides which record is kept, and nothing else.
    public var time: Int64

    /// Makes a decision; see the properties.
    public init(
        subject: Subject, counter: Int, decision: Decision, basis: [Figure], reason: String, person: String? = nil,
        time: Int64
    ) {
        self.subject = subject
        self.counter = counter
        self.decision = decision
        self.basis = basis
        self.reason = reason
        self.person = person
        self.time = time
    }

    /// The document under which the decision is kept: the one that states the figure, or for a cell a name made of its own,
    /// which no bytes have.
    public var document: DocumentID { subject.document }

    /// What is counted.
    public var indicator: IndicatorCode { subject.indicator }

    /// Whether the figures that stand now say what those said that were decided about. Who states them does not matter: a second
    /// document with the same figure is no reason to decide again.
    public func isAbout(_ figures: some Sequence<Figure>) -> Bool {
        Set(figures.map(Statement.init)) == Set(basis.map(Statement.init))
    }
}

/// What a figure says, whoever states it.
private struct Statement: Hashable {
    let value: Decimal
    let bounds: Bounds
    let period: Period

    init(_ figure: Adjudication.Figure) {
        value = figure.value
        bounds = figure.bounds
        period = figure.period
    }
}

extension Adjudication: Comparable {
    /// The order in which the last one holds, among those about one subject.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// A figure that is missing is seen, and a wrong one is not: so not usable comes last. A missing name is not an empty one.
    private var rank: (Int, Int, String, String, String, Int64) {
        let (kind, value) =
            switch decision {
            case .withdrawn: (0, "")
            case .value(let value): (1, "\(value)")
            case .notUsable: (2, "")
            }
        let words = basis.map { "\($0.document) \($0.value) \($0.bounds) \($0.period)" }.joined(separator: "\n")
        return (counter, kind, "\(value)\n\(words)", reason, person.map { "1\($0)" } ?? "", time)
    }
}
