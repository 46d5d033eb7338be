import Links
import Testing

/// Who is listened to no more, and for how long.
@Suite struct IgnoredPeersTests {
    private let noisy = PeerID([1])
    private let limits = IgnoredPeers.Limits()

    @Test func peer_whoGoesOnWithGarbage_isIgnoredForAWhile_andThenHeardAgain() {
        var ignored = IgnoredPeers()
        for number in 1..<limits.complaints {
            let isIgnored = ignored.complained(about: noisy, now: .milliseconds(number))
            #expect(!isIgnored, "complaint \(number)")
        }
        #expect(!ignored.isIgnored(noisy, now: .milliseconds(100)))
        let last = Duration.milliseconds(limits.complaints)
        let isIgnored = ignored.complained(about: noisy, now: last)
        #expect(isIgnored && ignored.isIgnored(noisy, now: last) && !ignored.isIgnored(PeerID([2]), now: last))
        ignored.tick(now: last + limits.pause - .milliseconds(1))
        #expect(ignored.isIgnored(noisy, now: last + limits.pause - .milliseconds(1)))
        #expect(!ignored.isIgnored(noisy, now: last + limits.pause))
        let isIgnoredAgain = ignored.complained(about: noisy, now: last + limits.pause)
        #expect(!isIgnoredAgain, "it begins anew")
    }

    /// A node of another version is complained about with every hello, for as long as it runs.
    @Test func peer_whoIsComplainedAboutNowAndThen_isNeverIgnored() {
        var ignored = IgnoredPeers()
        let complaintsPerSecond = limits.complaints / Int(limits.window.components.seconds) - 1
        for number in 0..<10_000 {
            let now = Duration.seconds(1) * number / complaintsPerSecond
            ignored.tick(now: now)
            let isIgnored = ignored.complained(about: noisy, now: now)
            #expect(!isIgnored, "complaint \(number)")
        }
    }

    @Test func name_isKnownAfterTheSessionHasEnded() {
        var ignored = IgnoredPeers()
        _ = ignored.complained(about: noisy, named: "noisy", now: .zero)
        _ = ignored.complained(about: noisy, now: .zero)
        #expect(ignored.name(of: noisy) == "noisy")
        ignored.tick(now: limits.window)
        #expect(ignored.name(of: noisy) == nil && ignored.count == 0)
    }

    @Test func connections_beyondTheLimit_areNotRemembered() {
        var limits = limits
        limits.connections = 3
        var ignored = IgnoredPeers(limits)
        for number in 0..<10 {
            for _ in 0..<limits.complaints { _ = ignored.complained(about: PeerID([UInt8(number)]), now: .zero) }
        }
        #expect(ignored.count == 3)
        #expect((0..<10).filter { ignored.isIgnored(PeerID([$0]), now: .zero) } == [0, 1, 2])
    }
}
