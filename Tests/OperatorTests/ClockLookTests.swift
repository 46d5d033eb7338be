import Foundation
import Phrases
import Tables
import Testing

@testable import Operator

/// What doctor says of the clock of its machine.
@Suite struct ClockLookTests {
    private static let now: Int64 = 1_800_000_000_000

    /// - Parameter time: what the other clock said when it was asked within a second.
    private func look(_ now: Int64 = now, time: Int64? = nil) throws -> Doctor.Finding {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shangji-clock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "node.yaml")
        try Data("node: xihu\n".utf8).write(to: file)
        let doctor = Doctor(
            file: try NodeFile(file.path, environment: [:]), style: TerminalStyle(language: .en))
        let others = time.map { Doctor.OtherClock(node: "hangzhou", time: $0, between: now...now + 1_000) }
        return doctor.clock(now: now, beside: others.map { [$0] } ?? [])
    }

    @Test(arguments: [-30_000, 0, 500, 31_000] as [Int64])
    func clock_thatIsNearTheOther_isSound(offset: Int64) throws {
        let finding = try look(time: Self.now + offset)
        #expect(finding.state == .sound && finding.words.contains("the same as at hangzhou"), "\(finding.words)")
    }

    @Test(arguments: [(-3_600_000, "1 h ahead of hangzhou"), (3_601_000, "1 h behind hangzhou")] as [(Int64, String)])
    func clock_thatIsFarFromTheOther_isToldWithTheWay(offset: Int64, words: String) throws {
        let finding = try look(time: Self.now + offset)
        #expect(finding.state == .warning && finding.words.contains(words), "\(finding.words)")
    }

    @Test func clock_withNobodyToCompare_isLookedAtAlone() throws {
        #expect(try look().state == .sound)
        #expect(try look(1_000_000_000_000).state == .fault, "2001")
    }
}
