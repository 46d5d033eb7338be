import Foundation
import Keys
import TestFiles
import Testing
import ZeroMQ

final class AnnouncedKeysTests {
    private static let endpoint = "tcp://10.1.2.3:7201"
    private let folder: TemporaryFolder
    private var path: String { folder.path("announced-keys.yaml") }
    private var faults: [KeyError] = []
    private let keys: [CurvePublicKey]

    init() throws {
        keys = try (0..<4).map { _ in try CurveKeyPair.generate().publicKey }
        folder = try TemporaryFolder()
    }

    private func opened() -> AnnouncedKeys { AnnouncedKeys(path) { self.faults.append($0) } }

    private func believed(_ file: AnnouncedKeys, at endpoint: String = endpoint, configured: Int = 0) -> [Int?] {
        file.keys(at: endpoint, configured: keys[configured]).map(keys.firstIndex)
    }

    private func hear(
        _ file: AnnouncedKeys, _ current: Int, _ next: Int?, under used: Int, at endpoint: String = endpoint
    ) -> Bool {
        file.heard(keys[current], next.map { keys[$0] }, under: keys[used], at: endpoint, configured: keys[0])
    }

    @Test func nextKey_whenHeard_isTriedAfterThePresentOneAlsoAfterARestart() throws {
        let file = opened()
        #expect(believed(file) == [0])
        #expect(hear(file, 0, 1, under: 0))
        #expect(believed(file) == [0, 1])
        #expect(believed(opened()) == [0, 1])
        #expect(believed(opened(), at: "tcp://10.1.2.3:7202") == [0], "another endpoint is another line")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func keyBefore_whenTheNextOneIsInUse_isBelievedNoMore() {
        let file = opened()
        #expect(hear(file, 0, 1, under: 0))
        file.worked(keys[1], at: Self.endpoint, configured: keys[0])
        #expect(believed(file) == [1, 0], "what worked is tried first")
        #expect(hear(file, 1, nil, under: 1))
        #expect(believed(file) == [1] && believed(opened()) == [1])
        // It goes on from there.
        #expect(hear(file, 1, 2, under: 1))
        #expect(hear(file, 2, nil, under: 2))
        #expect(believed(opened()) == [2])
    }

    /// A node whose key has just changed says so over connections that were made under the key before.
    @Test func keyBefore_whileTheLineStillUsesIt_isKept() {
        let file = opened()
        #expect(hear(file, 1, nil, under: 0))
        #expect(believed(file) == [1, 0])
    }

    @Test func nextKey_thatIsTakenBack_isBelievedNoMore() {
        let file = opened()
        #expect(hear(file, 0, 1, under: 0))
        #expect(hear(file, 0, nil, under: 0))
        #expect(believed(opened()) == [0])
    }

    @Test func configuration_withAnotherKey_beginsAnew() {
        #expect(hear(opened(), 1, 2, under: 0))
        #expect(believed(opened(), configured: 3) == [3])
        #expect(believed(opened(), configured: 0) == [1, 2, 0])
    }

    @Test func processes_thatShareTheFile_keepWhatTheOthersHeard() {
        let (one, other) = (opened(), opened())
        #expect(hear(one, 0, 1, under: 0, at: "tcp://10.1.2.3:7203"))
        #expect(hear(other, 0, 2, under: 0, at: "tcp://10.1.2.3:7204"))
        #expect(believed(opened(), at: "tcp://10.1.2.3:7203") == [0, 1])
        #expect(believed(opened(), at: "tcp://10.1.2.3:7204") == [0, 2])
    }

    @Test func announcement_thatCannotBeWritten_isBelievedAndNotConfirmedUntilItCan() throws {
        let file = opened()
        try FileManager.default.removeItem(at: folder.url)
        #expect(!hear(file, 0, 1, under: 0))
        #expect(!hear(file, 0, 1, under: 0))
        #expect(believed(file) == [0, 1])
        #expect(faults.count == 1, "told once")
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        #expect(hear(file, 0, 1, under: 0))
        #expect(believed(opened()) == [0, 1])
    }

    @Test func announcement_withoutAFile_isBelievedAndNotConfirmed() {
        let file = AnnouncedKeys(nil) { self.faults.append($0) }
        #expect(!hear(file, 0, 1, under: 0))
        #expect(believed(file) == [0, 1] && faults == [])
    }

    @Test(arguments: [
        "what is this", "- endpoint: tcp://a:1\n", "- endpoint: a\n  configured: b\n  keys: c\n",
        "- endpoint: a\n  configured: \"rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7\"\n  keys: \"\"\n",
    ])
    func file_thatIsBroken_isToldAndTheConfigurationHolds(text: String) {
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        #expect(made)
        #expect(believed(opened()) == [0])
        #expect(faults.count == 1, "\(faults)")
    }

    @Test func file_thatOthersMayWrite_isNotBelieved() throws {
        #expect(hear(opened(), 0, 1, under: 0))
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
        #expect(believed(opened()) == [0])
        #expect(faults.first?.description.contains("0666") == true)
    }
}
