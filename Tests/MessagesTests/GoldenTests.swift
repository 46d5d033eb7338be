import Foundation
import Messages
import Observations
import Rollups
import Testing

/// The wire is a promise to peers of other builds: what it looks like is held by files. A file that is missing is
/// written and fails the run; a change of shape is a new protocol version.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test func samples_holdEveryKind() {
        #expect(Set(Samples.all.compactMap(\.kind)) == Set(MessageKind.allCases))
    }

    @Test(arguments: Samples.all.indices)
    func message_looksAsItsGoldenFile(index: Int) throws {
        let message = Samples.all[index]
        let file = Self.folder.appending(path: "\(message.envelope.kind).json")
        let lines = message.frames.prefix(2).map { String(decoding: $0, as: UTF8.self) }
        let text = lines.joined(separator: "\n") + "\n"
        guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent); look at it and run again")
            return
        }
        #expect(text == golden)
    }

    /// What a build of the version before says means the same: a node that was not updated yet still delivers.
    @Test(arguments: Samples.differing.indices)
    func message_ofTheVersionBefore_meansTheSame(index: Int) throws {
        let (old, new) = Samples.differing[index]
        let file = Self.folder.appending(path: "1/\(old.envelope.kind).json")
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(golden == old.frames.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined())
        let frames = golden.split(separator: "\n").map { Array($0.utf8) }
        let arrived = try WireMessage(frames: frames)
        #expect(arrived.envelope.v == 1)
        switch arrived.kind {
        case .facts: #expect(try arrived.decode(Facts.self) == new.decode(Facts.self))
        case .handUp: #expect(try arrived.decode(HandUp.self) == new.decode(HandUp.self))
        default: Issue.record("\(arrived.envelope.kind) has one form only")
        }
    }

    /// Marks of secrecy are fields that the version before passes over; without them a message looks as it did.
    @Test func marks_ofSecrecy_travelBesideWhatTheVersionBeforeKnows() throws {
        let offer = Offer(document: Samples.document, bytes: 8, claim: Samples.claim, isSecret: true)
        #expect(try WireMessage(frames: WireMessage(offer).frames).decode(Offer.self) == offer)
        let lease = Lease(token: 9, document: Samples.document, bytes: 8, claims: [], isCleared: true)
        #expect(try WireMessage(frames: WireMessage(lease).frames).decode(Lease.self) == lease)
        let old = try #require(Samples.all.first { $0.kind == .offer })
        #expect(try old.decode(Offer.self).isSecret == nil)
    }

    @Test func versions_thatWereNeverSpoken_areRefusedByNumber() throws {
        for version in [0, 3, 99] {
            let head = Array(#"{"v":\#(version),"kind":"hello","id":1,"more":2}"#.utf8)
            #expect(throws: WireError.version(version)) { try WireMessage(frames: [head, Array("{}".utf8)]) }
        }
    }

    @Test(arguments: Samples.all.indices)
    func message_survivesTheWire(index: Int) throws {
        let message = Samples.all[index]
        let arrived = try WireMessage(frames: message.frames)
        #expect(arrived.envelope == message.envelope)
        #expect(arrived.body == message.body)
        #expect(arrived.raw == message.raw)
    }

    @Test func facts_comeBackEqual() throws {
        let sent = Facts(items: [Facts.Item(key: 1, fact: .reading(reading: Samples.reading, claims: [Samples.claim]))])
        #expect(try WireMessage(frames: WireMessage(sent).frames).decode(Facts.self) == sent)
    }
}
