import Links
import Testing

@Suite struct QueueListingTests {
    @Test func pages_areReadOneAfterTheOther() {
        var listing = QueueListing(start: 0)
        #expect(listing.begin() == 0)
        #expect(listing.begin() == nil, "one page at a time")
        listing.read(to: 5)
        #expect(listing.begin() == 5)
    }

    @Test func failure_afterAPause_startsOver() {
        var listing = QueueListing(start: 0)
        _ = listing.begin()
        listing.read(to: 5)
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
        listing.read(to: 5)
        listing.startOver(now: .zero)
        _ = listing.begin()
        #expect(listing.tick(now: QueueListing<Int>.pause) == true)
        #expect(listing.begin() == nil, "the old page is still being read")
        listing.read(to: 7)
        #expect(listing.begin() == 0)
        listing.read(to: 2)
        #expect(listing.begin() == 2)
    }
}
