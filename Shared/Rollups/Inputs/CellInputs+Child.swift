import Foundation
import Places
import Quantities

extension CellInputs {
    /// By which rule what a place below hands up came into the value, or stayed out. The raw values are stable: scripts read them.
    public enum Rule: String, Hashable, Codable, Sendable, CaseIterable {
        /// It is in the value.
        case entered
        /// Figures of this kind are not added: it stands beside the others.
        case compared
        /// A zone inside a county, which is not counted again.
        case insideZone = "inside_zone"
        /// A zone of unknown standing: it widens the upper bound.
        case unknownZone = "unknown_zone"
        /// Its numerator and denominator do not give the rate that it states.
        case partsDisagree = "parts_disagree"
        /// Its numerator and denominator cover its own organs alone.
        case organParts = "organ_parts"
        /// It states a rate and not both of its parts.
        case partsMissing = "parts_missing"
        /// Several figures stand and nothing decides between them.
        case ambiguous
        /// It states a figure and hands none up.
        case notHandedUp = "not_handed_up"
        /// It ended in the year, and the one that continues it reports.
        case stoodDown = "stood_down"
        /// Its report was read and does not state the figure.
        case notStated = "not_stated"
        /// Its report could not be read.
        case unreadable
        /// A document of it is not read yet.
        case inProcess = "in_process"
        /// A document may be its, or another place's.
        case undecided = "place_undecided"
        /// No report of its own arrived. Places below it report, and nothing of theirs can be handed up.
        case noOwnReport = "no_own_report"
        /// Nothing arrived.
        case noReport = "no_report"
    }

    /// A place directly below.
    public struct Child: Hashable, Codable, Sendable {
        /// The place.
        public var place: PlaceCode
        /// Its name.
        public var name: String
        /// Whether it is a functional zone.
        public var isZone: Bool
        /// By which rule it came in or stayed out.
        public var rule: Rule
        /// What it hands up of the indicator; for a figure that is never added its own.
        public var value: Decimal?
        /// The bounds of ``value``.
        public var bounds: Bounds?
        /// Whether places below it are missing in what it hands up.
        public var isPartial: Bool
        /// Whether it has a cell of the indicator.
        public var hasCell: Bool
        /// For a place that ended in the year: those for which it stands down, or the one for which it stands in; empty for others.
        public var heirs: [String]

        /// Makes a place; see the properties.
        public init(
            place: PlaceCode, name: String, isZone: Bool, rule: Rule, value: Decimal?, bounds: Bounds?,
            isPartial: Bool, hasCell: Bool, heirs: [String]
        ) {
            self.place = place
            self.name = name
            self.isZone = isZone
            self.rule = rule
            self.value = value
            self.bounds = bounds
            self.isPartial = isPartial
            self.hasCell = hasCell
            self.heirs = heirs
        }
    }
}
