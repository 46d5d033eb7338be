import Documents
import FaultLine
import Foundation
import Generation
import Indicators
import Keys
import Links
import Messages
import NodeRuntime
import Observations
import Places
import Quantities
import Rollups
import Supervision
import Testing
import ZeroMQ

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

        /// A county's node of the version before hands up over CURVE to a province of this one: it is told where to go on, its
        /// facts are stored and settled, what is not its own is refused, and a batch that comes again changes nothing.
        @Test func facts_ofANodeOfTheVersionBefore_comeUpTheUplink() async throws {
            let province = try TestNode.member("430000", name: "hunan")
            let keys = try CurveKeyPair.generate()
            try AdmissionFile.add(
                Admission(node: "yueyangxian", place: PlaceCode(rawValue: "430621"), key: keys.publicKey),
                to: province.folder.appending(path: "admitted.yaml").path)
            let up = try await province.up()
            let peer = try RawPeer()
            try await peer.connect(
                to: try #require(province.uplink),
                security: .curveClient(keys: keys, server: try CurvePublicKey(province.publicKey)))
            let hello =
                #"{"name":"uplink","node":"yueyangxian","place":"430621","role":"aggregate","versions":[1]}"#
            try await peer.say([Array(#"{"id":1,"kind":"hello","v":1}"#.utf8), Array(hello.utf8)])
            let welcome = try await peer.heard(.welcome).decode(Welcome.self)
            #expect(welcome.version == 1 && welcome.node == "hunan")
            try await peer.say([
                Array(#"{"id":2,"kind":"ask_resume","v":1}"#.utf8), Array(#"{"stream":"0a1b"}"#.utf8),
            ])
            #expect(try await peer.heard(.resume).decode(Resume.self) == Resume(stream: "0a1b", after: 0))

            let (own, foreign) = (try Self.report(of: "430621", "甲"), try Self.report(of: "430626", "乙"))
            let claim = Claim(node: "yueyangxian", time: 1_700_000_000_000, source: "甲.txt")
            let batch = HandUp(
                stream: "0a1b", after: 0, through: 3,
                items: [
                    HandUp.Item(sequence: 1, fact: .reading(reading: own, claims: [])),
                    HandUp.Item(sequence: 2, fact: .claim(document: own.document, claim: claim)),
                    HandUp.Item(sequence: 3, fact: .reading(reading: foreign, claims: [])),
                ])
            let message = WireMessage(batch, id: 3, version: 1)
            #expect(String(decoding: message.body, as: UTF8.self).contains("受理行政复议案件41件"), "readable, not packed")
            for _ in 0..<2 { try await peer.say(message.frames) }
            let verdicts = try await peer.heard(.handUpVerdicts).decode(HandUpVerdicts.self)
            #expect(verdicts.stream == "0a1b" && verdicts.through == 3)
            #expect(verdicts.refusals.map(\.sequence) == [3])
            #expect(verdicts.refusals.first?.reason.contains("answers for 岳阳县") == true)
            #expect(try await peer.heard(.settled).decode(Settled.self).root == "hunan")

            // Where the province has it, it goes on, also over a second connection.
            try await peer.say(
                WireMessage(HandUp(stream: "0a1b", after: 9, through: 10, items: []), id: 4, version: 1).frames)
            try await polled { await peer.resumes == [0, 3] ? () : nil }
            #expect(Set(await peer.versions) == [1], "it is spoken to in its own version")
            await peer.close()

            let control = try #require(up.ready.endpoints["aggregate.control"])
            let documents = try await Books.documents(at: control)
            #expect(documents.map(\.facts.document) == [own.document])
            #expect(documents.first?.facts.claims == [claim])
            let cell = try await province.run("explain", "430000", "reconsideration.received", "2023", "--json")
            #expect(cell.objects.first?["handed_up"] as? Int == 41, "\(cell.errors)")
            let tree = try await province.run("status", "--json").objects.first?["tree"] as? [String: Any]
            #expect((tree?["counts"] as? [String: Int])?["quarantined"] == 1)
            #expect(try await province.run("verify").status == 0)
            #expect(try await up.stop() == .exited(0))
        }

        /// What a node hands up of a report: one figure with its sentence, and no text.
        private static func report(of place: String, _ name: String) throws -> Reading {
            let sentence = "全年受理行政复议案件41件。"
            let period = try #require(Period(year: 2023))
            let observation = Observation(
                indicator: IndicatorCode(rawValue: "reconsideration.received"), value: 41, bounds: Bounds(exactly: 41),
                unit: "件", qualifier: .exact, scope: .`self`, ambit: .whole, ambitAssumed: true, period: period,
                surface: "41", span: TextSpan(start: 9, end: 11), sentence: sentence,
                sentenceSpan: TextSpan(start: 0, end: 13))
            return Reading(
                document: DocumentID(hashing: name.utf8), edition: Edition(engine: 1, catalogue: 1, gazetteer: 1),
                metadata: DocumentMetadata(
                    kind: .annualReport, title: name, jurisdiction: .place(PlaceCode(rawValue: place)), placeName: nil,
                    adcode: nil, parent: nil, level: .county, isFunctionalZone: false, department: nil, year: 2023,
                    period: period, issuer: nil, published: nil, script: .hans),
                mentions: [], observations: [observation], checks: [], text: "")
        }
    }
}
