import Testing

@testable import NodeRuntime

/// What the system says of a process.
@Suite struct ProcessFiguresTests {
    @Test func stat_withAnyName_isReadBehindIt() {
        var figures = ProcessFigures()
        let rest = (4...52).map { String($0) }.joined(separator: " ")
        figures.read(stat: "17 (odd) name) (x) S \(rest)", bootTimeSeconds: 1_000, ticksPerSecond: 100)
        // Fields 14 and 15 are the times, 22 is the start, each in ticks.
        #expect(figures.cpuSeconds == 0.29)
        #expect(figures.startTimeSeconds == 1_000.22)
    }

    @Test(arguments: ["", "17 (name", "17 (name) S 1 2 3"]) func stat_thatIsCutOff_saysNothing(_ text: String) {
        var figures = ProcessFigures()
        figures.read(stat: text, bootTimeSeconds: 1_000, ticksPerSecond: 100)
        #expect(figures == ProcessFigures())
    }

    @Test func bootTime_isFoundAmongOtherLines() {
        #expect(ProcessFigures.bootTime("cpu 1 2\nbtime 1795270000\nprocesses 3\n") == 1_795_270_000)
        #expect(ProcessFigures.bootTime("cpu 1 2\n") == nil)
    }

    @Test func thisProcess_hasAllFigures() throws {
        let figures = ProcessFigures.current()
        #expect(try #require(figures.startTimeSeconds) > 1_700_000_000)
        #expect(try #require(figures.residentBytes) > 1 << 20)
        #expect(try #require(figures.openFiles) > 2)
        #expect(figures.cpuSeconds != nil && figures.fileLimit != nil)
        #expect((FreeSpace.bytes(at: "/") ?? 0) > 0)
        #expect(FreeSpace.bytes(at: "/nowhere/at/all") == nil)
    }
}
