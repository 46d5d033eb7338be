import Documents
import FaultLine
import Foundation
import Generation
import Links
import Messages
import Observations
import Rollups
import Testing

extension Faults {
    /// A node of the version before beside services of this one.
    @Suite(.serialized, .timeLimit(.minutes(2))) struct PreviousVersionTests {
        /// What a hello of the version before looks like: it knows no other.
        private static let hello =
            #"{"name":"extract-old","node":"local","role":"extract","versions":[1]}"#

        @Test func facts_ofAReaderOfTheVersionBefore_areStored() async throws {
            let line = try RealLine()
            try await line.startAll()
            let peer = try RawPeer()
            try await peer.connect(to: line.endpoint(.store))
            try await peer.say([Array(#"{"id":1,"kind":"hello","v":1}"#.utf8), Array(Self.hello.utf8)])
            let welcome = await peer.answers(1)
            #expect(welcome.first?.contains(#""version":1"#) == true, "\(welcome)")

            let bytes = Array("虚构的一份旧报告".utf8)
            let document = DocumentID(hashing: bytes)
            let reading = Reading(
                document: document, edition: Edition(engine: 1, catalogue: 1, gazetteer: 1),
                metadata: DocumentMetadata(
                    kind: .other, title: nil, jurisdiction: .outside(name: "虚构"), placeName: nil, adcode: nil,
                    parent: nil,
                    level: nil, isFunctionalZone: false, department: nil, year: nil, period: nil, issuer: nil,
                    published: nil, script: .hans),
                mentions: [], observations: [], checks: [], text: String(decoding: bytes, as: UTF8.self))
            let facts = Facts(items: [Facts.Item(key: 7, fact: .reading(reading: reading, claims: []))])
            let message = WireMessage(facts, id: 2, version: 1)
            #expect(String(decoding: message.body, as: UTF8.self).contains("虚构的一份旧报告"), "readable, not packed")
            try await peer.say(message.frames)
            let answers = await peer.answers(2)
            #expect(answers.last == #"{"items":[{"key":7}]}"#, "stored, no refusal: \(answers)")
            #expect(await peer.versions == [1, 1], "it is spoken to in its own version")

            let page = try await line.ask(.aggregate, AskDocuments(after: 0, limit: 10), for: DocumentsPage.self)
            #expect(page.items.map(\.facts.document) == [document])
            await peer.close()
            try await line.stopAll()
        }
    }
}
