import Documents
import Foundation
import Testing

@Suite struct DocumentIDTests {
    @Test func id_ofKnownBytes_isTheirSHA256() {
        // The digest of the empty string and of "abc" stand in FIPS 180-4's examples.
        #expect(
            DocumentID(hashing: []).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            DocumentID(hashing: "abc".utf8).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func id_travelsAsOneString() throws {
        let id = DocumentID(hashing: "上计".utf8)
        let encoded = try JSONEncoder().encode([id])
        #expect(try JSONDecoder().decode([DocumentID].self, from: encoded) == [id])
    }

    @Test(arguments: ["", "abc", String(repeating: "G", count: 64), String(repeating: "A", count: 64)])
    func id_whenTextIsNoDigest_isRefused(text: String) {
        #expect(DocumentID(text) == nil)
    }
}
