import Foundation
import Places
import Quantities

/// What a functional zone under a place hands up, and what became of it in the sum.
///
/// Zones are not expected to report and are never counted in the coverage of divisions.
public struct ZoneFigure: Hashable, Codable, Sendable {
    /// The zone.
    public var place: PlaceCode
    /// Its name.
    public var name: String
    /// What it hands up; `nil` for a figure that is never added.
    public var value: Decimal?
    /// The bounds of ``value``.
    public var bounds: Bounds?
    /// `separate`: counted in the sum. `inside`: left out. `unknown`: it widens the upper bound of the sum.
    public var standing: Place.Standing

    /// Makes the figure of a zone.
    public init(place: PlaceCode, name: String, value: Decimal?, bounds: Bounds?, standing: Place.Standing) {
        self.place = place
        self.name = name
        self.value = value
        self.bounds = bounds
        self.standing = standing
    }
}
