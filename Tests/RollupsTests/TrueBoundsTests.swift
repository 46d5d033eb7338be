import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// The bounds of sums and rates hold what is true, whatever of it the reports state and a person decides.
///
/// A figure without a word of reach counts for the whole unless it is smaller than the sum for certain; that is the rule, and the worlds keep
/// to it: such a figure is a city's total, or less than any of its counties'.
@Suite struct TrueBoundsTests {
    private static let cities: [(PlaceCode, [PlaceCode])] = [
        (World.city, [World.a, World.b, World.c, World.separateZone]), (World.otherCity, [World.d, World.e]),
    ]

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func sum_holdsTheTruth(seed: UInt64) {
        var world = TrueWorld(seed: seed)
        var truths: [(place: PlaceCode, truth: Decimal?)] = []
        for (city, places) in Self.cities {
            var stated: Decimal?
            var total = world.number(1...400)
            let organs = total
            for place in places {
                let truth = world.number(100...900)
                total += truth
                if world.happens(onceIn: 5) { continue }
                stated = (stated ?? 0) + truth
                world.state(truth, of: World.flow, at: place)
            }
            // A zone of which nobody knows whether its figure is in those of the counties.
            var beside: Decimal = 0
            if city == World.city, world.happens(onceIn: 2) {
                let truth = world.number(1...50)
                world.state(truth, of: World.flow, at: World.unknownZone)
                beside = world.happens(onceIn: 2) ? truth : 0
            }
            switch world.own() {
            case .nothing: truths.append((city, stated.map { $0 + beside }))
            case .organs:
                world.state(organs, of: World.flow, at: city, .organ)
                truths.append((city, organs + (stated ?? 0) + beside))
            case .whole:
                world.state(total + beside, of: World.flow, at: city)
                truths.append((city, total + beside))
            case .silentWhole:
                world.state(total + beside, of: World.flow, at: city, .unknown)
                truths.append((city, total + beside))
            case .silentLess:
                world.state(exactly: 1, of: World.flow, at: city, .unknown)
                truths.append((city, stated.map { $0 + beside } ?? 1))
            }
        }
        let direct = world.number(100...900)
        world.state(direct, of: World.flow, at: World.direct)
        for (city, truth) in truths {
            let cell = world.roll(city).cell(World.flow)
            expect(truth, within: cell.handedUpBounds, seed, city)
        }
        let province = truths.compactMap(\.truth).reduce(direct, +)
        expect(province, within: world.roll(World.province).cell(World.flow).bounds, seed, World.province)
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func rate_holdsTheTruth(seed: UInt64) {
        typealias Parts = (won: Decimal, tried: Decimal)
        var world = TrueWorld(seed: seed)
        func drawn(_ world: inout TrueWorld) -> Parts {
            let won = world.number(0...450)
            return (won, won + world.number(200...450))
        }
        func add(_ left: Parts?, _ right: Parts?) -> Parts? {
            guard let left, let right else { return left ?? right }
            return (left.won + right.won, left.tried + right.tried)
        }
        func state(_ parts: Parts, at place: PlaceCode, _ ambit: Ambit, _ world: inout TrueWorld) {
            world.state(parts.won, of: World.won, at: place, ambit)
            world.state(parts.tried, of: World.tried, at: place, ambit)
        }
        func rate(_ parts: Parts?) -> Decimal? { parts.map { $0.won * 100 / $0.tried } }
        var province: Parts?
        for (city, places) in Self.cities {
            var stated: Parts?
            let organs = drawn(&world)
            var total = organs
            for place in places {
                let parts = drawn(&world)
                total = (total.won + parts.won, total.tried + parts.tried)
                if world.happens(onceIn: 3) { continue }
                stated = add(stated, parts)
                state(parts, at: place, .whole, &world)
            }
            var handedUp = stated
            var above = stated
            switch world.own() {
            case .nothing: break
            case .organs:
                state(organs, at: city, .organ, &world)
                // Where no county states both parts, the organs' are handed up, and enter no quotient above.
                handedUp = stated ?? organs
            case .whole:
                state(total, at: city, .whole, &world)
                (handedUp, above) = (total, total)
            case .silentWhole:
                state(total, at: city, .unknown, &world)
                (handedUp, above) = (total, total)
            case .silentLess:
                world.state(exactly: 1, of: World.won, at: city, .unknown)
                world.state(exactly: 2, of: World.tried, at: city, .unknown)
                (handedUp, above) = stated == nil ? ((1, 2), (1, 2)) : (stated, stated)
            }
            province = add(province, above)
            expect(rate(handedUp), within: world.roll(city).cell(World.rate).handedUpBounds, seed, city)
        }
        expect(rate(province), within: world.roll(World.province).cell(World.rate).bounds, seed, World.province)
    }

    /// What is exact is rounded to four decimals.
    private func expect(_ truth: Decimal?, within bounds: Bounds?, _ seed: UInt64, _ place: PlaceCode) {
        #expect((truth == nil) == (bounds == nil), "\(place), seed \(seed)")
        guard let truth, let bounds else { return }
        let slack: Decimal = bounds.isExact ? 1 / 10_000 : 0
        #expect(bounds.lower - slack <= truth, "\(place), seed \(seed): \(truth) \(bounds)")
        let isBelow = bounds.upper.map { truth < $0 + slack || (truth == $0 && !bounds.excludesUpper) } ?? true
        #expect(isBelow, "\(place), seed \(seed): \(truth) \(bounds)")
    }
}
