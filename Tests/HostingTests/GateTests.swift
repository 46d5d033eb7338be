import Foundation
import Keys
import Links
import Places
import Synchronization
import Testing
import ZeroMQ

@testable import Hosting

/// Who is turned away: all are counted, few are lines in the log.
@Suite struct GateTests {
    /// A clock that stands where the test puts it.
    private final class Hand: Sendable {
        private let time = Mutex(Duration.zero)
        var now: Duration { time.withLock { $0 } }
        func move(to time: Duration) { self.time.withLock { $0 = time } }
    }

    private let book = LogBook()
    private let hand = Hand()
    private let gate: Gate

    init() throws { gate = try Gate(KeySettings(), logger: book.logger) { [hand] in hand.now } }

    private func knock(_ number: Int, from host: String = "10.0.0.5", _ failure: HandshakeFailure = .differentSecurity)
    {
        gate.turnedAway("tcp://\(host):\(30_000 + number)", at: "tcp://0.0.0.0:7201", failure, .inward)
    }

    private func count(_ reason: String) -> Int {
        gate.handshakeFailures.reduce(0) { $1.key.reason == reason ? $0 + $1.value : $0 }
    }

    @Test func strangersOfManyAddresses_areCountedUnderAHundredNamesAndOneForTheOthers() {
        for host in 0..<150 {
            for number in 0...host % 3 { knock(number, from: "10.0.0.\(host)") }
        }
        let failures = gate.handshakeFailures
        #expect(failures.count == 101)
        for (failure, count) in failures where failure.address != TurnedAway.others {
            #expect(failure.address.split(separator: ".").last.flatMap { Int($0) }.map { $0 % 3 + 1 } == count)
        }
        #expect(failures.values.reduce(0, +) == 300)
    }

    @Test func stranger_whoKnocksAThousandTimesASecond_isOneLineAtOnceAndOneAMinute() throws {
        for number in 0..<10_000 {
            hand.move(to: .milliseconds(number))
            knock(number % 30_000)
            gate.tellRepeated()
        }
        #expect(book.lines.map(\.message) == ["peer turned away"])
        #expect(book.lines[0].metadata["peer.address"] == "tcp://10.0.0.5:30000")
        hand.move(to: .seconds(60))
        gate.tellRepeated()
        gate.tellRepeated()
        let told = book.lines("turned away again")
        #expect(told.count == 1 && book.lines.count == 2)
        #expect(told.first?.metadata["count"] == "9999")
        #expect(told.first?.metadata["sources"] == "10.0.0.5 (9999)")
        #expect(told.first?.metadata["reasons"] == "different_security (9999)")
        #expect(count("different_security") == 10_000, "metrics count all")
    }

    @Test func strangers_ofManyAddresses_areFewLinesAndAllCounted() throws {
        for number in 0..<5_000 { knock(1, from: "10.1.\(number / 250).\(number % 250)", .protocolError(7)) }
        let lines = book.lines.count
        #expect(lines < 100)
        hand.move(to: .seconds(61))
        gate.tellRepeated()
        let told = try #require(book.lines("turned away again").first?.metadata)
        #expect(Int(told["count"] ?? "") == 5_000 - lines)
        #expect(Int(told["sources.further"] ?? "") ?? 0 > 0 && Int(told["count.without_source"] ?? "") ?? 0 > 0)
        #expect(count("protocol") == 5_000)
    }

    /// Two counties behind one address wait to be admitted: the operator needs the keys of both.
    @Test func keys_thatAreNotAdmitted_areToldOnceEach_andTheirHandshakesCounted() throws {
        let keys = try (0..<2).map { _ in try CurveKeyPair.generate().publicKey }
        for _ in 0..<20 {
            for key in keys {
                #expect(gate.admit(Doorkeeper.Knock(domain: "uplink", address: "10.0.0.5", key: key)) == .refused)
                knock(1, .refused(status: 400))
            }
        }
        #expect(Set(book.lines("key not admitted").map { $0.metadata["key"] }) == Set(keys.map(\.description)))
        #expect(book.lines.count == 3)
        gate.tellRepeated(isLast: true)
        #expect(book.lines("turned away again").first?.metadata["reasons"] == "not_admitted (39)")
    }

