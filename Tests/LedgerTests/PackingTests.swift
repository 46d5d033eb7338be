import Documents
import Foundation
import Indicators
import Observations
import Packing
import Places
import Quantities
import Rollups
import Seeds
import Testing

@testable import Ledger

/// What is packed comes back as it was, equal values have equal bytes, and other bytes are refused.
@Suite struct PackingTests {
    func back<Value: Packable & Equatable>(_ value: Value) throws -> Bool {
        try Unpacker.unpack(Value.self, from: Packer.pack(value)) == value
    }

    @Test(arguments: [
        "84.1", "0.1", "0.3", "1212000000", "58600", "-3.5", "99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001", "40.11", "9007199254740993", "1234567890.0987654321", "0",
        "-18446744073709551615", "18446744073709551617",
    ])
    func decimal_packed_isExact(digits: String) throws {
        let value = try #require(Decimal(string: digits))
        #expect(try back([value, value + value, -value]))
        let longer = try #require(Decimal(string: digits.contains(".") ? digits + "0" : digits + ".0"))
        #expect(Packer.pack(longer) == Packer.pack(value))
        for bounds in [
            Bounds(exactly: value), Bounds(lower: value, upper: value + 1, excludesUpper: true),
            Bounds(lower: value, upper: nil), Bounds(lower: value, upper: value + 2),
            Bounds(lower: value, upper: value, excludesUpper: true),
            Bounds(lower: value, upper: nil, excludesUpper: true),
        ] { #expect(try back(bounds)) }
    }

    @Test func integer_packed_isTheSame() throws {
        for value in [0, 1, -1, 127, 128, -128, 1 << 40, .max, .min] as [Int64] { #expect(try back(value)) }
        #expect(Packer.pack(Int64(-3)).count == 1)
    }

    @Test func claimAndDocument_packed_areTheSame() throws {
        #expect(try back(Fixture.document("甲")))
        #expect(Packer.pack(Fixture.document("甲")).count == 32)
        #expect(try back([Fixture.claim("/甲", place: "420102", year: 2020), Fixture.claim("")]))
    }

    /// Readings, results and briefs of random facts, as the other tests of the ledger invent them.
    @Test func factsAndResults_packed_areTheSame() async throws {
        var random = SeededGenerator(seed: 51)
        let ledger = InMemoryLedger(fold: Fixture.fold)
        let facts = (0..<4).flatMap { _ in LedgerJoiningTests.facts(&random) }.filter {
            // Of retracted documents there are no cells.
            if case .retraction = $0 { false } else { true }
        }
        _ = try await ledger.store(facts)
        var cells = 0
        for fact in facts {
            guard case .reading(let reading, _) = fact else { continue }
            #expect(try back(DocumentFacts.Findings(of: reading)))
            #expect(try back(reading.mentions))
        }
        for result in try await ledger.results(years: nil, after: nil, limit: 1000) {
            let packed = PackedResult(result)
            #expect(try packed.result(of: result.key) == result)
            #expect(try packed.uses() == result.uses)
            #expect(try back(Contribution(of: result)))
            for cell in result.cells {
                #expect(try packed.cells(of: result.key) { $0 == cell.indicator } == [cell])
                #expect(try back(CellBrief(of: cell)))
                cells += 1
            }
        }
        #expect(cells > 5)
    }

    @Test func bytes_thatAreCutOrLonger_areRefused() throws {
        let packed = Packer.pack(Fixture.claim("/甲", place: "420102", year: 2020))
        for length in 0..<packed.count {
            #expect(throws: UnpackingError.self) { try Unpacker.unpack(Claim.self, from: packed.prefix(length)) }
        }
        #expect(throws: UnpackingError.self) { try Unpacker.unpack(Claim.self, from: packed + [0]) }
        #expect(throws: UnpackingError.self) { try Unpacker.unpack([Int].self, from: Data([0xFF, 0xFF, 0xFF, 0x7F])) }
        #expect(throws: UnpackingError.self) { try Unpacker.unpack(Cell.Verdict.self, from: Packer.pack("maybe")) }
    }
}
