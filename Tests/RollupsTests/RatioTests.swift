import Documents
import Foundation
import Indicators
import Observations
import Places
import Quantities
import Rollups
import Testing

/// Rates: parts are added, percentages never averaged.
@Suite struct RatioTests {
    private func county(
        _ place: PlaceCode, won: Decimal? = nil, tried: Decimal? = nil, rate: Decimal? = nil, shown: String? = nil,
        ambit: Ambit = .whole
    ) -> DocumentFacts {
        var figures: [Observation] = []
        if let won { figures.append(figure(World.won, won, ambit: ambit)) }
        if let tried { figures.append(figure(World.tried, tried, ambit: ambit)) }
        if let rate { figures.append(figure(World.rate, rate, unit: "%", surface: shown ?? "\(rate)%")) }
        return report(place, states: figures)
    }

    @Test func rate_isOfSummedParts_besideTheSpreadOfStatedRates() {
        let cell = roll(
            World.city,
            [
                county(World.a, won: 90, tried: 100, rate: 90), county(World.b, won: 5, tried: 10, rate: 50),
                county(World.c, rate: 99),
            ]
        ).cell(World.rate)
        #expect(cell.numerator == 95)
        #expect(cell.denominator == 110)
        #expect(cell.value == Decimal(string: "86.3636"))
        #expect(cell.distribution?.minimum == 50)
        #expect(cell.distribution?.median == 90)
        #expect(cell.distribution?.maximum == 99)
        #expect(cell.coverage.stating == 3)
        #expect(cell.childrenInValue == 2)
        #expect(!cell.isComplete)
        #expect(cell.verdictReason.code == .rateNotCompared)
    }

    @Test func rate_whenPartsAreStatedWithoutIt_isMadeOfThem() {
        let result = roll(World.a, [county(World.a, won: 3, tried: 4)])
        #expect(result.cell(World.rate).handedUp == 75)
        #expect(result.cell(World.rate).ownValue == nil)
    }

    @Test func parts_whenTheyDoNotGiveTheStatedRate_stayOutAndAreNamed() {
        let cell = roll(
            World.city,
            [county(World.a, won: 90, tried: 100, rate: 90), county(World.b, won: 3, tried: 20, rate: 45)]
        ).cell(World.rate)
        #expect(cell.numerator == 90)
        #expect(cell.ratioExcluded == ["南县"])
    }

    @Test(arguments: [
        ("5.26%", "5.26", true), ("5.3%", "5.3", true), ("5%", "5", true), ("5.27%", "5.27", true),
        ("5.30%", "5.3", false),
        ("６.00%", "6", false), ("7%", "7", false),
    ])
    func parts_reproduceTheRate_toTheDigitsThatItShows(shown: String, rate: String, holds: Bool) throws {
        // 3 of 57 are 5.263 per cent.
        let stated = try World.required(Decimal(string: rate))
        let cell = roll(World.a, [county(World.a, won: 3, tried: 57, rate: stated, shown: shown)]).cell(World.rate)
        #expect(cell.ratioPartsDisagree == !holds)
    }

    @Test func parts_ofDifferentAmbit_makeNoRate() {
        let figures = [figure(World.won, 3, ambit: .organ), figure(World.tried, 4, ambit: .whole)]
        #expect(roll(World.a, [report(World.a, states: figures)]).cell(World.rate).handedUpParts == nil)
    }

    /// A district that states all of its organs' cases beside one that states the whole: two ambits never meet in one quotient.
    @Test func parts_ofOrgans_stayOutOfTheQuotientOfWholePlacesAndAreNamed() {
        let documents = [
            county(World.a, won: 50, tried: 100), county(World.b, won: 9, tried: 10, ambit: .organ),
            county(World.c, won: 1, tried: 5, ambit: .unknown),
        ]
        let own = roll(World.b, documents).cell(World.rate)
        #expect(own.handedUp == 90 && own.handedUpBy == .organPlusChildren)
        let cell = roll(World.city, documents).cell(World.rate)
        #expect(cell.numerator == 51 && cell.denominator == 105)
        #expect(cell.ratioExcluded == ["南县"])
        #expect(cell.childrenInValue == 2 && cell.coverage.stating == 3 && !cell.isComplete)
        // Where nothing but organs' parts is stated, there is no quotient at all.
        let alone = roll(World.city, [documents[1]]).cell(World.rate)
        #expect(alone.value == nil && alone.handedUpBy == .nothing && alone.ratioExcluded == ["南县"])
    }

    /// What a city states for its whole and what the counties of another state are of one ambit, and cover each place once.
    @Test func parts_ofSeveralLevels_makeOneQuotient() {
        let cell = roll(
            World.province,
            [
                county(World.city, won: 50, tried: 60), county(World.a, won: 9, tried: 10),
                county(World.d, won: 10, tried: 40), county(World.direct, won: 3, tried: 10, ambit: .organ),
            ]
        ).cell(World.rate)
        #expect(cell.numerator == 60 && cell.denominator == 100 && cell.value == 60)
        #expect(cell.ratioExcluded == ["直辖县"])
        // A city of which nothing but the organs' parts is known is named, too.
        let organs = roll(World.province, [county(World.city, won: 5, tried: 6, ambit: .organ)]).cell(World.rate)
        #expect(organs.value == nil && organs.ratioExcluded == ["甲市"])
    }

    @Test func parts_ofThePrefecture_takeThePlaceOfItsCounties() {
        let prefecture = county(World.city, won: 50, tried: 60)
        let below = county(World.a, won: 9, tried: 10)
        let whole = roll(World.province, [prefecture, below]).cell(World.rate)
        #expect(whole.numerator == 50)
        let organs = roll(World.province, [county(World.city, won: 50, tried: 60, ambit: .organ), below])
        #expect(organs.cell(World.rate).numerator == 9)
        let unsure = roll(World.province, [county(World.city, won: 1, tried: 6, ambit: .unknown), below])
        #expect(unsure.cell(World.rate).numerator == 9)
    }

    @Test func parts_withBounds_boundTheRate() {
        let figures = [
            figure(World.won, 30, Bounds(lower: 30, upper: 40)),
            figure(World.tried, 100, Bounds(lower: 50, upper: 100)),
        ]
        let cell = roll(World.a, [report(World.a, states: figures)]).cell(World.rate)
        #expect(cell.handedUpBounds == Bounds(lower: 30, upper: 80))
    }

    @Test func denominator_ofZero_makesNoRate() {
        #expect(roll(World.a, [county(World.a, won: 0, tried: 0)]).cell(World.rate).handedUp == nil)
    }
}
