import Generation
import Places
import Seeds

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
    /// The positions of the prefectures that report, and of the province where it does: in some seeds none, in others all or most.
    public let reportingAbove: Set<Int>

    /// Takes real divisions of a province that the seed draws; what they report is invented.
    /// - Parameters:
    ///   - wanted: how many prefectures.
    ///   - each: how many counties under each; `nil` for all, and the prefectures with the fewest.
    public init(
        gazetteer: Gazetteer, seed: UInt64, prefectures wanted: Int = 3, counties each: Int? = 4,
        years: ClosedRange<Int> = 2021...2023
    ) throws {
        self.seed = seed
        self.years = years
        let places = Roster(gazetteer: gazetteer, years: years, seed: seed).places
        for province in places where province.level == .province {
            var all = places.filter { $0.parent == province.code && $0.level == .prefecture }
                .map { prefecture in (prefecture, places.filter { $0.parent == prefecture.code }) }
            if let each {
                all = all.map { ($0.0, Array($0.1.prefix(each))) }.filter { $0.1.count == each }
            } else {
                all = all.filter { !$0.1.isEmpty }.sorted { ($0.1.count, $0.0.code) < ($1.1.count, $1.0.code) }
            }
            let prefectures = all.prefix(wanted)
            guard prefectures.count == wanted else { continue }
            var members = [Member(place: province, parent: nil)]
            members += prefectures.map { Member(place: $0.0, parent: 0) }
            for (position, (_, counties)) in prefectures.enumerated() {
                members += counties.map { Member(place: $0, parent: position + 1) }
            }
            self.members = members
            reportingAbove = Self.reportingAbove(members, seed)
            return
        }
        throw RoundError(description: "no province of the gazetteer has \(wanted) prefectures of \(each ?? 1) counties")
    }

    /// The positions of the nodes with nothing below them.
    public var counties: [Int] { members.indices.filter { index in !members.contains { $0.parent == index } } }

    /// Whether a node hands in reports of its own place: every county does.
    public func reports(_ index: Int) -> Bool { reportingAbove.contains(index) || counties.contains(index) }

    private static func reportingAbove(_ members: [Member], _ seed: UInt64) -> Set<Int> {
        var generator = SeededGenerator(seed: seed, for: ["tree reports"])
        let who = generator.number(in: 0...3)
        let prefectures = members.indices.filter { members[$0].parent == 0 }
        // Where there are several, one may keep silent.
        let silent = generator.number(in: 0...2 * prefectures.count)
        var reporting = Set(who % 2 == 1 ? prefectures.filter { $0 - 1 != silent || prefectures.count == 1 } : [])
        if who > 1 { reporting.insert(0) }
        return reporting
    }
}