    /// Connections count from the moment at which the key is let in, whether anything is said over them or not.
    @Test func node_withAsManyConnectionsAsItMayHave_isToldLaterUntilOneEnds() throws {
        let (own, other) = (try CurveKeyPair.generate().publicKey, try CurveKeyPair.generate().publicKey)
        let path = FileManager.default.temporaryDirectory.appending(path: "shangji-gate-\(UUID().uuidString)").path
        for (name, key) in [("county", own), ("other", other)] {
            try AdmissionFile.add(Admission(node: name, place: PlaceCode(rawValue: "430621"), key: key), to: path)
        }
        defer { try? FileManager.default.removeItem(atPath: path) }
        var settings = KeySettings()
        settings.admitted = path
        let gate = try Gate(settings, limits: PeerLimits(connections: 3), logger: book.logger) { .zero }
        func knock(_ key: CurvePublicKey, from host: String) -> Doorkeeper.Answer {
            gate.accepted("tcp://\(host):40000")
            return gate.admit(Doorkeeper.Knock(domain: "uplink", address: host, key: key))
        }
        for host in ["10.0.0.5", "10.0.0.5", "10.0.0.6"] {
            #expect(knock(own, from: host) == .admitted(as: own.description))
        }
        for _ in 0..<10 {
            #expect(knock(own, from: "10.0.0.5") == .later)
            gate.ended("tcp://10.0.0.5:40000")
        }
        #expect(knock(other, from: "10.0.0.5") == .admitted(as: other.description), "another node has its own limit")
        #expect(book.lines("too many connections").map { $0.metadata["peer.node"] } == ["county"], "told once")
        gate.ended("tcp://10.0.0.6:40000")
        #expect(knock(own, from: "10.0.0.7") == .admitted(as: own.description))
        #expect(knock(own, from: "10.0.0.7") == .later)
    }

    @Test func messages_thatAreRefusedAgainAndAgain_areOneLineForEachReason() throws {
        let identity = PeerIdentity(node: "430621", place: PlaceCode(rawValue: "430621"))
        for number in 0..<1_000 {
            let source = PeerSource(origin: "10.0.0.5", name: "aggregate", identity: identity)
            gate.refused(
                PeerID([UInt8(number % 200)]), Refusal(source: source, reason: number < 500 ? "late" : "many"),
                at: "uplink")
        }
        #expect(book.lines("message refused").map { $0.metadata["reason"] } == ["late", "many"])
        #expect(book.lines.first?.metadata["peer.node"] == "430621")
        gate.tellRepeated(isLast: true)
        #expect(book.lines("turned away again").first?.metadata["sources"] == "430621 at uplink (998)")
    }

    /// On this machine there is no key: the process says who it is, however many connections it makes.
    @Test func process_thatSendsGarbageWithoutEnd_isNamed_andIgnoredOnceInTheLog() throws {
        let source = PeerSource(origin: "process 4711 of user 1000", name: "noisy")
        for number in 0..<1_000 {
            let refusal = Refusal(source: source, reason: "no message", isIgnored: number % 500 >= 100)
            gate.refused(PeerID([UInt8(number / 500)]), refusal, at: "submit")
        }
        #expect(book.lines.map(\.message) == ["message refused", "peer ignored"])
        #expect(book.lines.allSatisfy { $0.metadata["peer.address"] == "process 4711 of user 1000" })
        #expect(book.lines.allSatisfy { $0.metadata["peer.name"] == "noisy" })
        gate.tellRepeated(isLast: true)
        let told = try #require(book.lines("turned away again").first?.metadata)
        #expect(told["reasons"] == "ignored (799), message_refused (199)")
        #expect(told["sources"] == "process 4711 of user 1000 at submit (998)")
    }

    @Test func documents_thatAreDeclinedAgainAndAgain_areFewLinesWithTheNameOfWhoOffersThem() throws {
        let greedy = PeerSource(origin: "process 7 of user 0", name: String(repeating: "greedy", count: 1_000))
        for bytes in 0..<500 { gate.declined(PeerID([1]), greedy, at: "submit", reason: "\(bytes) bytes are too many") }
        let lines = book.lines("document declined")
        #expect(lines.count == RepeatedNotes.Limits().details)
        #expect(lines.allSatisfy { $0.metadata["peer.name"]?.count == PeerSource.nameLimit })
        gate.tellRepeated(isLast: true)
        let told = try #require(book.lines("turned away again").first?.metadata)
        #expect(told["count"] == "\(500 - lines.count)" && told["sources"]?.hasPrefix("process 7 of user 0") == true)
    }

    @Test(arguments: [
        ("tcp://10.0.0.5:41712", "10.0.0.5"), ("tcp://[fe80::1]:7", "fe80::1"),
        ("process 7 of user 0", "process 7 of user 0"),
    ])
    func host_ofAnAddress_hasNoPort(_ address: String, _ host: String) { #expect(Gate.host(of: address) == host) }
}
