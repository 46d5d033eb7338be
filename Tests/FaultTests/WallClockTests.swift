import FaultLine
import Foundation
import Messages
import Testing

extension Faults {
    /// The wall clock jumps while documents are lent: time for people only, no rule depends on it.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct WallClockTests {
        @Test(
            .enabled(if: ShiftedClock.library != nil, "faketime is missing: bash deploy/packages.sh --tests"),
            arguments: [Member.ingest, .extract(1)])
        func leases_whenTheWallClockJumpsByAYear_areUnaffected(member: Member) async throws {
            let clock = try ShiftedClock()
            // A year is longer than any silence: with one that a busy machine keeps, a lease ends by a jump or not at all.
            let line = try RealLine(
                environment: [
                    "SHANGJI_INGEST_LOGGING_LEVEL": "debug", "SHANGJI_EXTRACT_LOGGING_LEVEL": "debug",
                    "SHANGJI_INGEST_WORK_SILENCE_MILLISECONDS": "60000",
                ], crossings: [.work])
            for other in RealLine.members() {
                try await line.start(other, Start(environment: other == member ? clock.environment : [:]))
            }
            // A lease takes as long as the bytes take over a slow line: it is out while the clock jumps.
            line.proxies[.work]?.setWeather(Weather(bytesPerSecond: 600_000))
            let documents = try Faults.documents.get().documents(0..<2, size: 600_000)
            let tally = Tally()
            let year = Calendar(identifier: .gregorian).component(.year, from: .now)
            async let heard = Submitters(endpoint: line.endpoint(.submit), tally: tally).handIn([documents])
            await tally.reached(documents.count)
            try await line.logged(.ingest, "message=lease")
            for shift in ["+365d", "-365d"] {
                try clock.jump(shift)
                try await line.pass(milliseconds: RealLine.silenceMilliseconds / 2)
                #expect(try clock.year() == year + (shift == "+365d" ? 1 : -1), "the clock is shifted")
            }
            let judgement = try await Judgement(of: line, outcomes: try await heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            #expect(line.log(.ingest).split(separator: "\n").count { $0.contains("message=lease") } == documents.count)
            #expect(try await Books(of: line).journal.allSatisfy { $0.attempts == 0 })
            // Its last words bear the year to which its clock was put.
            _ = try await line.stop(member)
            #expect(line.log(member).contains("time=\(year - 1)-"), "\(line.log(member).suffix(300))")
        }
    }
}
