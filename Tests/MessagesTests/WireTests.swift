import Foundation
import Messages
import Observations
import Testing

@Suite struct WireTests {
    @Test func frames_ofANewerVersion_areRefusedByNumber() {
        let frames = [Array(#"{"v":3,"shape":"new"}"#.utf8), []]
        #expect(throws: WireError.version(3)) { try WireMessage(frames: frames) }
    }

    @Test(arguments: [
        [], [[]], [Array("no json".utf8), []], [Array(#"{"v":1}"#.utf8), []],
        [Array(#"{"v":1,"kind":"x","id":1}"#.utf8)],
    ])
    func frames_thatAreNoMessage_areRefused(frames: [[UInt8]]) {
        #expect(throws: WireError.self) { try WireMessage(frames: frames) }
    }

    @Test func body_thatDoesNotFit_isNamedByKindAndField() throws {
        let frames = [Array(#"{"id":1,"kind":"pull","v":1}"#.utf8), Array(#"{"offset":0}"#.utf8)]
        let message = try WireMessage(frames: frames)
        do {
            _ = try message.decode(Pull.self)
            Issue.record("it was decoded")
        } catch {
            #expect(error.description.contains("pull") && error.description.contains("length"))
        }
    }

    @Test func longBody_travelsInPartsAndComesBackWhole() throws {
        let reason = String(repeating: "长", count: 300_000)
        let message = WireMessage(Decline(reason: reason, retryAfterSeconds: nil), id: 12)
        let parts = Parts.cut(message)
        #expect(parts.count == 4)
        #expect(parts.allSatisfy { $0.raw.count <= Parts.bodyBytes })
        var assembler = PartsAssembler(limit: 1 << 20)
        for part in parts.dropLast() { #expect(try assembler.take(part) == nil) }
        let whole = try #require(try assembler.take(parts[3]))
        #expect(whole.envelope == message.envelope)
        #expect(try whole.decode(Decline.self).reason == reason)
    }

    @Test func parts_outOfTurnOrBeyondTheLimit_areRefusedAndForgotten() throws {
        let message = WireMessage(Decline(reason: String(repeating: "x", count: 600_000), retryAfterSeconds: nil))
        let parts = Parts.cut(message)
        var assembler = PartsAssembler(limit: 1 << 20)
        _ = try assembler.take(parts[0])
        #expect(throws: WireError.self) { try assembler.take(parts[2]) }
        var small = PartsAssembler(limit: 300_000)
        _ = try small.take(parts[0])
        #expect(throws: WireError.self) { try small.take(parts[1]) }
    }

    @Test func decision_asAFact_survivesTheWire() throws {
        let fact = Fact.adjudication(Samples.adjudication)
        let sent = WireMessage(Facts(items: [Facts.Item(key: 1, fact: fact)]))
        #expect(String(decoding: sent.body, as: UTF8.self).hasPrefix(#"{"items":[{"fact":{"adjudication":{"_0":{"#))
        #expect(try sent.decode(Facts.self).items.map(\.fact) == [fact])
        let up = WireMessage(HandUp(stream: "s", after: 0, through: 1, items: [HandUp.Item(sequence: 1, fact: fact)]))
        #expect(try up.decode(HandUp.self).items.map(\.fact) == [fact])
    }
}
