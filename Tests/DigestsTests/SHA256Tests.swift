import Digests
import Testing

struct SHA256Tests {
    /// The examples of FIPS 180-4 as NIST publishes them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digest_ofAStandardExample_isTheStandards(text: String, expected: String) {
        var sum = SHA256()
        sum.update(Array(text.utf8))
        #expect(hexadecimal(sum.finalize()) == expected)
    }

    @Test func digest_ofAMillionLettersInPieces_isTheStandards() {
        var sum = SHA256()
        for _ in 0..<1_000 { sum.update([UInt8](repeating: UInt8(ascii: "a"), count: 1_000)) }
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(hexadecimal(sum.finalize()) == expected)
    }

    @Test func copy_whenBothGoOn_goesItsOwnWay() {
        var first = SHA256()
        first.update(Array("ab".utf8))
        var second = SHA256(copying: first)
        first.update(Array("c".utf8))
        second.update(Array("d".utf8))
        let (abc, abd) = (first.finalize(), second.finalize())
        #expect(hexadecimal(abc).hasPrefix("ba7816bf8f01cfea"))
        #expect(abc != abd)
    }

    private func hexadecimal(_ digest: SHA256Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
