import FaultLine
import Foundation
import Links
import Messages
import NodeRuntime
import Supervision
import Testing
import ZeroMQ

/// Whoever tampers with the line to a real node's doors, or claims to be somebody else, changes nothing in its journal and its ledger. What
/// each tries is then done rightly, so that it is known to be something.
@Suite(.serialized, .timeLimit(.minutes(3))) struct AssaultTests {
    /// Lengths at which a line is cut: within the greeting, the client's first command, and the one with its proof.
    private static let cuts = [32, 164, 366]

    @Test func doors_whoeverTampersWithTheLine_letNothingIn() async throws {
        let node = try TestNode.withDoors(
            "430600", name: "yueyang", readers: 0,
            settings: "uplink:\n  listen: tcp://127.0.0.1:\(try FreePort.any())\n")
        let visitors = try DoorVisitor.Gateway.allCases.map { try DoorVisitor($0, at: node) }
        var up = try await node.up()
        var recorded: [(visitor: DoorVisitor, bytes: [UInt8])] = []
        for visitor in visitors {
            let proxy = try Proxy(to: .port(try Self.port(visitor)), records: true)
            defer { proxy.close() }
            let before = try await node.books()
            try await Self.comeWithoutKeys(visitor)
            try await Self.comeAsSomebodyElse(visitor)
            try await Self.breakHandshakes(visitor, proxy)
            try await Self.breakMessage(visitor, proxy)
            #expect(try await node.books() == before, "\(visitor.gateway)")
            recorded.append((visitor, try await Self.visit(visitor, proxy)))
            try await polled { try await node.books() != before ? () : nil }
        }
        let books = try await node.books()
        #expect(books["ingest.taken"] == 1 && books["ingest.dead"] == 1 && books["aggregate.read"] == 2, "\(books)")

        // Under the same key, but with nothing in it: whatever a recording brings about would be seen.
        #expect(try await up.stop() == .exited(0))
        try FileManager.default.removeItem(at: node.folder.appending(path: "data"))
        up = try await node.up()
        let empty = try await node.books()
        #expect(empty.values.allSatisfy { $0 == 0 }, "\(empty)")
        for (visitor, bytes) in recorded {
            let replayed = try #require(RawConnection(to: visitor.endpoint))
            replayed.send(bytes)
            #expect(await replayed.isDropped(withinSeconds: 15), "\(visitor.gateway)")
        }
        #expect(try await node.books() == empty)
        try await polled { try await node.counts("ingest")["turned_away"] ?? 0 >= 2 ? () : nil }
        for visitor in visitors { #expect(try await visitor.greeted().isWelcome, "\(visitor.gateway) is open") }
        #expect(try await up.stop() == .exited(0))
    }

    private static func port(_ visitor: DoorVisitor) throws -> UInt16 {
        try #require(visitor.endpoint.split(separator: ":").last.flatMap { UInt16($0) })
    }

    /// A plain connection is told at once that it does not fit; the same hello under the key is welcome.
    private static func comeWithoutKeys(_ visitor: DoorVisitor) async throws {
        let plain = try await visitor.greeted(by: Security.none)
        #expect(plain.isTurnedAway, "\(visitor.gateway): \(plain)")
        let admitted = try await visitor.greeted()
        #expect(admitted.isWelcome, "\(visitor.gateway): \(admitted)")
    }

    /// Under an admitted key, but as another node, as an operator, for another place: neither the hello nor what follows is served.
    private static func comeAsSomebodyElse(_ visitor: DoorVisitor) async throws {
        for hello in visitor.falseHellos {
            let peer = try RawPeer()
            try await peer.connect(to: visitor.endpoint, security: visitor.security)
            try await peer.say(WireMessage(hello, id: 1).frames)
            #expect(try await peer.answer(1, as: Complaint.self).code == .forbidden, "\(hello)")
            try await peer.say(visitor.opening(9).frames)
            #expect(try await peer.answer(2, as: Complaint.self).code == .helloFirst, "\(hello)")
            await peer.close()
        }
    }

    /// The line breaks within the handshake, each time it is tried.
    private static func breakHandshakes(_ visitor: DoorVisitor, _ proxy: Proxy) async throws {
        for cut in cuts {
            proxy.setWeather(Weather(bytesUpward: cut))
            let broken = proxy.brokenCount
            let outcome = try await visitor.greeted(through: proxy.endpoint, within: .seconds(3))
            #expect(!outcome.isWelcome && proxy.brokenCount > broken, "\(visitor.gateway), \(cut) bytes: \(outcome)")
        }
        proxy.setWeather(.fair)
    }

    /// The line breaks within the message that would change something.
    private static func breakMessage(_ visitor: DoorVisitor, _ proxy: Proxy) async throws {
        let peer = try RawPeer()
        try await peer.connect(to: proxy.endpoint, security: visitor.security)
        let message = try await visitor.decisive(peer, attempt: 8)
        let broken = proxy.brokenCount
        proxy.cutShort()
        try await peer.say(message.frames)
        try await polled { proxy.brokenCount > broken ? () : nil }
        await peer.close()
    }

    /// Does what all the others tried.
    /// - Returns: all bytes that went to the node.
    private static func visit(_ visitor: DoorVisitor, _ proxy: Proxy) async throws -> [UInt8] {
        let before = proxy.recordings.count
        let peer = try RawPeer()
        try await peer.connect(to: proxy.endpoint, security: visitor.security)
        try await peer.say(try await visitor.decisive(peer, attempt: 0).frames)
        // A question that is not served is answered behind it.
        if visitor.gateway == .work { try await peer.say(WireMessage(AskStatus(), id: 4).frames) }
        _ = await peer.answers(3 - (visitor.gateway == .uplink || visitor.gateway == .store ? 1 : 0))
        await peer.close()
        return try await polled { proxy.recordings.dropFirst(before).first { $0.count > 366 } }
    }
}

/// An admitted node that wants more than its share of a real node.
@Suite(.serialized, .timeLimit(.minutes(3))) struct PeerLimitTests {
    @Test func node_thatWantsTooMuch_isToldLater_andServedAgainThen() async throws {
        let node = try TestNode.withDoors(
            "430600", name: "yueyang", readers: 0,
            settings: """
                uplink:
                  listen: tcp://127.0.0.1:\(try FreePort.any())
                peers:
                  connections: 2
                  rate_messages_per_second: 1
                  burst_messages: 30

                """)
        let visitor = try DoorVisitor(.submit, at: node)
        let neighbour = try DoorVisitor(.uplink, at: node)
        let up = try await node.up()
        let silent = [try RawPeer(), try RawPeer()]
        for peer in silent { try await peer.connect(to: visitor.endpoint, security: visitor.security) }
        let third = try await visitor.greeted()
        #expect(third.isTurnedAway, "two that say nothing are two all the same: \(third)")
        try await node.logged("too many connections")
        #expect(try await neighbour.greeted().isWelcome, "others are not concerned")
        await silent[0].close()
        try await polled { try await visitor.greeted().isWelcome ? () : nil }

        let peer = silent[1]
        try await peer.say(WireMessage(visitor.hello, id: 1).frames)
        _ = await peer.answers(1)
        // No submitter says that; what is served is answered so.
        let question = WireMessage(AskStatus(), id: 2)
        try await peer.say(question.frames, times: 60)
        let answers = await peer.answers(61).dropFirst()
        let late = answers.count { $0.contains("unavailable") }
        #expect((1..<60).contains(late), "\(late) of 60: some were served, some were not")
        var count = 61
        try await polled {
            count += 1
            try await peer.say(question.frames)
            let answer = await peer.answers(count).last
            return answer?.contains("unavailable") == false ? () : nil
        }
        await peer.close()
        #expect(try await node.counts("ingest")["turned_away"] ?? 0 >= 1)
        #expect(try await up.stop() == .exited(0))
    }
}
