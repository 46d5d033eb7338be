import Testing

@testable import Hosting

/// What happens too often for a line each, with a clock that stands where a test puts it.
@Suite struct RepeatedNotesTests {
    /// Notes that expectations may ask, which do not take what changes.
    private final class Notes {
        private var notes = RepeatedNotes()

        var sourceCount: Int { notes.sourceCount }

        func note(_ note: RepeatedNotes.Note, isCounted: Bool = true, now: Duration) -> Bool {
            notes.note(note, isCounted: isCounted, now: now)
        }

        func due(now: Duration, isLast: Bool = false) -> RepeatedNotesSummary? { notes.due(now: now, isLast: isLast) }
    }

    private static func note(_ source: String, _ reason: String = "protocol", _ detail: String = "")
        -> RepeatedNotes.Note
    {
        RepeatedNotes.Note(reason: reason, source: source, detail: detail)
    }

    @Test func note_thatIsTheFirstOfItsSourceAndReason_isToldAtOnce_andTheOthersOnceAMinute() throws {
        let notes = Notes()
        #expect(notes.note(Self.note("10.0.0.1"), now: .zero))
        #expect(notes.note(Self.note("10.0.0.1", "broken"), now: .seconds(1)))
        #expect(notes.note(Self.note("10.0.0.2"), now: .seconds(1)))
        for second in 2..<59 { #expect(!notes.note(Self.note("10.0.0.1"), now: .seconds(second))) }
        #expect(!notes.note(Self.note("10.0.0.2"), now: .seconds(59)))
        #expect(notes.due(now: .seconds(59)) == nil)
        let summary = try #require(notes.due(now: .seconds(60)))
        #expect(summary.count == 58 && summary.seconds == 60 && summary.reasons == ["protocol": 58])
        #expect(summary.sources.map(\.name) == ["10.0.0.1", "10.0.0.2"])
        #expect(summary.sources.map(\.count) == [57, 1])
        #expect(notes.due(now: .seconds(119)) == nil, "one line a minute")
    }

    @Test func source_thatGoesOn_isOnlyCounted_andOneThatWasQuietIsNew() throws {
        let notes = Notes()
        for second in 0..<60 { _ = notes.note(Self.note("a"), now: .seconds(second)) }
        #expect(notes.note(Self.note("b"), now: .seconds(1)))
        #expect(notes.due(now: .seconds(60))?.count == 59)
        #expect(!notes.note(Self.note("a"), now: .seconds(61)))
        #expect(notes.due(now: .seconds(120))?.count == 1)
        #expect(notes.note(Self.note("b"), now: .seconds(121)))
        #expect(notes.due(now: .seconds(180)) == nil, "nothing was counted since")
        #expect(notes.due(now: .seconds(240)) == nil)
        #expect(notes.sourceCount == 0, "nobody is remembered for ever")
    }

    @Test func details_ofOneSource_areToldWhileTheyAreFew() {
        let notes = Notes()
        let told = (0..<100).filter { notes.note(Self.note("a", "key", "\($0)"), isCounted: false, now: .zero) }
        #expect(told == Array(0..<8))
        #expect(notes.note(Self.note("b", "key", "9"), isCounted: false, now: .zero))
        #expect(notes.due(now: .seconds(60)) == nil, "what is not counted is not told twice")
    }

    /// A million addresses: what is remembered and written keeps its size, and nothing is lost from the count.
    @Test func sources_withoutNumber_areCountedInBoundedMemoryAndLines() throws {
        let notes = Notes()
        var lines = 0
        for number in 0..<200_000 where notes.note(Self.note("10.\(number)"), now: .zero) { lines += 1 }
        #expect(lines == 60)
        #expect(notes.sourceCount == 1_024)
        let summary = try #require(notes.due(now: .seconds(60)))
        #expect(lines + summary.count == 200_000)
        #expect(summary.sources.count == 8 && summary.furtherSources == 1_024 - 60 - 8)
        #expect(summary.withoutSource == 200_000 - 1_024)
        #expect(notes.sourceCount == 0)
        #expect(notes.note(Self.note("10.7"), now: .seconds(61)))
    }

    @Test func rest_isToldAtTheEnd() throws {
        let notes = Notes()
        for _ in 0..<3 { _ = notes.note(Self.note("a"), now: .zero) }
        let summary = try #require(notes.due(now: .seconds(5), isLast: true))
        #expect(summary.count == 2 && summary.seconds == 5)
    }

    @Test func source_thatIsLong_isCut() {
        let notes = Notes()
        let long = String(repeating: "x", count: 100_000)
        #expect(notes.note(Self.note(long), now: .zero))
        _ = notes.note(Self.note(long + "y"), now: .zero)
        #expect(notes.due(now: .seconds(60))?.sources.first?.name.count == 160)
    }
}
