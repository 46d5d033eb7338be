import Generation
import Places

/// Which nodes a tree has: a province, some prefectures, some counties under each, and for which years they report.
public struct TreePlan: Sendable {
    /// A node, and the position of the one above it in ``members``; the province comes first, parents before children.
    public struct Member: Sendable {
        /// The place that it answers for.
        public let place: Place
        /// The position of the node above; `nil` for the province.
        public let parent: Int?
    }

    /// All nodes.
    public let members: [Member]
    /// The years reported.
    public let years: ClosedRange<Int>
    /// From which places, reports and faults are drawn.
    public let seed: UInt64

    /// Takes real divisions of a province that the seed draws; what they report is invented.
    /// - Parameters:
    ///   - wanted: how many prefectures.
    ///   - each: how many counties under each.
    public init(
        gazetteer: Gazetteer, seed: UInt64, prefectures wanted: Int = 3, counties each: Int = 4,
        years: ClosedRange<Int> = 2021...2023
    ) throws {
        self.seed = seed
        self.years = years
        let places = Roster(gazetteer: gazetteer, years: years, seed: seed).places
        for province in places where province.level == .province {
            let prefectures = places.filter { $0.parent == province.code && $0.level == .prefecture }
                .map { prefecture in (prefecture, places.filter { $0.parent == prefecture.code }.prefix(each)) }
                .filter { $0.1.count == each }.prefix(wanted)
            guard prefectures.count == wanted else { continue }
            var members = [Member(place: province, parent: nil)]
            members += prefectures.map { Member(place: $0.0, parent: 0) }
            for (position, (_, counties)) in prefectures.enumerated() {
                members += counties.map { Member(place: $0, parent: position + 1) }
            }
            self.members = members
            return
        }
        throw RoundError(description: "no province of the gazetteer has \(wanted) prefectures of \(each) counties")
    }

    /// The positions of the nodes with nothing below them.
    public var counties: [Int] { members.indices.filter { index in !members.contains { $0.parent == index } } }
}
