import Links
import Messages
import Observations
import Testing

@testable import Aggregate

/// Readers whose catalogue has the number of the node's and another content.
@Suite(.timeLimit(.minutes(3))) struct RefusedReadersTests {
    private static func hello(_ name: String = "extract-1", catalogue: Int = 5, digest: String?, role: Role = .extract)
        -> Hello
    {
        Hello(
            role: role, node: "reading", name: name,
            edition: Edition(engine: 9, catalogue: catalogue, gazetteer: 9), editionHash: digest)
    }

    private static func judge(_ readers: inout RefusedReaders, _ hello: Hello, at second: Int = 0) -> Complaint? {
        readers.judge(hello, edition: 5, digest: "aaaaaaaaaaaaaaaa", now: .seconds(second))
    }

    @Test func reader_ofTheSameNumberAndAnotherContent_isRefusedWithBothDigests() throws {
        var readers = RefusedReaders()
        let answer = Self.judge(&readers, Self.hello(digest: "bbbbbbbbbbbbbbbb"))
        let complaint = try #require(answer)
        #expect(complaint.code == .edition)
        for words in ["reading/extract-1", "aaaaaaaaaaaa", "bbbbbbbbbbbb", "catalogue publish"] {
            #expect(complaint.reason.contains(words), "\(complaint.reason)")
        }
        let told = try #require(readers.current(now: .seconds(60)).first)
        #expect(told.name == "reading/extract-1" && told.edition.catalogue == 5)
        #expect(told.digest == "bbbbbbbbbbbbbbbb" && told.ownDigest == "aaaaaaaaaaaaaaaa")
    }

    /// The same content, another number, no digest (a first hello, or a reader of the version before), and what is no reader.
    @Test(arguments: [
        hello(digest: "aaaaaaaaaaaaaaaa"), hello(catalogue: 4, digest: "b"), hello(catalogue: 6, digest: "b"),
        hello(digest: nil), hello(digest: "b", role: .ingest),
    ])
    func hello_thatIsNoSecondContentOfTheNumber_isWelcome(_ hello: Hello) {
        var readers = RefusedReaders()
        #expect(Self.judge(&readers, hello) == nil)
        #expect(readers.current(now: .zero).isEmpty)
    }

    @Test func reader_thatTakesAnotherCatalogueOrIsGone_isToldOfNoMore() {
        var readers = RefusedReaders()
        for name in ["a", "b"] { _ = Self.judge(&readers, Self.hello(name, digest: "b")) }
        #expect(Self.judge(&readers, Self.hello("a", digest: "aaaaaaaaaaaaaaaa")) == nil)
        #expect(readers.current(now: .seconds(90)).map(\.name) == ["reading/b"])
        #expect(readers.current(now: .seconds(91)).isEmpty)
    }

    @Test func readers_withoutNumber_areAllRefusedAndFewRemembered() {
        var readers = RefusedReaders()
        for number in 0..<1_000 { #expect(Self.judge(&readers, Self.hello("\(number)", digest: "b")) != nil) }
        #expect(readers.current(now: .zero).count == RefusedReaders.limit)
    }
}
