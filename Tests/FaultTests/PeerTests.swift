import Documents
import FaultLine
import Foundation
import Links
import Messages
import Seeds
import Testing

extension Faults {
    /// Many peers at once, and peers that do not keep to the protocol.
    @Suite(.serialized, .timeLimit(.minutes(3))) struct PeerTests {
        @Test func documents_of300SubmittersAtOnce_areStoredOnce() async throws {
            let line = try RealLine()
            try await line.startAll()
            let documents = try Faults.documents.get().documents(0..<60)
            // Everyone hands in one document, five of them the same one.
            let shares = (0..<300).map { number in
                [InventedDocument(documents[number % documents.count].bytes, source: "submitter \(number)")]
            }
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn(shares)
            let judgement = try await Judgement(of: line, outcomes: heard, documents: Array(shares.joined()))
            #expect(judgement.isClean, "\(judgement)")
            try await line.stopAll()
        }

        @Test(arguments: Crossing.allCases)
        func others_whenAPeerSendsGarbage_areUnaffected(crossing: Crossing) async throws {
            let line = try RealLine()
            try await line.startAll()
            let member: Member = crossing == .store ? .aggregate : .ingest
            var generator = SeededGenerator(seed: 7)
            func noise(_ count: Int) -> [UInt8] { (0..<count).map { _ in .random(in: 0...255, using: &generator) } }

            // Silence, noise in place of a greeting, and a greeting that ends in the middle.
            let knockers = try [[], noise(4_096), [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3]].map {
                try Knocker(at: line.endpoint(crossing), saying: $0)
            }

            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(crossing))
            let wrong = Self.wrongMessages(noise: noise(300))
            for frames in wrong { try await peer.say(frames) }
            let answers = await peer.answers(wrong.count)
            #expect(
                answers.allSatisfy { $0.contains("reason") }, "every message is answered by a complaint: \(answers)")

            let documents = try Faults.documents.get().documents(0..<12)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            let judgement = try await Judgement(of: line, outcomes: heard, documents: documents)
            #expect(judgement.isClean, "\(judgement)")
            try await line.logged(member, "message refused")
            let refused = line.lines(member, "message refused")
            #expect(refused.contains { $0.contains("version") }, "the reason is named")
            // The library may take noise for a greeting of its first version, and tells no address of such a connection.
            #expect(refused.count { !$0.contains(Faults.ownProcess) } <= 1, "and who it was: \(refused)")

            // A frame longer than any that is taken ends the connection: the next message comes from somebody unknown.
            let hello = Hello(role: .submitter, node: "", name: "long")
            try await peer.say(WireMessage(hello).frames)
            #expect(await peer.answers(wrong.count + 1).last?.contains("limits") == true)
            try await peer.say([
                Array(#"{"v":1,"kind":"hello","id":1}"#.utf8), [UInt8](repeating: 0x20, count: 8 << 20),
            ])
            try await polled {
                // What is said before the connection has ended is lost with it.
                try await peer.say(WireMessage(Heartbeat()).frames)
                return await peer.versions.count > wrong.count + 1 ? () : nil
            }
            let after = await peer.answers(wrong.count + 2)
            #expect(after.last?.contains("say hello first") == true, "\(after.last ?? "")")
            for knocker in knockers {
                #expect(await knocker.isDropped())
                try await line.logged(member, "process \(knocker.process) of user")
            }
            #expect(line.log(member).split(separator: "\n").count { $0.contains("peer turned away") } >= knockers.count)
            await peer.close()
            #expect(await line.unexpectedEnds.isEmpty)
            try await line.stopAll()
        }

        /// Messages that no version of this protocol sends, before a hello; each is answered by a complaint.
        private static func wrongMessages(noise: [UInt8]) -> [[[UInt8]]] {
            let envelope = Array(#"{"v":1,"kind":"hello","id":1}"#.utf8)
            return [
                [noise],
                [Array("{}".utf8)],
                [Array(#"{"v":99,"kind":"hello","id":1}"#.utf8), Array("{}".utf8)],
                [Array(#"{"v":1}"#.utf8), Array("{}".utf8)],
                [envelope],
                [envelope, noise],
                [envelope, [], [], []],
                [envelope, Array(repeating: UInt8(ascii: "["), count: 100_000)],
                [envelope, Array(#"{"versions":[7],"role":"submitter","node":"","name":"x"}"#.utf8)],
                [Array(#"{"v":1,"kind":"unheard of","id":1}"#.utf8), Array("{}".utf8)],
                [Array(#"{"v":1,"kind":"part","id":1}"#.utf8), Array(#"{"whole":"facts","index":7,"count":2}"#.utf8)],
                [Array(#"{"v":1,"kind":"offer","id":18446744073709551615}"#.utf8), Array("{}".utf8)],
            ]
        }

        @Test func offers_thatPromiseTooMuch_areDeclinedAndHoldUpNobody() async throws {
            let line = try RealLine(environment: ["SHANGJI_INGEST_SUBMIT_UPLOAD_BYTES": "\(1 << 20)"])
            try await line.startAll()
            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(.submit))
            let document = InventedDocument([1], source: "a document that never comes")
            try await peer.say(WireMessage(Hello(role: .submitter, node: "", name: "greedy")).frames)
            _ = await peer.answers(1)
            for (number, bytes) in [Int.max, 65 << 20, -1, Int.min].enumerated() {
                let offer = Offer(document: document.id, bytes: bytes, claim: document.claim)
                try await peer.say(WireMessage(offer, id: UInt64(number + 1)).frames)
            }
            let answers = await peer.answers(5)
            #expect(answers.dropFirst().allSatisfy { $0.contains("reason") }, "\(answers)")
            try await line.logged(.ingest, "The document has \(65 << 20) bytes; this node takes at most")
            #expect(line.log(.ingest).contains("document declined"))

            // Bytes that were not asked for, and bytes that are not those that were named.
            let offer = Offer(document: document.id, bytes: 3, claim: document.claim)
            try await peer.say(WireMessage(offer, id: 9).frames)
            _ = await peer.answers(6)
            try await peer.say(WireMessage(Chunk(offset: -1), id: 9, raw: [7]).frames)
            let unasked = await peer.answers(7)
            #expect(unasked.last?.contains("reason") == true, "\(unasked)")
            try await peer.say(WireMessage(offer, id: 10).frames)
            _ = await peer.answers(8)
            try await peer.say(WireMessage(Chunk(offset: 0), id: 10, raw: [7, 8, 9]).frames)
            let other = await peer.answers(9)
            #expect(other.last?.contains("reason") == true, "bytes under another name: \(other)")

            // All the memory for uploads is promised to a peer that then says nothing: others wait until it is gone.
            try await peer.say(
                WireMessage(Offer(document: document.id, bytes: 1 << 20, claim: document.claim), id: 11).frames)
            _ = await peer.answers(10)
            let documents = try Faults.documents.get().documents(0..<6)
            let heard = try await Submitters(endpoint: line.endpoint(.submit)).handIn([documents])
            #expect(heard.allSatisfy { ($0.promise ?? .taken) >= .stored || $0.failure != nil })
            await peer.close()
            #expect(await line.unexpectedEnds.isEmpty)
            try await line.stopAll()
        }
    }
}
