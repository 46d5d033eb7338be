import Foundation
import Keys
import Places
import TestFiles
import Testing
import ZeroMQ

final class AdmissionFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("admitted.yaml") }
    private var faults: [KeyError] = []

    init() throws { folder = try TemporaryFolder() }

    private func admission(_ node: String, _ place: String = "330106") throws -> Admission {
        Admission(node: node, place: PlaceCode(rawValue: place), key: try CurveKeyPair.generate().publicKey)
    }

    @Test func key_whenAddedToARunningServicesFile_isAdmittedAtOnceAndShutOutAtOnce() throws {
        let file = try AdmissionFile(path) { self.faults.append($0) }
        let first = try admission("xihu")
        #expect(file[first.key] == nil)
        try AdmissionFile.add(first, to: path)
        #expect(file[first.key] == first)
        let second = try admission("xiacheng", "330103")
        try AdmissionFile.add(second, to: path)
        #expect(file.admissions == [first, second])
        try FileManager.default.removeItem(atPath: path)
        #expect(file[first.key] == nil)
        #expect(faults == [])
    }

    @Test func node_thatChangesItsKey_isAdmittedWithBoth() throws {
        let (old, new) = (try admission("xihu"), try admission("xihu"))
        try AdmissionFile.add(old, to: path)
        try AdmissionFile.add(new, to: path)
        let list = try AdmissionFile.read(path)
        #expect(list[old.key] == old && list[new.key] == new)
    }

    @Test func node_forASecondPlace_isRefused() throws {
        try AdmissionFile.add(try admission("xihu", "330106"), to: path)
        let error = #expect(throws: KeyError.self) {
            try AdmissionFile.add(try self.admission("xihu", "330103"), to: self.path)
        }
        #expect(error?.description.contains("two places") == true)
        #expect(try AdmissionFile.read(path).admissions.count == 1)
    }

    @Test func key_thatIsSomebodys_isRefused() throws {
        var one = try admission("xihu")
        try AdmissionFile.add(one, to: path)
        one.node = "other"
        #expect(throws: KeyError.alreadyAdmitted(path, node: "xihu")) { try AdmissionFile.add(one, to: self.path) }
    }

    @Test(arguments: Admission.Role.allCases)
    func role_isWrittenAndReadAgain(role: Admission.Role) throws {
        var one = try admission("xihu")
        one.role = role
        try AdmissionFile.add(one, to: path)
        #expect(try AdmissionFile.read(path).admissions == [one])
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("  role: ") == (role != .node), "older lists say nothing of a role")
    }

    @Test func entry_thatIsTakenOut_leavesAllElseAsItWas() throws {
        let file = try AdmissionFile(path) { self.faults.append($0) }
        #expect(try AdmissionFile.remove(from: path) { _ in true } == [])
        let (first, second, third) = (try admission("xihu"), try admission("xiacheng", "330103"), try admission("xihu"))
        for entry in [first, second, third] { try AdmissionFile.add(entry, to: path) }
        let whole = try String(contentsOfFile: path, encoding: .utf8) + "# the last\n"
        try Data(whole.utf8).write(to: URL(filePath: path))
        #expect(try AdmissionFile.remove(from: path) { $0.node == "nobody" } == [])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == whole)
        #expect(try AdmissionFile.remove(from: path) { $0.key == first.key } == [first])
        #expect(file.admissions == [second, third] && file[first.key] == nil)
        #expect(try AdmissionFile.remove(from: path) { $0.node == "xihu" } == [third])
        let left = try String(contentsOfFile: path, encoding: .utf8)
        #expect(left.hasPrefix("# Who may connect here") && left.hasSuffix("# the last\n"))
        #expect(try AdmissionFile.remove(from: path) { _ in true } == [second])
        #expect(file.admissions.isEmpty && faults.isEmpty)
    }

    @Test func list_inOneLine_isLeftForAHand() throws {
        let one = try admission("xihu")
        let text = "[{node: xihu, place: \"330106\", key: \"\(one.key)\"}]\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(throws: KeyError.self) { try AdmissionFile.remove(from: self.path) { _ in true } }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func file_brokenByAnEdit_changesNothingAndIsToldOnce() throws {
        let first = try admission("xihu")
        try AdmissionFile.add(first, to: path)
        let file = try AdmissionFile(path) { self.faults.append($0) }
        try Data("- node: xihu\n  plaice: 330106\n".utf8).write(to: URL(filePath: path))
        #expect(file[first.key] == first)
        #expect(file[first.key] == first)
        #expect(faults.count == 1)
        #expect(faults.first?.description.contains("line 2: “plaice” does not belong here") == true)
    }

    @Test(arguments: [
        ("node: xihu", "a list is wanted"), ("- xihu", "an entry wants node, place and key"),
        ("- node: xihu", "place, key is missing"), ("- node: a\n  place: b\n  key: c", "not a public key"),
        ("- node: a\n  place: b\n  key: c\n  role: king", "“king” is no role"),
    ])
    func list_thatIsWrong_isRefusedWithTheReason(yaml: String, reason: String) {
        let error = #expect(throws: KeyError.self) { try AdmissionList(yaml: yaml, path: "admitted.yaml") }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }
}
