import Testing

@testable import Ingest

/// When a file of a watched folder is complete.
@Suite struct CompletionWatchTests {
    private func file(_ path: String, _ size: Int64, changed: Int64 = 0, file: UInt64 = 1) -> CompletionWatch.Sighting {
        CompletionWatch.Sighting(path: WatchedPath(path), size: size, changed: changed, file: file)
    }

    @Test func file_thatGrows_isCompleteOnlyWhenItRests() {
        var watch = CompletionWatch(settle: .seconds(2))
        #expect(watch.look([file("a", 10)], now: .seconds(0)).isEmpty)
        #expect(watch.look([file("a", 20)], now: .seconds(2)).isEmpty)
        #expect(watch.look([file("a", 20)], now: .seconds(3)).isEmpty)
        #expect(watch.look([file("a", 20)], now: .seconds(4)).map(\.path) == ["a"])
    }

    @Test func file_whoseTimeOrIdentityChanges_isWatchedAnew() {
        var watch = CompletionWatch(settle: .seconds(1))
        _ = watch.look([file("a", 10)], now: .seconds(0))
        #expect(watch.look([file("a", 10, changed: 5)], now: .seconds(1)).isEmpty)
        #expect(watch.look([file("a", 10, changed: 5, file: 2)], now: .seconds(2)).isEmpty)
        #expect(watch.look([file("a", 10, changed: 5, file: 2)], now: .seconds(3)).count == 1)
    }

    @Test func file_thatIsGoneMeanwhile_startsAnewWhenItComesBack() {
        var watch = CompletionWatch(settle: .seconds(1))
        _ = watch.look([file("a", 10)], now: .seconds(0))
        _ = watch.look([], now: .seconds(5))
        #expect(watch.look([file("a", 10)], now: .seconds(6)).isEmpty)
    }

    @Test func files_thatRest_comeInTheOrderOfTheirPathsAtEachLook() {
        var watch = CompletionWatch(settle: .zero)
        for time in 0...1 {
            #expect(watch.look([file("b", 1), file("a", 1)], now: .seconds(time)).map(\.path) == ["a", "b"])
        }
    }

    @Test(arguments: [
        ("330103/2023/a.txt", "330103", 2023), ("2023/330103/a.txt", "330103", 2023), ("330103.txt", nil, nil),
        ("浙江/杭州/a.txt", nil, nil), ("33010/20233/a.txt", nil, nil), ("330103001/1900/a.txt", "330103001", nil),
        ("330100/330103/a.txt", "330103", nil),
    ])
    func path_withFoldersOfDigits_hintsAtPlaceAndYear(path: String, place: String?, year: Int?) {
        let hints = PathHints(path)
        #expect(hints.place == place)
        #expect(hints.year == year)
    }
}
