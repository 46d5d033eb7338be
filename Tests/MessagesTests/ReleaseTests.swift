import Foundation
import Messages
import Testing

/// What readers give back, beside what the version before knows of it.
@Suite struct ReleaseTests {
    /// A reader of the version before asks for no pause; what asks for none looks as it did, and by a service of that version a pause
    /// is passed over.
    @Test func release_ofAReaderThatAsksForNoPause_isUnderstood() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/before/release.json")
        let frames = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
        let before = try WireMessage(frames: frames).decode(Release.self)
        #expect(before.isPostponed == nil && WireMessage(before).frames == frames)
        let sample = try #require(Samples.all.first { $0.kind == .release }).decode(Release.self)
        #expect(sample.isPostponed == true && sample.tokens == before.tokens)
    }
}
