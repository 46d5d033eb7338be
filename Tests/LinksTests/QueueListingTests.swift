import Links
import Testing

@Suite struct QueueListingTests {
    @Test func pages_areReadOneAfterTheOther() {
        var listing = QueueListing(start: 0)
        #expect(listing.begin() == 0)
        #expect(listing.begin() == nil, "one page at a time")
        listing.read(to: 5, isLast: false)
        #expect(listing.begin() == 5)
    }

    @Test func lastPage_isReadOnceUntilMoreWaits() {
        var listing = QueueListing(start: 0)
        _ = listing.begin()
        listing.read(to: 5, isLast: true)
        #expect(listing.begin() == nil, "nothing is behind it")
        listing.grew()
        #expect(listing.begin() == 5)
        listing.grew()
        listing.read(to: 5, isLast: true)
        #expect(listing.begin() == 5, "what came while the page was read may not stand on it")
        listing.read(to: 6, isLast: true)
        #expect(listing.begin() == nil)
        listing.startOver(now: .zero)
        #expect(listing.tick(now: QueueListing<Int>.pause) == true)
        #expect(listing.begin() == 0)
    }

    @Test func failure_afterAPause_startsOver() {
        var listing = QueueListing(start: 0)
        _ = listing.begin()
        listing.read(to: 5, isLast: false)
        _ = listing.begin()
        listing.failed(now: .zero)
        #expect(listing.tick(now: QueueListing<Int>.pause - .milliseconds(1)) == false)
        #expect(listing.tick(now: QueueListing<Int>.pause) == true)
        #expect(listing.tick(now: .seconds(60)) == false, "once")
        #expect(listing.begin() == 0)
    }

    @Test func page_thatIsReadWhileTheListingStartsOver_doesNotMoveIt() {
        var listing = QueueListing(start: 0)
        _ = listing.begin()
        listing.read(to: 5, isLast: false)
        listing.startOver(now: .zero)
        _ = listing.begin()
        #expect(listing.tick(now: QueueListing<Int>.pause) == true)
        #expect(listing.begin() == nil, "the old page is still being read")
        listing.read(to: 7, isLast: false)
        #expect(listing.begin() == 0)
        listing.read(to: 2, isLast: false)
        #expect(listing.begin() == 2)
    }
}
