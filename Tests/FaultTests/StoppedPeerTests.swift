import FaultLine
import Links
import Messages
import Testing

extension Faults {
    /// Peers that live, keep to the protocol, and stop.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct StoppedPeerTests {
        @Test func room_thatAPeerHoldsAndDoesNotUse_isGivenToOthers() async throws {
            let line = try RealLine(environment: ["SHANGJI_INGEST_SUBMIT_UPLOAD_BYTES": "\(1 << 20)"])
            try await line.startAll()
            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(.submit))
            try await peer.say(WireMessage(Hello(role: .submitter, node: "", name: "holder")).frames)
            _ = await peer.answers(1)
            await peer.live(every: .milliseconds(100))
            // Four that take all the room, and four that would take it next.
            let promised = InventedDocument([1], source: "a document that never comes")
            for number in 1...8 {
                let offer = Offer(document: promised.id, bytes: 1 << 18, claim: promised.claim)
                try await peer.say(WireMessage(offer, id: UInt64(number)).frames)
            }
            _ = await peer.answers(5)

            let documents = try Faults.documents.get().documents(0..<6)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")

            // It lives all the while, and is told to come again.
            let answers = await peer.answers(13)
            #expect(
                answers.count { $0.contains("did not come") && $0.contains("retryAfterSeconds") } >= 8, "\(answers)")
            try await line.logged(.ingest, "document declined")
            let named = line.lines(.ingest, "document declined")
            #expect(named.contains { $0.contains("did not come") && $0.contains(Faults.ownProcess) }, "\(named)")
            await peer.close()
            #expect(await line.unexpectedEnds.isEmpty)
            try await line.stopAll()
        }
    }
}
