import Documents
import FaultLine
import Foundation
import Links
import Messages
import Testing

extension Faults {
    /// Peers that are complained about again and again, and what the log says of them.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct NoisyPeerTests {
        @Test func peer_whoGoesOnWithGarbage_isAnsweredAHundredTimesAndThenIgnored() async throws {
            let line = try RealLine()
            try await line.startAll()
            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(.submit))
            try await peer.say(WireMessage(Hello(role: .submitter, node: "", name: "noisy")).frames)
            for number in 0..<5_000 { try await peer.say([Array("garbage \(number % 3)".utf8)]) }
            let limit = IgnoredPeers.Limits().complaints
            _ = await peer.answers(1 + limit)
            try await line.logged(.ingest, "peer ignored")

            // Others of the same process are heard.
            let documents = try Faults.documents.get().documents(0..<12)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            #expect(await peer.versions.count == 1 + limit, "a welcome, complaints, and then nothing")
            await peer.close()
            #expect(await line.unexpectedEnds.isEmpty)
            try await line.stopAll()

            let told = line.lines(.ingest, "message refused") + line.lines(.ingest, "peer ignored")
            #expect(told.count <= 9 && line.lines(.ingest, "peer ignored").count == 1, "\(told)")
            #expect(told.allSatisfy { $0.contains("noisy") && $0.contains(Faults.ownProcess) }, "\(told)")
            let again = line.lines(.ingest, "turned away again")
            #expect(again.contains { $0.contains("ignored (") && $0.contains(Faults.ownProcess) }, "\(again)")
        }

        @Test func offers_thatAreTooLargeAgainAndAgain_areFewLinesThatNameTheirPeer() async throws {
            let line = try RealLine()
            try await line.start(.ingest)
            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(.submit))
            try await peer.say(WireMessage(Hello(role: .submitter, node: "", name: "greedy")).frames)
            let document = InventedDocument([1], source: "a document that never comes")
            for number in 1...30 {
                let offer = Offer(document: document.id, bytes: (65 << 20) + number, claim: document.claim)
                try await peer.say(WireMessage(offer, id: UInt64(number)).frames)
            }
            let answers = await peer.answers(31)
            #expect(answers.dropFirst().allSatisfy { $0.contains("this node takes at most") }, "each is answered")
            await peer.close()
            try await line.stopAll()
            let told = line.lines(.ingest, "document declined")
            #expect((1...8).contains(told.count), "\(told)")
            #expect(told.allSatisfy { $0.contains("greedy") && $0.contains(Faults.ownProcess) }, "\(told)")
            let again = line.lines(.ingest, "turned away again")
            #expect(again.contains { $0.contains("document_declined (\(30 - told.count))") }, "\(again)")
        }
    }
}
