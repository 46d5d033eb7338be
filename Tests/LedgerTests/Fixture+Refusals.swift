import Documents
import Foundation
import Indicators
import Ledger
import Observations
import Places
import Rollups

/// A node of a county that hands up what belongs to its neighbour.
extension Fixture {
    static let county = Origin(node: "county", place: counties[0])
    /// The same node, once its key is admitted for the city of both.
    static let city = Origin(node: "county", place: PlaceCode(rawValue: "420100"))
    static let neighbour = counties[1]

    /// A report that states its edition as its only figure.
    static func reported(_ name: String, _ place: PlaceCode, edition: Int = 1) -> Fact {
        .reading(
            reading: reading(
                name, edition: Edition(engine: 1, catalogue: edition, gazetteer: 1), jurisdiction: .place(place),
                values: [(indicators[0], Decimal(edition))]), claims: [])
    }

    /// A claim that hints at the neighbour.
    static func claimed(_ name: String) -> Fact {
        .claim(document: document(name), claim: claim("/\(name)", place: neighbour.rawValue, year: 2020))
    }
}
