import Decoding
import Documents
import Testing

/// Bytes become text, or a failure that says what to do.
struct TextDecodingTests {
    /// The text, or what the failure says.
    private func outcome(_ bytes: [UInt8], limit: Int = 1000) -> String {
        do {
            return try TextDecoding.decode(bytes, limits: DecodingLimits(maximumBytes: limit))
        } catch {
            return "\(error.code): \(error.description)"
        }
    }

    @Test(arguments: ["受理62件。", "a", "0", "\n二\r\n", "𠮷野家", "e\u{301}", "\u{7F}", "\u{FFFD}", "　件"])
    func decode_whenBytesAreText_givesItUnchanged(text: String) {
        #expect(Array(outcome(Array(text.utf8)).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func decode_whenByteOrderMarkStandsFirst_dropsItAndNoOther() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(outcome(mark + Array("件".utf8)) == "件")
        #expect(Array(outcome(mark + mark + Array("件".utf8)).unicodeScalars) == ["\u{FEFF}", "件"])
        #expect(Array(outcome(Array("件".utf8) + mark).unicodeScalars) == ["件", "\u{FEFF}"])
    }

    @Test(arguments: ["", " ", "\n\r\n\t ", "\u{FEFF}", "\u{FEFF}\n", "\u{3000}\u{A0}\n\u{3000}", "\u{2028}\u{200A}"])
    func decode_whenNothingIsInIt_failsAsEmpty(text: String) {
        #expect(outcome(Array(text.utf8)).hasPrefix("empty: The document holds no text"))
    }

    @Test(arguments: [
        ([0x61, 0x00, 0x62] as [UInt8], 1), ([0x00, 0x61], 0), ([0xEF, 0xBB, 0xBF, 0x61, 0x00], 4),
        ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0xFF], 5), ([0xFF, 0xFE, 0x61, 0x00], 3), ([0x00], 0),
    ])
    func decode_whenAZeroByteIsInIt_failsAsBinaryAndTellsTheOffset(bytes: [UInt8], offset: Int) {
        let outcome = outcome(bytes)
        #expect(outcome.hasPrefix("not_text: "))
        #expect(outcome.contains("a zero byte at offset \(offset))"))
    }

    @Test(arguments: [
        ([0x61, 0xFF] as [UInt8], 1), ([0x61, 0x80, 0x62], 1), ([0xB7, 0xA8, 0xD6, 0xCE], 0),  // 法治 in GB18030
        ([0xE6, 0xB3, 0x95, 0xE6, 0xB2], 3), ([0x61, 0xC0, 0x80], 1), ([0x61, 0x62, 0xED, 0xA0, 0x80], 2),
        ([0xF5, 0x80, 0x80, 0x80], 0), ([0xEF, 0xBB, 0xBF, 0x61, 0xC3], 4), ([0xE6, 0xB3, 0x41], 0),
    ])
    func decode_whenBytesAreNoUTF8_failsAndTellsTheOffset(bytes: [UInt8], offset: Int) {
        let outcome = outcome(bytes)
        #expect(outcome.hasPrefix("not_utf8: "))
        #expect(outcome.contains("first wrong byte at offset \(offset))"))
    }

    @Test func decode_whenDocumentIsLargerThanTheLimit_failsBeforeItLooks() {
        #expect(outcome(Array("abc".utf8), limit: 3) == "abc")
        for bytes in [Array("abcd".utf8), [0, 0xFF, 0, 0], [0xEF, 0xBB, 0xBF, 0x61], Array("    ".utf8)] {
            let outcome = outcome(bytes, limit: 3)
            #expect(outcome.hasPrefix("too_large: The document has 4 bytes, more than the 3"))
        }
    }

    @Test func failure_whenItBecomesAFact_saysStageAndThatItWillNotHeal() throws {
        let error = try #require(throws: DecodingFailure.self) { try TextDecoding.decode([0x61, 0xFF]) }
        #expect(error.failure.stage == .decode)
        #expect(error.failure.code == "not_utf8")
        #expect(error.failure.reason == error.description)
        #expect(!error.failure.mayHeal)
    }
}
